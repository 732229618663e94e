// SPDX-License-Identifier: MIT
#include "tests/support/hierarchical_models.h"

#include <algorithm>
#include <cstdint>

namespace darknumber {
namespace {

/// Whether every part of `term` with one list less is in `model`, or is a single list.
bool may_join(CaptureHistory term, const std::vector<CaptureHistory>& model) {
  if (lists_on(term) == 2) return true;
  for (CaptureHistory part = 1; part < term; ++part)
    if (is_subset(part, term) && lists_on(part) == lists_on(term) - 1 &&
        std::find(model.begin(), model.end(), part) == model.end())
      return false;
  return true;
}

/// `model` with every choice of terms of `size` lists, and so on up to `order` lists.
void extend(const std::vector<CaptureHistory>& model, int size, int lists, int order,
            std::vector<std::vector<CaptureHistory>>& all) {
  if (size > order) {
    all.push_back(model);
    return;
  }
  std::vector<CaptureHistory> terms;
  for (CaptureHistory term = 1; term < history_count(lists); ++term)
    if (lists_on(term) == size && may_join(term, model)) terms.push_back(term);
  for (std::uint32_t choice = 0; choice < (std::uint32_t{1} << terms.size()); ++choice) {
    std::vector<CaptureHistory> larger = model;
    for (std::size_t t = 0; t < terms.size(); ++t)
      if ((choice >> t & 1U) != 0) larger.push_back(terms[t]);
    extend(larger, size + 1, lists, order, all);
  }
}

}  // namespace

std::vector<std::vector<CaptureHistory>> hierarchical_models(int lists, int order) {
  std::vector<std::vector<CaptureHistory>> all;
  extend({}, 2, lists, order, all);
  return all;
}

}  // namespace darknumber

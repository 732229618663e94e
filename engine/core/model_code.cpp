// SPDX-License-Identifier: MIT
#include "engine/core/model_code.h"

#include <algorithm>
#include <array>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

constexpr std::size_t most_coded = 63;
constexpr ModelCode was_chosen = ModelCode{1} << most_coded;

bool is_coded_before(CaptureHistory a, CaptureHistory b) {
  if (lists_on(a) != lists_on(b)) return lists_on(a) < lists_on(b);
  const CaptureHistory difference = a ^ b;
  return (a & difference & (~difference + 1)) != 0;
}

/// The sets that have a bit, in the order of the bits.
std::vector<CaptureHistory> coded_sets(int lists) {
  std::vector<CaptureHistory> sets;
  for (CaptureHistory set = 1; set < history_count(lists); ++set)
    if (lists_on(set) >= 2) sets.push_back(set);
  std::sort(sets.begin(), sets.end(), is_coded_before);
  sets.resize(std::min(sets.size(), most_coded));
  return sets;
}

const std::vector<CaptureHistory>& sets_of(int lists) {
  static const auto by_lists = [] {
    std::array<std::vector<CaptureHistory>, max_lists + 1> all;
    for (int k = 0; k <= max_lists; ++k) all[static_cast<std::size_t>(k)] = coded_sets(k);
    return all;
  }();
  return by_lists.at(static_cast<std::size_t>(lists));
}

}  // namespace

int longest_coded_term(int lists) {
  if (history_count(lists) - static_cast<std::size_t>(lists) - 1 <= most_coded) return lists;
  return lists_on(sets_of(lists).back()) - 1;  // of the longest only some have a bit
}

ModelCode model_code(const std::vector<CaptureHistory>& terms, int lists) {
  const std::vector<CaptureHistory>& sets = sets_of(lists);
  ModelCode code = was_chosen;
  for (CaptureHistory term : terms) {
    if (lists_on(term) < 2) continue;
    const auto place = std::find(sets.begin(), sets.end(), term) - sets.begin();
    DN_EXPECT(place < static_cast<std::ptrdiff_t>(sets.size()), "an interaction that has a bit");
    code |= ModelCode{1} << place;
  }
  return code;
}

std::vector<CaptureHistory> interactions_of(ModelCode code, int lists) {
  const std::vector<CaptureHistory>& sets = sets_of(lists);
  std::vector<CaptureHistory> interactions;
  for (std::size_t i = 0; i < sets.size(); ++i)
    if ((code >> i) & 1U) interactions.push_back(sets[i]);
  return interactions;
}

}  // namespace darknumber

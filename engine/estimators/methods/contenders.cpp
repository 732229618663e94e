// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/contenders.h"

#include <algorithm>

#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

/// Fewer interactions first, then their order.
bool is_simpler(const Interactions& one, const Interactions& than) {
  if (one.size() != than.size()) return one.size() < than.size();
  return std::lexicographical_compare(one.begin(), one.end(), than.begin(), than.end(),
                                      comes_before);
}

}  // namespace

void Contenders::compare(const Interactions& interactions, FitStatus status, double criterion) {
  if (interactions.empty()) status_of_independence_ = status;
  ++compared_.fitted;
  if (status != FitStatus::ok) {
    ++compared_.without_estimate[static_cast<std::size_t>(failure_of(status))];
    return;
  }
  if (!contenders_.empty() && better(lowest_, criterion)) return;
  lowest_ = contenders_.empty() ? criterion : std::min(lowest_, criterion);
  std::erase_if(contenders_, [this](const Contender& c) { return better(lowest_, c.criterion); });
  contenders_.push_back({criterion, interactions});
}

const Interactions* Contenders::best() const {
  const auto found = std::min_element(contenders_.begin(), contenders_.end(),
                                      [](const Contender& a, const Contender& b) {
                                        return is_simpler(a.interactions, b.interactions);
                                      });
  return found != contenders_.end() ? &found->interactions : nullptr;
}

std::vector<Interactions> Contenders::tied() const {
  std::vector<Interactions> tied;
  for (const Contender& contender : contenders_)
    if (ties_with_a_number(contender.criterion, lowest_)) tied.push_back(contender.interactions);
  return tied;
}

}  // namespace darknumber

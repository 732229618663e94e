// SPDX-License-Identifier: MIT
#include "engine/study/explain/boundedness.h"

#include <algorithm>

#include "engine/study/factor_values.h"

namespace darknumber {
namespace {

/// All that the lists of `history` reached from one of them by arcs that stay among them are.
CaptureHistory reached_from(int first, CaptureHistory history,
                            const std::vector<DirectedPair>& referrals) {
  CaptureHistory reached = only(first);
  for (bool grows = true; grows;) {
    grows = false;
    for (const DirectedPair& arc : referrals)
      if (arc.probability > 0.0 && contains(reached, arc.from) && contains(history, arc.to) &&
          !contains(reached, arc.to)) {
        reached |= only(arc.to);
        grows = true;
      }
  }
  return reached;
}

/// Lists whose entities may be linked to others' by mistake.
CaptureHistory falsely_linked(const Scenario& scenario) {
  CaptureHistory lists = 0;
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j)
    if (scenario.agencies[j].false_link_probability > 0.0) lists |= only(static_cast<int>(j));
  return lists;
}

/// Lists on which one of a given number of bystanders may be.
CaptureHistory with_bystanders(const Scenario& scenario) {
  CaptureHistory lists = 0;
  if (!scenario.bystanders.count) return lists;
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j) {
    const AgencySpec& agency = scenario.agencies[j];
    const auto flags = [](const AgencyRates& rates) {
      return rates.false_positive_share > 0.0 || rates.false_alarm_probability > 0.0;
    };
    if (flags(agency.rates) ||
        std::any_of(agency.in_stratum.begin(), agency.in_stratum.end(), flags))
      lists |= only(static_cast<int>(j));
  }
  return lists;
}

bool comes_from_one(CaptureHistory history, const Scenario& scenario) {
  if (is_subset(history, with_bystanders(scenario))) return true;
  const CaptureHistory linked = falsely_linked(scenario);
  for (int j = 0; j < static_cast<int>(scenario.agencies.size()); ++j)
    if (contains(history, j) &&
        is_subset(history, reached_from(j, history, scenario.referrals) | linked))
      return true;
  return false;
}

}  // namespace

bool is_unbounded(const FactorReach& reach, const ContingencyTable& table) {
  // Near the upper ends of beliefs: a probability that may be 0 as well as not is not 0 there.
  constexpr double nearly_all = 0.99;
  std::vector<double> values;
  for (const Factor& factor : reach.factors())
    values.push_back(value_at(factor, nearly_all).number());
  const Scenario scenario = reach.read(values);
  for (CaptureHistory h = 1; h < table.counts().size(); ++h)
    if (lists_on(h) >= 2 && table[h] > 0.0 && !comes_from_one(h, scenario)) return false;
  return true;
}

}  // namespace darknumber

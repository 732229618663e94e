// SPDX-License-Identifier: MIT
#include "engine/study/check_assumed_shares.h"

#include <fmt/format.h>

#include "engine/estimators/methods/assumed_false_positives.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {

void check_assumed_shares(const Scenario& scenario, const Observed& expected) {
  const std::vector<EstimatorSpec>& estimators = scenario.estimation.estimators;
  const std::vector<AssumedShareFault> faults =
      assumed_share_faults(estimators, expected.entities, expected.strata);
  if (faults.empty()) return;
  const AssumedShareFault& fault = faults.front();
  const EstimatorSpec& estimator = estimators[fault.estimator];
  std::vector<std::string> strata;
  for (const Stratum& stratum : scenario.population.strata) strata.push_back(stratum.name);
  throw UnsolvableScenario(fmt::format("estimation.estimators[#{}].assumed_false_positive_share.{}",
                                       fault.estimator + 1, estimator.lists[fault.list].name),
                           message_of(fault, estimator, strata), advice_of(fault));
}

}  // namespace darknumber

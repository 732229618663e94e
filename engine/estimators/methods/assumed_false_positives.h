// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// The table less what is assumed false: of each list j, a share of its records n_j (the entities
/// on it) from the entities on j alone, as expected weight. Nothing where a list has fewer of
/// those. `shares`: one for each list, or none at all.
std::optional<ContingencyTable> without_assumed_false_positives(const ContingencyTable& over_lists,
                                                                const std::vector<double>& shares);

/// A list with fewer entities on it alone than its estimator takes to be false.
struct AssumedShareFault {
  std::size_t estimator = 0;           // of those given
  std::size_t list = 0;                // of the estimator's
  std::optional<std::size_t> stratum;  // in whose table, where it works by strata
  double records = 0.0;
  double alone = 0.0;  // entities on this list only

  /// The largest share that could be assumed.
  double reachable() const { return alone / records; }
};

/// Every such list, for a table that is no drawn one: there it is a mistake in the options.
std::vector<AssumedShareFault> assumed_share_faults(const std::vector<EstimatorSpec>& estimators,
                                                    const ContingencyTable& over_agencies,
                                                    const std::vector<ContingencyTable>& strata);

/// What is wrong, and what to do, in one sentence each. `strata`: their names.
std::string message_of(const AssumedShareFault& fault, const EstimatorSpec& estimator,
                       const std::vector<std::string>& strata);
std::string advice_of(const AssumedShareFault& fault);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/estimators/estimator_spec.h"
#include "engine/scenario/scenario.h"

namespace darknumber::testing {

/// N-hat of a method on a table, on all of its lists or on some (`lists`, by number). Fails the
/// test where there is no estimate.
double population_size(const ContingencyTable& table, const Method& method,
                       const std::vector<int>& lists = {});

/// The large-sample value of a method in a scenario: N-hat on the exact expected table.
double large_sample(const Scenario& scenario, const Method& method,
                    const std::vector<int>& lists = {});

/// The exact expected entities of a scenario, by history over its agencies.
ContingencyTable expected_table(const Scenario& scenario);

/// Requires the large-sample value to be `expected`, a closed form, within 1e-9 relative.
void require_value(const Scenario& scenario, const Method& method, double expected);

/// The two models that most checks use.
inline const Method independence = LoglinearFixed{FixedTerms::independence, {}};
inline const Method pairwise = LoglinearFixed{FixedTerms::pairwise, {}};

}  // namespace darknumber::testing

// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "engine/estimators/estimator_spec.h"
#include "engine/interface/watch.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// Which of the arguments were given that may have no effect.
struct GivenArguments {
  bool replicates = false;
  bool seed = false;
  bool until = false;
};

/// Why verbs that draw no register have no use for them.
inline constexpr std::string_view idle_in_validate =
    "validate checks the scenario and draws nothing";
inline constexpr std::string_view idle_in_expect = "expect evaluates the expected table";

/// Whether any of the estimators, or its interval, draws.
bool any_draws(const std::vector<EstimatorSpec>& estimators);

/// Remarks that an option has no effect, and why.
void remark_idle(const Watch& watch, std::string_view option, std::string_view why);

/// Remarks which of the arguments given have no effect on a run of this scenario.
void remark_idle_of_run(const Watch& watch, const GivenArguments& given, const Scenario& scenario);

/// The same of weighing further data.
void remark_idle_of_design(const Watch& watch, const GivenArguments& given);

/// The same for a verb that draws no register of this scenario, and why it does not.
void remark_idle_draws(const Watch& watch, const GivenArguments& given, const Scenario& scenario,
                       std::string_view why);

}  // namespace darknumber

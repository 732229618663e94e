// SPDX-License-Identifier: MIT
#include "engine/estimators/fit.h"

#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/chao.h"
#include "engine/estimators/chapman.h"
#include "engine/estimators/fit_input.h"
#include "engine/estimators/lincoln_petersen.h"
#include "engine/estimators/loglinear_all.h"
#include "engine/estimators/loglinear_fixed.h"
#include "engine/estimators/loglinear_stepwise.h"

namespace darknumber {
namespace {

bool every_number_finite(const Estimate& estimate) {
  return std::isfinite(estimate.population_size) && std::isfinite(estimate.se.value_or(0.0)) &&
         (!estimate.interval ||
          (std::isfinite(estimate.interval->lower) && std::isfinite(estimate.interval->upper)));
}

/// A mean is of other estimators' answers, not of a table (estimate_all.h).
FitOutcome fit(const MeanOf&, const FitInput&) {
  DN_EXPECT(false, "a mean is made of answers");
  return Status::no_data;
}

}  // namespace

FitOutcome fit(const EstimatorSpec& spec, const ContingencyTable& over_lists,
               const ContingencyTable& in_use) {
  if (over_lists.observed() == 0.0) return Status::no_data;
  const FitInput input{over_lists, in_use, spec.level};
  const FitOutcome outcome =
      std::visit([&](const auto& method) { return fit(method, input); }, spec.method);
  if (const Estimate* estimate = std::get_if<Estimate>(&outcome))
    DN_ENSURE(every_number_finite(*estimate), "an estimate is a finite number");
  return outcome;
}

FitOutcome estimate(const EstimatorSpec& spec, const ListsInUse& in_use,
                    const ContingencyTable& over_agencies) {
  return fit(spec, project(over_agencies, spec.lists), project(over_agencies, in_use));
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/estimators/fit.h"

#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/assumed_false_positives.h"
#include "engine/estimators/bayesian_threshold.h"
#include "engine/estimators/chao.h"
#include "engine/estimators/chapman.h"
#include "engine/estimators/closed_population.h"
#include "engine/estimators/decomposable.h"
#include "engine/estimators/fit_input.h"
#include "engine/estimators/fixed_odds_ratio.h"
#include "engine/estimators/latent_class.h"
#include "engine/estimators/lincoln_petersen.h"
#include "engine/estimators/linkage_corrected.h"
#include "engine/estimators/loglinear_all.h"
#include "engine/estimators/loglinear_fixed.h"
#include "engine/estimators/loglinear_stepwise.h"
#include "engine/estimators/sample_coverage.h"
#include "engine/estimators/trimmed.h"
#include "engine/estimators/wrapped_interval.h"

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

/// The table that is left where records assumed to be false are removed; none where it has too few.
std::optional<ContingencyTable> table_left(const EstimatorSpec& spec,
                                           const ContingencyTable& table) {
  std::optional<ContingencyTable> rest =
      without_assumed_false_positives(table, spec.assumed_false_positive_shares);
  if (rest && rest->observed() == 0.0) rest.reset();
  return rest;
}

/// The method on what is left of the table, with its own interval.
FitOutcome fit_method(const EstimatorSpec& spec, const FitInput& input) {
  const auto of_method = [&](const FitInput& seen) {
    return std::visit([&](const auto& method) { return fit(method, seen); }, spec.method);
  };
  if (spec.assumed_false_positive_shares.empty()) return of_method(input);
  const std::optional<ContingencyTable> rest = table_left(spec, input.table);
  if (!rest) return Status::no_data;
  FitOutcome outcome = of_method({*rest, input.in_use, input.level, input.streams, input.detail});
  if (Estimate* estimate = std::get_if<Estimate>(&outcome))
    estimate->dropped += input.table.observed() - rest->observed();
  return outcome;
}

/// The interval asked for, in the place of the method's own. BCa resamples the table as it is; the
/// likelihood and the persons of a parametric bootstrap are those of what is left of it.
void replace_interval(const EstimatorSpec& spec, const FitInput& input, Estimate& estimate) {
  if (spec.interval.kind == IntervalKind::bca || spec.assumed_false_positive_shares.empty())
    return wrap_interval(spec, input, fit_method, estimate);
  const std::optional<ContingencyTable> rest = table_left(spec, input.table);
  DN_EXPECT(rest.has_value(), "a table that has given an estimate");
  wrap_interval(spec, {*rest, input.in_use, input.level, input.streams, input.detail}, fit_method,
                estimate);
}

}  // namespace

FitOutcome fit(const EstimatorSpec& spec, const ContingencyTable& over_lists,
               const ContingencyTable& in_use, const StreamKey& streams) {
  if (over_lists.observed() == 0.0) return Status::no_data;
  const FitInput input{over_lists, in_use, spec.level, streams};
  FitOutcome outcome = fit_method(spec, input);
  if (Estimate* estimate = std::get_if<Estimate>(&outcome)) {
    if (spec.interval.kind != IntervalKind::own) replace_interval(spec, input, *estimate);
    DN_ENSURE(every_number_finite(*estimate), "an estimate is a finite number");
  }
  return outcome;
}

FitOutcome estimate(const EstimatorSpec& spec, const ListsInUse& in_use,
                    const ContingencyTable& over_agencies, const StreamKey& streams) {
  return fit(spec, project(over_agencies, spec.lists), project(over_agencies, in_use), streams);
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/estimate.h"
#include "engine/estimators/estimate_all.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/methods/latent_class.h"
#include "engine/input/value.h"
#include "engine/report/block.h"

namespace darknumber {

/// What estimators made of one table.
struct Answered {
  const std::vector<EstimatorSpec>& estimators;
  const std::vector<Answer>& answers;
  const std::vector<FitOutcome>& outcomes;              // one an answer
  std::vector<double> truths;                           // one an answer; empty where nobody knows
  std::vector<ContingencyTable> tables;                 // one an answer: what its estimator saw
  std::vector<std::optional<ChainReport>> chains = {};  // likewise, where chains disagree; or empty
};

/// The levels of the intervals, which all estimators of a table have in common.
std::vector<double> levels_of(const Answered& answered);

/// The interval at the l-th of the levels.
std::optional<Interval> interval_at(const Estimate* estimate, std::size_t l);

/// {"estimator", "estimate", "se", "lower", "upper", "intervals", "status", "boundary"} for each
/// answer, and the
/// model where there is one: its terms, deviance, AIC and BIC; of a selection, the models that
/// "tied", where any did, and what ended it (stop_report.h); and the posterior of a Bayesian
/// method. Null where a number does not exist. Where the interval is not the method's own:
/// "interval", its kind, and of one that resamples "resamples" and "resamples_failed". "reason"
/// says why there is no estimate, or one on the boundary.
Value estimates_value(const Answered& answered);

/// The same as a table for people, with a note on each answer that is no estimate or sits on a
/// boundary, or lacks the interval asked for. Where the truth is known, a column says how many
/// times the truth each is.
Blocks estimates_blocks(const Answered& answered);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"
#include "engine/estimators/intervals/method_fit.h"
#include "engine/estimators/intervals/resampling_intervals.h"

namespace darknumber {

/// Puts the interval that `spec` asks for, which is not the method's own, in the place of that in
/// `estimate`, which the method made of `input`; takes it away where it cannot be had.
///
/// profile: of the log-linear model the method ended with; of Lincoln-Petersen, two independent
/// lists; of mh and mth, their model. bootstrap: by the plan below. bca: n persons from the
/// observed proportions; none on a table that is not of whole numbers. The method is repeated as a
/// whole in every resample. An assumed share of false records is in the table that bca resamples,
/// and no more in the persons that the bootstrap draws. Where the estimator has lists of its own,
/// the table over all lists in use, which only says whether anyone is on two lists there, stays
/// that of `input`.
void wrap_interval(const EstimatorSpec& spec, const FitInput& input, MethodFit fit,
                   Estimate& estimate);

/// What a parametric bootstrap draws: as many persons as the whole number nearest to N-hat, from
/// the fitted means and exp(intercept) of a log-linear model; of another method, from the observed
/// proportions with N-hat - n unseen, or nobody where N-hat is below n.
ResamplingPlan bootstrap_plan(const EstimatorSpec& spec, const ContingencyTable& table,
                              const Estimate& estimate);

}  // namespace darknumber

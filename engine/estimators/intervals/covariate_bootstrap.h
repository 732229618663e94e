// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/intervals/method_fit.h"

namespace darknumber {

/// The parametric bootstrap of a log-linear model with covariates, whose estimate `fit` made of
/// `input`: persons are drawn over the fitted means of all cells, the unseen ones included; those
/// on no list leave. Each resample is answered by the whole method, or, where `repeated` says so,
/// by the chosen model alone, as in the R package mse, which also cuts the number drawn to a whole
/// one. Percentiles of type 8; where a resample has no estimate, it counts as infinite. The levels
/// of covariates have limits of their own.
void bootstrap_by_pattern(const EstimatorSpec& spec, const FitInput& input, MethodFit fit,
                          Estimate& estimate);

}  // namespace darknumber

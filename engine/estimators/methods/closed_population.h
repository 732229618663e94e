// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"
#include "engine/estimators/fitting/capture_model.h"

namespace darknumber {

/// N-hat = n + exp(intercept) of a Poisson log-linear model of the observable cells: M_h, with one
/// main effect for all lists, or M_th, with one for each, and what stands for heterogeneity: the
/// lower bound's etas (lower_bound.h), one column (heterogeneity.h), or log odds that differ
/// between persons as a normal variate (logit_normal_fit.h). M_th with one column can have
/// interactions of lists beside it, given or chosen (capture_selection.h), as closedpCI.t has them.
/// Standard error sqrt(d + d^2 V), d the dark figure and V the intercept's variance; the interval
/// takes d as lognormal. For `normal`, V is from the inverse of the observed information.
/// Where the likelihood is highest as the dark figure goes to 0, N-hat is n, at the boundary, as
/// Rcapture in effect has it; so in any case where a list of M_th has everyone on it.
/// Status: no_mle where N grows without end; not_identifiable where it may be anything, so where
/// two lists are to tell how persons differ; no_overlap where a bias correction alone would make an
/// estimate; not_converged where the search for the normal model finds no maximum.
/// Source: Baillargeon & Rivest (2007), J. Stat. Software 19; Rcapture 1.4-4.
FitOutcome fit(const ClosedPopulation& method, const FitInput& input);

/// The model of a table that `method`, any but `normal`, arrives at, with its fit.
FittedCaptureModel fit_heterogeneity(const ClosedPopulation& method, const TableMargins& table);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <variant>
#include <vector>

#include "engine/estimators/fitting/counts_between.h"
#include "engine/estimators/fitting/loglinear_fit.h"

namespace darknumber {

/// A log-linear model at the maximum of the likelihood of counts that are known as intervals.
struct CensoredMaximum {
  LoglinearModel model;              // narrowed to its face where it has one
  std::vector<double> coefficients;  // one a finite term
  std::vector<double> variances;     // likewise, from the observed information
  std::vector<double> counts;        // by history: means given their intervals
  double log_likelihood = 0.0;
};

/// The maximum, with its existence decided. A count that may be 0 is to the likelihood's supremum
/// what a 0 is, since its interval has the probability 1 where its mean is 0; a count that may not
/// is what a positive one is, since its interval then has the probability 0. So existence, face and
/// what becomes of the dark figure are those of the table in which every count is its least.
///
/// On the face the log-likelihood is concave: along the linear predictor its curvature is the
/// variance of the count given the interval less mu, which is not above 0, since an interval of a
/// log-concave distribution has no more variance than all of it. Newton's method with step halving,
/// from the fit to the middles. Score and information: Louis (1982), J. R. Statist. Soc. B 44.
std::variant<CensoredMaximum, FitStatus> maximise_censored(
    std::span<const CountInterval> counts, const std::vector<CaptureHistory>& interactions);

}  // namespace darknumber

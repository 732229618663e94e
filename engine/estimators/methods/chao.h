// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// The numbers that Chao's estimator rests on.
struct CaptureFrequencies {
  double observed = 0.0;  // n
  double once = 0.0;      // f1: seen on exactly one list
  double twice = 0.0;     // f2
};

/// A dark figure and its variance.
struct ChaoEstimate {
  double dark_figure = 0.0;
  double variance = 0.0;
};

/// With r = f1/f2, d = A f1^2/(2 f2), variance f2 (A r^2/2 + A^2 r^3 + A^2 r^4/4); where f2 = 0,
/// d = A f1 (f1 - 1)/2, variance A f1(f1-1)/2 + A^2 f1 (2 f1 - 1)^2/4 - A^2 f1^4/(4 N-hat).
/// A is (k - 1)/k for k lists, and 1 in the limit of many.
/// Source: Chao (1987), Biometrics 43, 783-791; the variances Chao & Chiu (2016), eqs 7a-8b.
ChaoEstimate chao_from_frequencies(const CaptureFrequencies& frequencies, double factor);

/// Chao's estimate; `no_overlap` where no entity is on two lists.
FitOutcome fit(const Chao&, const FitInput& input);

}  // namespace darknumber

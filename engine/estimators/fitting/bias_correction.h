// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/contingency_table.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// Whether a closed-population model has a bias-corrected form, and from how many lists on.
bool has_bias_correction(bool lists_differ, Heterogeneity heterogeneity);
inline constexpr int least_lists_of_bias_correction = 3;

/// The dark figure of M_h's lower bound less its bias, and the variance of N-hat, f1 and f2 the
/// numbers on exactly one and two of k lists, a = (k-1)/k:
///   a f1 (f1 - 1) / (2 (f2 + 1)).
/// With fractions of persons f1 - 1 is at least 0, and the variance may be negative.
struct CorrectedLowerBound {
  double dark_figure = 0.0;
  double variance = 0.0;
};
CorrectedLowerBound corrected_lower_bound(const ContingencyTable& table);

/// The table whose maximum likelihood fit has less bias: a constant added to the cells of those on
/// one, two and three lists, and no cell below 0. Where lists are alike it is the numbers on one,
/// two and three lists that are changed, and every cell of a number has the same count.
/// Source: Rivest & Levesque (2001), Canad. J. Statist. 29; Rcapture 1.4-4, closedp.bc.
ContingencyTable bias_corrected_table(const ContingencyTable& table, bool lists_differ,
                                      Heterogeneity heterogeneity);

}  // namespace darknumber

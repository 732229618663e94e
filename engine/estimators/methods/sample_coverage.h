// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// What the estimators from the sample coverage rest on, over the k lists that have someone. Of
/// lists i and j, n_i is a size, Z_i the number on i alone, Z_ij on these two alone, n_ij on both;
/// A_ij = Z_i + Z_j + 2 Z_ij.
struct CoverageStatistics {
  int lists = 0;                // k
  double observed = 0.0;        // M: entities on any list
  double distinct = 0.0;        // D = M - sum Z_i / k: mean number on the lists but one
  double coverage = 0.0;        // C = 1 - sum (Z_i / n_i) / k; 0 where nobody is on two lists
  double pairs = 0.0;           // sum over pairs of A_ij
  double weighted_pairs = 0.0;  // sum over pairs of A_ij n_ij / (n_i n_j)
};

CoverageStatistics coverage_statistics(const ContingencyTable& table);

/// With g_ij = N n_ij / (n_i n_j) - 1, how much two lists depend, and the correction
/// c(N) = sum over pairs of A_ij g_ij / (k C):
/// `independent` N0 = D/C; `low` N0 + c(N0 + c(N0)), one step from N0; `high` the N that solves
/// N = N0 + c(N), (k D - sum A_ij) / (k C - sum A_ij n_ij / (n_i n_j)).
/// An estimate below the entities observed gives the number observed, marked as one at the
/// boundary; CARE1 does so for `high`. It does so too where the numerator of `high` is below 1e-4,
/// which is the case of no table of whole numbers with an overlap, and where its denominator is
/// negative. Without a positive denominator the correction grows as fast as N or faster, and here
/// there is no estimate.
///
/// The standard error is that of `resamples` multinomial resamples of round(N-hat) persons, those
/// on no list included: with 1,000 of them its own relative error is some 2 % where tails are
/// light, with the 200 of CARE1 5 %; a resample whose denominator is not positive counts with its
/// number observed, as in CARE1, which makes the error too small. There is none on a table of
/// fractions, nor where a resample has no overlap or too few lists.
///
/// `no_overlap` where nobody is on two lists, that is C = 0, and where the denominator of `high` is
/// not positive, as where a single pair of lists overlaps; `not_identifiable` where `high` or `low`
/// has but two lists with someone on, whose dependence nothing tells. Empty lists are left out.
///
/// Sources: Chao & Tsay (1998), JASA 93, 283-293; Chao, Tsay, Lin, Shau & Chao (2001), Statistics
/// in Medicine 20, 3123-3157, eqs 9, 12 and 13; the R package CARE1 1.1.0.
FitOutcome fit(const SampleCoverage& method, const FitInput& input);

}  // namespace darknumber

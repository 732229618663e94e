// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>

#include "engine/core/estimate.h"

namespace darknumber {

/// A model fitted to the complete table: that of the observed, and a number of persons on no list
/// as if it had been counted too.
struct CompleteFit {
  double deviance = 0.0;      // 2 sum x log(x/mu) over all histories, that of nobody included
  double unseen_share = 0.0;  // mu_0 / sum mu: the fitted probability to be on no list
};

/// The maximum likelihood fit with `unseen` > 0 persons on no list; nothing where it fails. What a
/// method gives in order to have profile intervals.
using CompleteFitter = std::function<std::optional<CompleteFit>(double unseen)>;

/// The deviance is made of terms as large as its cells, each with an error of some 2^-52 of it:
/// with so many persons that is 0.0005 of a log-likelihood that is to fall by 2. Of five times as
/// many, fits begin to fail.
inline constexpr double most_in_a_profile = 1e12;

/// The interval of N from the profile of the multinomial likelihood of the complete table,
///   l(N) = log N! - log (N - n)! - sum log x_h! + max over the model of sum x_h log p_h,
/// whose sums have x_0 = N - n persons on no list: all N >= n, whole or not, where 2 (max l - l(N))
/// is at most the quantile of chi-square with one degree of freedom at `level`. Its centre is the
/// multinomial estimate, a little below the Poisson one, which N-hat stays.
///
/// `observed`: n > 0; `start` >= 0: a guess of N - n. The lower end is n where l has not fallen far
/// enough there. The upper end is looked for as far as it takes: where l does not fall enough
/// before N is 1e12 n or `most_in_a_profile`, there is none, and so no interval. Nor is there where
/// a fit fails.
///
/// With s(x) = log x! - x log x + x, l(N) = s(N) - s(N - n) - deviance/2 and a constant, where
/// nothing cancels; and l'(N) = psi(N + 1) - psi(N - n + 1) + log p_0(N). Sources: Cormack (1992),
/// Biometrics 48; Baillargeon & Rivest (2007), J. Stat. Software 19(5), section 2.3.
std::optional<Interval> profile_interval(double observed, double start, double level,
                                         const CompleteFitter& fit);

}  // namespace darknumber

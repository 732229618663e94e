// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace darknumber {

/// Draws of one quantity by chains of equal length, four draws or more each.
using Chains = std::vector<std::vector<double>>;

/// How far chains agree: the root of the variance over all of them by the mean variance within
/// them, each cut in two halves, of the normal scores of the draws' ranks; and the same of the
/// distances from the median, whichever is larger. 1 where they tell the same; defined for
/// distributions without moments. 1 where all draws are equal. Source: Vehtari, Gelman, Simpson,
/// Carpenter & Burkner (2021), Bayesian Analysis 16, sections 3.1 and 4.
double split_r_hat(const Chains& chains);

/// The number of independent draws that would tell as much: draws divided by the autocorrelation
/// time of the normal scores of the ranks, of all half chains together, by Geyer's initial monotone
/// sequence. Source: Geyer (1992), Statist. Sci. 7; Vehtari et al. (2021), section 3.2.
double effective_draws(const Chains& chains);

}  // namespace darknumber

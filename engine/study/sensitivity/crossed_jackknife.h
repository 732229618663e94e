// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "engine/study/sensitivity/index_interval.h"

namespace darknumber {

/// What an estimate leaves out: one scramble of the points, one group of replicates, both or none.
struct LeftOut {
  std::optional<std::size_t> scramble;
  std::optional<std::size_t> group;
};

/// A list of estimates; none where the outputs left do not give one.
using Estimates = std::vector<std::optional<double>>;

/// Independent scrambles of the points, every one of them evaluated with the same replicates, which
/// make independent groups. One group: exact outputs, without noise.
struct CrossedDesign {
  std::size_t scrambles = 1;
  std::size_t groups = 1;
  double level = 0.95;
};

/// The estimates from everything, with intervals. Points and replicates are two samples, crossed:
/// with s, g and sg what is left out, the variance is that over scrambles, plus that over groups,
/// less what both hold,
///   V_S  = (S - 1)/S sum_s (t_s - mean)^2,   V_G likewise,
///   V_SG = (S - 1)(G - 1)/(S G) sum_sg (t_sg - t_s - t_g + t)^2,
/// and no less than either. The interval is Student's t, with the degrees of freedom of a sum of
/// V_S with S - 1 and V_G with G - 1. Without two scrambles, or where an estimate is missing, there
/// is no interval.
///
/// Sources: L'Ecuyer, Nakayama, Owen & Tuffin (2023), "Confidence intervals for randomized
/// quasi-Monte Carlo estimators", Winter Simulation Conference: Student's t over independent
/// scrambles covers best; Tukey (1958), Annals of Mathematical Statistics 29, for a ratio's
/// jackknife; Cameron, Gelbach & Miller (2011), Journal of Business & Economic Statistics 29, for
/// two crossed samples; Satterthwaite (1946), Biometrics Bulletin 2, for the degrees of freedom.
std::vector<SensitivityIndex> crossed_jackknife(
    const CrossedDesign& design, const std::function<Estimates(const LeftOut&)>& estimates_without);

}  // namespace darknumber

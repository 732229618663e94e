// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/crossed_jackknife.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/performance/moments.h"

namespace darknumber {
namespace {

/// The estimates from everything and from all but something.
struct Leavings {
  Estimates all;
  std::vector<Estimates> by_scramble;
  std::vector<Estimates> by_group;
  std::vector<std::vector<Estimates>> by_both;  // scramble, group
};

Leavings leavings_of(const CrossedDesign& design,
                     const std::function<Estimates(const LeftOut&)>& estimates_without) {
  Leavings leavings;
  leavings.all = estimates_without({});
  if (design.scrambles < 2) return leavings;
  for (std::size_t s = 0; s < design.scrambles; ++s)
    leavings.by_scramble.push_back(estimates_without({s, std::nullopt}));
  if (design.groups < 2) return leavings;
  for (std::size_t g = 0; g < design.groups; ++g)
    leavings.by_group.push_back(estimates_without({std::nullopt, g}));
  for (std::size_t s = 0; s < design.scrambles; ++s) {
    leavings.by_both.emplace_back();
    for (std::size_t g = 0; g < design.groups; ++g)
      leavings.by_both.back().push_back(estimates_without({s, g}));
  }
  return leavings;
}

/// One estimate of each list; empty where any is missing.
std::vector<double> column(const std::vector<Estimates>& lists, std::size_t index) {
  std::vector<double> values;
  for (const Estimates& list : lists) {
    if (!list[index]) return {};
    values.push_back(*list[index]);
  }
  return values;
}

double jackknife_variance(const std::vector<double>& without_one) {
  const double n = static_cast<double>(without_one.size());
  return moments_of(without_one).variance * (n - 1.0) * (n - 1.0) / n;
}

/// What the variances over scrambles and over groups both hold; none where an estimate is missing.
std::optional<double> shared_variance(const Leavings& leavings, std::size_t index) {
  double sum = 0.0;
  for (std::size_t s = 0; s < leavings.by_both.size(); ++s)
    for (std::size_t g = 0; g < leavings.by_both[s].size(); ++g) {
      const std::optional<double>& both = leavings.by_both[s][g][index];
      if (!both) return std::nullopt;
      const double residual = *both - *leavings.by_scramble[s][index] -
                              *leavings.by_group[g][index] + *leavings.all[index];
      sum += residual * residual;
    }
  const double scrambles = static_cast<double>(leavings.by_scramble.size());
  const double groups = static_cast<double>(leavings.by_group.size());
  return sum * (scrambles - 1.0) * (groups - 1.0) / (scrambles * groups);
}

std::optional<Interval> interval_of(const Leavings& leavings, std::size_t index, double level) {
  const std::vector<double> by_scramble = column(leavings.by_scramble, index);
  if (!leavings.all[index] || by_scramble.size() < 2) return std::nullopt;
  const double value = *leavings.all[index];
  const double points = jackknife_variance(by_scramble);
  const double points_df = static_cast<double>(by_scramble.size() - 1);
  if (leavings.by_group.empty())
    return student_interval(value, std::sqrt(points), points_df, level);

  const std::vector<double> by_group = column(leavings.by_group, index);
  if (by_group.empty()) return std::nullopt;
  const std::optional<double> shared = shared_variance(leavings, index);
  if (!shared) return std::nullopt;
  const double noise = jackknife_variance(by_group);
  const double sum = points + noise;
  if (sum == 0.0) return Interval{value, value};
  const double noise_df = static_cast<double>(by_group.size() - 1);
  const double df = sum * sum / (points * points / points_df + noise * noise / noise_df);
  return student_interval(value, std::sqrt(std::max({points, noise, sum - *shared})), df, level);
}

}  // namespace

std::vector<SensitivityIndex> crossed_jackknife(
    const CrossedDesign& design,
    const std::function<Estimates(const LeftOut&)>& estimates_without) {
  DN_EXPECT(design.scrambles > 0 && design.groups > 0, "points and outputs");
  const Leavings leavings = leavings_of(design, estimates_without);
  std::vector<SensitivityIndex> indices;
  for (std::size_t i = 0; i < leavings.all.size(); ++i)
    indices.push_back({leavings.all[i], interval_of(leavings, i, design.level), 0});
  return indices;
}

}  // namespace darknumber

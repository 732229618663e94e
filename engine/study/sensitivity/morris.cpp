// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/morris.h"

#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <cstdint>

#include "engine/core/contracts.h"
#include "engine/core/random_stream.h"
#include "engine/performance/moments.h"
#include "engine/performance/quantiles.h"

namespace darknumber {
namespace {

/// Any fixed number would do: an error bar shall not depend on the seed of the study.
constexpr std::uint64_t trajectory_bootstrap_seed = 0;
constexpr std::uint32_t resamples = 1000;  // Efron & Tibshirani (1993), section 13.3, for intervals
constexpr double tail = 0.025;             // on either side of a 95 % interval

std::vector<double> paired_differences(std::span<const double> before,
                                       std::span<const double> after) {
  DN_EXPECT(before.size() == after.size(), "the same replicates at both ends of a step");
  std::vector<double> differences;
  for (std::size_t r = 0; r < before.size(); ++r)
    if (std::isfinite(before[r]) && std::isfinite(after[r]))
      differences.push_back(after[r] - before[r]);
  return differences;
}

std::vector<double> present(std::span<const std::optional<double>> values) {
  std::vector<double> all;
  for (const std::optional<double>& value : values)
    if (value) all.push_back(*value);
  return all;
}

double absolute_mean(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) sum += std::abs(value);
  return sum / static_cast<double>(values.size());
}

/// How often each trajectory is drawn, for each resample.
std::vector<std::vector<std::uint32_t>> draw_resamples(std::size_t trajectories) {
  std::vector<std::vector<std::uint32_t>> all;
  boost::random::uniform_int_distribution<std::size_t> any(0, trajectories - 1);
  for (std::uint32_t number = 0; number < resamples; ++number) {
    RandomStream stream(trajectory_bootstrap_seed, number, Purpose::study_morris_bootstrap);
    all.emplace_back(trajectories, 0);
    for (std::size_t draw = 0; draw < trajectories; ++draw) ++all.back()[any(stream)];
  }
  return all;
}

/// The mean absolute effect in each resample that has an effect, sorted.
std::vector<double> resampled_mu_star(const ElementaryEffects& effects,
                                      std::span<const std::vector<std::uint32_t>> drawn) {
  std::vector<double> mean_effects;
  for (const std::vector<std::uint32_t>& times : drawn) {
    double sum = 0.0;
    double n = 0.0;
    for (std::size_t t = 0; t < times.size(); ++t) {
      if (!effects.values[t]) continue;
      sum += times[t] * std::abs(*effects.values[t]);
      n += times[t];
    }
    if (n > 0.0) mean_effects.push_back(sum / n);
  }
  std::sort(mean_effects.begin(), mean_effects.end());
  return mean_effects;
}

void add_noise(MorrisEffect& effect, const ElementaryEffects& effects) {
  const std::vector<double> variances = present(effects.noise_variances);
  if (variances.empty()) return;
  const double variance = mean_alone(variances);
  effect.noise_floor = std::sqrt(variance * boost::math::constants::two_div_pi<double>());
  if (effect.lower) effect.inside_noise = *effect.lower <= *effect.noise_floor;
  if (!effect.sigma) return;
  effect.noise_free_variance = *effect.sigma * *effect.sigma - variance;
  effect.noise_free_sigma = std::sqrt(std::max(0.0, *effect.noise_free_variance));
}

enum class Sign { meant, none };

MorrisEffect summarise(const ElementaryEffects& effects,
                       std::span<const std::vector<std::uint32_t>> drawn, Sign sign) {
  const std::vector<double> values = present(effects.values);
  MorrisEffect effect;
  effect.n_used = values.size();
  effect.n_missing = effects.values.size() - values.size();
  if (values.empty()) return effect;
  effect.mu_star = absolute_mean(values);
  if (sign == Sign::meant) {
    const Moments moments = moments_of(values);
    effect.mu = moments.mean;
    if (values.size() > 1) effect.sigma = moments.sd();
  }
  if (values.size() > 1) {
    const std::vector<double> mean_effects = resampled_mu_star(effects, drawn);
    effect.lower = quantile_of_sorted(mean_effects, tail);
    effect.upper = quantile_of_sorted(mean_effects, 1.0 - tail);
  }
  add_noise(effect, effects);
  return effect;
}

}  // namespace

std::vector<ElementaryEffects> elementary_effects(const MorrisDesign& design,
                                                  std::span<const std::vector<double>> outputs) {
  DN_EXPECT(outputs.size() == design.rows_in_all(), "outputs for every row of the design");
  const MorrisPlan& plan = design.plan;
  const bool grouped = plan.has_groups();
  std::vector<std::size_t> first_member(plan.groups());
  for (std::size_t factor = plan.dimensions(); factor-- > 0;)
    first_member[plan.group_of[factor]] = factor;
  std::vector<ElementaryEffects> effects(plan.groups());
  std::size_t row = 0;
  for (const Trajectory& trajectory : design.trajectories) {
    for (const std::size_t group : trajectory.order) {
      const std::vector<double> differences = paired_differences(outputs[row], outputs[row + 1]);
      const Moments moments = moments_of(differences);
      const bool up = trajectory.start[first_member[group]] < plan.levels / 2;
      const double step = up ? plan.step() : -plan.step();
      std::optional<double> value;
      std::optional<double> noise;
      if (moments.n > 0) value = moments.mean / step;
      if (moments.n > 0 && grouped) value = std::abs(*value);
      if (moments.n > 1) noise = moments.variance / (static_cast<double>(moments.n) * step * step);
      effects[group].values.push_back(value);
      effects[group].noise_variances.push_back(noise);
      ++row;
    }
    ++row;
  }
  return effects;
}

std::vector<MorrisEffect> morris_effects(const MorrisDesign& design,
                                         std::span<const std::vector<double>> outputs) {
  const Sign sign = design.plan.has_groups() ? Sign::none : Sign::meant;
  const std::vector<std::vector<std::uint32_t>> drawn = draw_resamples(design.trajectories.size());
  std::vector<MorrisEffect> all;
  for (const ElementaryEffects& effects : elementary_effects(design, outputs))
    all.push_back(summarise(effects, drawn, sign));
  return all;
}

}  // namespace darknumber

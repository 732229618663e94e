// SPDX-License-Identifier: MIT
#include "engine/study/shapley_effects.h"

#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/core/contracts.h"
#include "engine/core/random_stream.h"
#include "engine/performance/moments.h"

namespace darknumber {
namespace {

constexpr std::uint64_t most_shapley_points = std::uint64_t{1} << 32;

/// What one base point says.
struct Shares {
  std::vector<double> by_factor;
  double variance = 0.0;           // their sum
  double variance_of_means = 0.0;  // with the noise in it
};

/// What one scramble says.
struct ScrambleShares {
  std::vector<std::optional<double>> effects;
  std::vector<std::optional<double>> ses;
  std::optional<double> variance;
  std::optional<double> variance_of_means;
  std::size_t n_used = 0;
};

/// The outputs of a base point's rows, of the replicates that are present in all of them.
std::vector<std::vector<double>> whole_replicates(const ReplicatedOutputs& outputs,
                                                  std::size_t first_row, std::size_t rows) {
  std::vector<std::vector<double>> kept(rows);
  for (std::size_t r = 0; r < outputs.replicates; ++r) {
    bool whole = true;
    for (std::size_t row = 0; row < rows; ++row)
      whole = whole && std::isfinite(outputs.row(first_row + row)[r]);
    for (std::size_t row = 0; whole && row < rows; ++row)
      kept[row].push_back(outputs.row(first_row + row)[r]);
  }
  return kept;
}

std::optional<Shares> shares_of(const std::vector<std::vector<double>>& outputs,
                                const std::vector<std::size_t>& order, std::size_t replicates) {
  const std::size_t present = outputs.front().size();
  if (present == 0 || (replicates > 1 && present == 1)) return std::nullopt;
  Shares shares{std::vector<double>(order.size()), 0.0, 0.0};
  for (std::size_t j = 1; j < outputs.size(); ++j) {
    std::vector<double> from_middle(present);
    for (std::size_t r = 0; r < present; ++r)
      from_middle[r] = outputs[0][r] - (outputs[j - 1][r] + outputs[j][r]) / 2.0;
    const double share = *mean_product(from_middle, difference(outputs[j - 1], outputs[j]));
    shares.by_factor[order[j - 1]] = share;
    shares.variance += share;
  }
  const double whole = mean_alone(difference(outputs.front(), outputs.back()));
  shares.variance_of_means = whole * whole / 2.0;
  return shares;
}

std::vector<Shares> shares_of_scramble(const ShapleyDesign& design,
                                       const ReplicatedOutputs& outputs, std::size_t scramble) {
  std::vector<Shares> all;
  for (std::size_t k = 0; k < design.spec().base_points; ++k) {
    const std::optional<Shares> shares = shares_of(
        whole_replicates(outputs, design.first_row(k, scramble), design.spec().dimensions + 1),
        design.order(k, scramble), outputs.replicates);
    if (shares) all.push_back(*shares);
  }
  return all;
}

/// The standard error of mean(share) / mean(variance), by the delta method.
double ratio_se(const std::vector<Shares>& all, std::size_t factor, double effect,
                double variance) {
  std::vector<double> residuals;
  for (const Shares& shares : all)
    residuals.push_back((shares.by_factor[factor] - effect * shares.variance) / variance);
  return moments_of(residuals).standard_error();
}

ScrambleShares ratios_of(const std::vector<Shares>& all, std::size_t d, double constant_sd) {
  ScrambleShares result{std::vector<std::optional<double>>(d),
                        std::vector<std::optional<double>>(d),
                        {},
                        {},
                        all.size()};
  if (all.empty()) return result;
  std::vector<double> sums(d, 0.0);
  double variance = 0.0, variance_of_means = 0.0;
  for (const Shares& shares : all) {
    for (std::size_t i = 0; i < d; ++i) sums[i] += shares.by_factor[i];
    variance += shares.variance;
    variance_of_means += shares.variance_of_means;
  }
  const double n = static_cast<double>(all.size());
  result.variance = variance / n;
  result.variance_of_means = variance_of_means / n;
  if (*result.variance <= constant_sd * constant_sd) return result;
  for (std::size_t i = 0; i < d; ++i) {
    result.effects[i] = sums[i] / variance;
    if (all.size() > 1) result.ses[i] = ratio_se(all, i, *result.effects[i], *result.variance);
  }
  return result;
}

SensitivityIndex effect_of(const std::vector<ScrambleShares>& results, std::size_t factor,
                           double level) {
  std::vector<std::optional<double>> by_scramble;
  std::size_t used = 0;
  for (const ScrambleShares& result : results) {
    by_scramble.push_back(result.effects[factor]);
    used += result.n_used;
  }
  SensitivityIndex effect = over_scrambles(by_scramble, level);
  effect.n_used = used;
  const std::optional<double> se = results.front().ses[factor];
  if (results.size() == 1 && se)
    effect.interval = student_interval(*effect.value, *se, used - 1, level);
  return effect;
}

}  // namespace

ShapleyDesign::ShapleyDesign(const ShapleyDesignSpec& spec)
    : spec_(spec), points_(2 * spec.dimensions, spec.seed) {
  DN_EXPECT(spec.base_points >= 2 && spec.base_points <= most_shapley_points,
            "2 to 2^32 base points");
  DN_EXPECT(spec.scrambles >= 1, "a scramble");
}

std::size_t ShapleyDesign::rows() const {
  return spec_.base_points * spec_.scrambles * (spec_.dimensions + 1);
}

std::size_t ShapleyDesign::first_row(std::size_t base_point, std::size_t scramble) const {
  return (base_point * spec_.scrambles + scramble) * (spec_.dimensions + 1);
}

std::vector<std::size_t> ShapleyDesign::order(std::size_t base_point, std::size_t scramble) const {
  RandomStream stream(spec_.seed, static_cast<std::uint32_t>(scramble), Purpose::study_permutations,
                      static_cast<std::uint32_t>(base_point));
  std::vector<std::size_t> order(spec_.dimensions);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t left = order.size(); left > 1; --left) {
    boost::random::uniform_int_distribution<std::size_t> any(0, left - 1);
    std::swap(order[left - 1], order[any(stream)]);
  }
  return order;
}

ShapleyRow ShapleyDesign::row(std::size_t index) const {
  DN_EXPECT(index < rows(), "a row of the design");
  const std::size_t block = index / (spec_.dimensions + 1);
  ShapleyRow row{block / spec_.scrambles, block % spec_.scrambles, index % (spec_.dimensions + 1),
                 std::vector<double>(spec_.dimensions)};
  const std::vector<std::size_t> factors = order(row.base_point, row.scramble);
  for (std::size_t place = 0; place < factors.size(); ++place) {
    const std::size_t column = factors[place] + (place < row.exchanged ? spec_.dimensions : 0);
    row.point[factors[place]] =
        points_.coordinate(static_cast<std::uint32_t>(row.scramble),
                           static_cast<std::uint32_t>(row.base_point), column);
  }
  return row;
}

ShapleyEffects shapley_effects(const ShapleyDesign& design, const ReplicatedOutputs& outputs,
                               double level, double constant_sd) {
  DN_EXPECT(outputs.replicates > 0 && outputs.values.size() == design.rows() * outputs.replicates,
            "an output for every row and replicate");
  std::vector<ScrambleShares> results;
  std::vector<std::optional<double>> variances, variances_of_means;
  for (std::size_t scramble = 0; scramble < design.spec().scrambles; ++scramble) {
    results.push_back(ratios_of(shares_of_scramble(design, outputs, scramble),
                                design.spec().dimensions, constant_sd));
    variances.push_back(results.back().variance);
    variances_of_means.push_back(results.back().variance_of_means);
  }
  ShapleyEffects effects;
  for (std::size_t i = 0; i < design.spec().dimensions; ++i)
    effects.effects.push_back(effect_of(results, i, level));
  effects.variance = over_scrambles(variances, level).value;
  const std::optional<double> of_means = over_scrambles(variances_of_means, level).value;
  if (outputs.replicates > 1 && of_means && *of_means > 0.0)
    effects.noise_share = 1.0 - *effects.variance / *of_means;
  effects.missing = missing_outputs(outputs);
  return effects;
}

}  // namespace darknumber

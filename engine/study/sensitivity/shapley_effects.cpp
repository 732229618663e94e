// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/shapley_effects.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/core/contracts.h"
#include "engine/core/random_stream.h"
#include "engine/core/shuffle.h"
#include "engine/performance/moments.h"
#include "engine/study/sensitivity/crossed_jackknife.h"

namespace darknumber {
namespace {

constexpr std::uint64_t most_shapley_points = std::uint64_t{1} << 32;

/// What one base point says.
struct Shares {
  std::vector<double> by_factor;
  double variance = 0.0;           // their sum
  double variance_of_means = 0.0;  // with the noise in it
};

/// The sums over base points.
struct ShareSums {
  std::vector<double> by_factor;
  double variance = 0.0;
  double variance_of_means = 0.0;
  std::size_t n = 0;

  explicit ShareSums(std::size_t factors) : by_factor(factors, 0.0) {}
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

std::vector<ShareSums> shares_by_scramble(const ShapleyDesign& design,
                                          const ReplicatedOutputs& outputs) {
  const std::size_t d = design.spec().dimensions;
  std::vector<ShareSums> all(design.spec().scrambles, ShareSums(d));
  for (std::size_t scramble = 0; scramble < all.size(); ++scramble)
    for (std::size_t k = 0; k < design.spec().base_points; ++k) {
      const std::optional<Shares> shares =
          shares_of(whole_replicates(outputs, design.first_row(k, scramble), d + 1),
                    design.order(k, scramble), outputs.replicates);
      if (!shares) continue;
      ShareSums& sums = all[scramble];
      for (std::size_t i = 0; i < d; ++i) sums.by_factor[i] += shares->by_factor[i];
      sums.variance += shares->variance;
      sums.variance_of_means += shares->variance_of_means;
      ++sums.n;
    }
  return all;
}

/// The sums over all scrambles but one.
ShareSums shares_without(const std::vector<ShareSums>& by_scramble,
                         const std::optional<std::size_t>& left_out) {
  ShareSums all(by_scramble.front().by_factor.size());
  for (std::size_t scramble = 0; scramble < by_scramble.size(); ++scramble) {
    if (scramble == left_out) continue;
    const ShareSums& one = by_scramble[scramble];
    for (std::size_t i = 0; i < one.by_factor.size(); ++i) all.by_factor[i] += one.by_factor[i];
    all.variance += one.variance;
    all.variance_of_means += one.variance_of_means;
    all.n += one.n;
  }
  return all;
}

Estimates effects_of(const ShareSums& sums) {
  Estimates effects(sums.by_factor.size());
  for (std::size_t i = 0; i < effects.size(); ++i)
    if (sums.variance > 0.0) effects[i] = sums.by_factor[i] / sums.variance;
  return effects;
}

std::vector<SensitivityIndex> effects_with_intervals(const ShapleyDesign& design,
                                                     const ReplicatedOutputs& outputs,
                                                     const std::vector<ShareSums>& sums,
                                                     double level) {
  const std::size_t groups = replicate_groups(outputs);
  // Without groups of replicates an interval would lack their noise.
  const CrossedDesign crossed{groups == 0 ? 1 : design.spec().scrambles,
                              std::max(groups, std::size_t{1}), level};
  std::vector<std::vector<ShareSums>> sums_without_group;
  for (std::size_t g = 0; crossed.scrambles > 1 && groups > 1 && g < groups; ++g)
    sums_without_group.push_back(shares_by_scramble(design, without_group(outputs, g, groups)));
  return crossed_jackknife(crossed, [&](const LeftOut& left_out) {
    return effects_of(shares_without(left_out.group ? sums_without_group[*left_out.group] : sums,
                                     left_out.scramble));
  });
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
  shuffle(std::span(order), stream);
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
                               double level) {
  DN_EXPECT(outputs.replicates > 0 && outputs.values.size() == design.rows() * outputs.replicates,
            "an output for every row and replicate");
  const std::vector<ShareSums> by_scramble = shares_by_scramble(design, outputs);
  const ShareSums sums = shares_without(by_scramble, std::nullopt);
  ShapleyEffects effects;
  effects.effects = effects_with_intervals(design, outputs, by_scramble, level);
  for (SensitivityIndex& effect : effects.effects) effect.n_used = sums.n;
  if (sums.n > 0) effects.variance = sums.variance / static_cast<double>(sums.n);
  if (outputs.replicates > 1 && sums.variance_of_means > 0.0)
    effects.noise_share = 1.0 - sums.variance / sums.variance_of_means;
  effects.missing = missing_outputs(outputs);
  return effects;
}

}  // namespace darknumber

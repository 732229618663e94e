// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/sobol_indices.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "engine/core/contracts.h"
#include "engine/performance/moments.h"
#include "engine/study/sensitivity/crossed_jackknife.h"
#include "engine/study/sensitivity/sobol_terms.h"

namespace darknumber {
namespace {

/// The sums over all scrambles but one.
SobolTerms sums_without(const std::vector<SobolTerms>& by_scramble,
                        const std::optional<std::size_t>& left_out) {
  SobolTerms sums;
  for (std::size_t scramble = 0; scramble < by_scramble.size(); ++scramble)
    if (scramble != left_out) add(sums, by_scramble[scramble]);
  return sums;
}

std::vector<SobolTerms> centred_sums(const SobolDesign& design, const ReplicatedOutputs& outputs,
                                     const SobolOptions& options) {
  return sums_by_scramble(design, outputs, centres_of(design, outputs), options.first_order);
}

std::vector<SensitivityIndex> with_intervals(const SobolDesign& design,
                                             const ReplicatedOutputs& outputs,
                                             const std::vector<SobolTerms>& sums,
                                             const SobolOptions& options) {
  const std::size_t groups = replicate_groups(outputs);
  // Without groups of replicates an interval would lack their noise.
  const CrossedDesign crossed{groups == 0 ? 1 : design.spec().scrambles,
                              std::max(groups, std::size_t{1}), options.level};
  std::vector<std::vector<SobolTerms>> sums_without_group;
  for (std::size_t g = 0; crossed.scrambles > 1 && groups > 1 && g < groups; ++g)
    sums_without_group.push_back(centred_sums(design, without_group(outputs, g, groups), options));
  return crossed_jackknife(crossed, [&](const LeftOut& left_out) {
    return indices_of(sums_without(left_out.group ? sums_without_group[*left_out.group] : sums,
                                   left_out.scramble),
                      design.spec().dimensions, options.first_order);
  });
}

double mean_of_present(const std::vector<double>& centres) {
  std::vector<double> present;
  std::copy_if(centres.begin(), centres.end(), std::back_inserter(present),
               [](double centre) { return std::isfinite(centre); });
  return mean_alone(present);
}

/// Variance and share of noise.
void describe_output(const SobolTerms& sums, const ReplicatedOutputs& outputs,
                     SobolIndices& indices) {
  const std::optional<OutputVariance> variance = variance_of(sums);
  if (!variance) return;
  indices.variance = variance->without_noise;
  const double of_means = variance->without_noise + variance->noise;
  if (outputs.replicates > 1 && of_means > 0.0) indices.noise_share = variance->noise / of_means;
}

void sort_into(const std::vector<SensitivityIndex>& all, std::size_t d, SobolIndices& indices) {
  const auto split = [&](std::size_t i) { return all.begin() + static_cast<std::ptrdiff_t>(i); };
  indices.first_order.assign(split(0), split(d));
  indices.total.assign(split(d), split(2 * d));
  std::size_t next = 2 * d;
  for (std::size_t i = 0; next < all.size() && i < d; ++i)
    for (std::size_t j = i + 1; j < d; ++j) indices.pairs.push_back({i, j, all[next++]});
}

}  // namespace

SobolIndices sobol_indices(const SobolDesign& design, const ReplicatedOutputs& outputs,
                           const SobolOptions& options) {
  DN_EXPECT(outputs.replicates > 0 && outputs.values.size() == design.rows() * outputs.replicates,
            "an output for every row and replicate");
  const std::vector<SobolTerms> by_scramble = centred_sums(design, outputs, options);
  const SobolTerms sums = sums_without(by_scramble, std::nullopt);
  std::vector<SensitivityIndex> all = with_intervals(design, outputs, by_scramble, options);
  const std::vector<std::size_t> used = used_by_index(sums);
  for (std::size_t i = 0; i < used.size(); ++i) all[i].n_used = used[i];
  SobolIndices indices;
  indices.constant = is_constant(outputs);
  indices.mean = mean_of_present(centres_of(design, outputs));
  sort_into(all, design.spec().dimensions, indices);
  describe_output(sums, outputs, indices);
  indices.missing = missing_outputs(outputs);
  return indices;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/study/sobol_indices.h"

#include <boost/random/uniform_int_distribution.hpp>
#include <limits>

#include "engine/core/contracts.h"
#include "engine/core/random_stream.h"
#include "engine/performance/moments.h"
#include "engine/study/sobol_terms.h"

namespace darknumber {
namespace {

using Values = std::vector<std::optional<double>>;

/// What one scramble says.
struct ScrambleResult {
  std::vector<SobolTerms> terms;  // one a base point; kept where there is one scramble
  SobolTerms sums;
  double mean = 0.0;
  Values indices;  // first orders, totals, pairs
};

ScrambleResult scramble_result(const SobolDesign& design, const ReplicatedOutputs& outputs,
                               std::size_t scramble, const SobolOptions& options) {
  ScrambleResult result;
  const std::vector<double> centres = centres_of_scramble(design, outputs, scramble);
  result.mean = mean_alone(centres);
  result.terms = terms_of_scramble(design, outputs, scramble, centres, options.first_order);
  for (const SobolTerms& terms : result.terms) add(result.sums, terms, 1.0);
  result.indices = indices_of(result.sums, design, options);
  if (design.spec().scrambles > 1) result.terms.clear();  // only the bootstrap resamples them
  return result;
}

/// The indices of as many base points, drawn with replacement.
Values resampled_indices(const ScrambleResult& result, const SobolDesign& design,
                         const SobolOptions& options, std::size_t resample) {
  RandomStream stream(design.spec().seed, static_cast<std::uint32_t>(resample),
                      Purpose::study_resampling);
  boost::random::uniform_int_distribution<std::size_t> any_point(0, result.terms.size() - 1);
  std::vector<double> times(result.terms.size(), 0.0);
  for (std::size_t draw = 0; draw < times.size(); ++draw) ++times[any_point(stream)];
  SobolTerms sums;
  for (std::size_t k = 0; k < times.size(); ++k)
    if (times[k] > 0.0) add(sums, result.terms[k], times[k]);
  return indices_of(sums, design, options);
}

std::vector<SensitivityIndex> with_bootstrap(const ScrambleResult& result,
                                             const SobolDesign& design,
                                             const SobolOptions& options) {
  std::vector<Values> by_index(result.indices.size());
  for (std::size_t resample = 0; resample < options.resamples; ++resample) {
    const Values indices = resampled_indices(result, design, options, resample);
    for (std::size_t i = 0; i < indices.size(); ++i) by_index[i].push_back(indices[i]);
  }
  std::vector<SensitivityIndex> all;
  for (std::size_t i = 0; i < by_index.size(); ++i)
    all.push_back({result.indices[i], percentile_interval(by_index[i], options.level), 0});
  return all;
}

std::vector<SensitivityIndex> between_scrambles(const std::vector<ScrambleResult>& results,
                                                double level) {
  std::vector<SensitivityIndex> all;
  for (std::size_t i = 0; i < results.front().indices.size(); ++i) {
    Values by_scramble;
    for (const ScrambleResult& result : results) by_scramble.push_back(result.indices[i]);
    all.push_back(over_scrambles(by_scramble, level));
  }
  return all;
}

void count_used(const std::vector<ScrambleResult>& results, std::vector<SensitivityIndex>& all) {
  for (const ScrambleResult& result : results) {
    const std::vector<std::size_t> used = used_by_index(result.sums);
    for (std::size_t i = 0; i < used.size(); ++i) all[i].n_used += used[i];
  }
}

/// Mean, variance and share of noise, the means of those of the scrambles that have them.
void describe_output(const std::vector<ScrambleResult>& results, std::size_t replicates,
                     SobolIndices& indices) {
  std::vector<double> means, variances, noises;
  for (const ScrambleResult& result : results) {
    const std::optional<OutputVariance> variance = variance_of(result.sums);
    if (!variance) continue;
    means.push_back(result.mean);
    variances.push_back(variance->without_noise);
    noises.push_back(variance->noise);
  }
  indices.mean = mean_alone(means);
  if (variances.empty()) return;
  indices.variance = mean_alone(variances);
  const double noise = mean_alone(noises);
  if (replicates > 1 && *indices.variance + noise > 0.0)
    indices.noise_share = noise / (*indices.variance + noise);
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
  std::vector<ScrambleResult> results;
  for (std::size_t scramble = 0; scramble < design.spec().scrambles; ++scramble)
    results.push_back(scramble_result(design, outputs, scramble, options));

  std::vector<SensitivityIndex> all = results.size() == 1
                                          ? with_bootstrap(results.front(), design, options)
                                          : between_scrambles(results, options.level);
  count_used(results, all);
  SobolIndices indices;
  sort_into(all, design.spec().dimensions, indices);
  describe_output(results, outputs.replicates, indices);
  indices.missing = missing_outputs(outputs);
  return indices;
}

}  // namespace darknumber

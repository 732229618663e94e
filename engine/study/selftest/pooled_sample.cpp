// SPDX-License-Identifier: MIT
#include "engine/study/selftest/pooled_sample.h"

#include <algorithm>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

/// Which columns go into the pool; `counts` is what each expects over all draws.
std::vector<bool> rare_columns(std::span<const double> counts) {
  std::vector<bool> rare(counts.size(), false);
  double pooled = 0.0;
  for (std::size_t column = 0; column < counts.size(); ++column)
    if (counts[column] > 0.0 && counts[column] < least_counts) {
      rare[column] = true;
      pooled += counts[column];
    }
  if (pooled == 0.0 || pooled >= least_counts) return rare;
  std::size_t least = counts.size();
  for (std::size_t column = 0; column < counts.size(); ++column)
    if (counts[column] >= least_counts &&
        (least == counts.size() || counts[column] < counts[least]))
      least = column;
  if (least < counts.size()) rare[least] = true;
  return rare;
}

std::vector<double> pool(const std::vector<double>& row, const std::vector<bool>& rare) {
  std::vector<double> pooled;
  double sum = 0.0;
  for (std::size_t column = 0; column < row.size(); ++column)
    if (rare[column])
      sum += row[column];
    else
      pooled.push_back(row[column]);
  if (std::find(rare.begin(), rare.end(), true) != rare.end()) pooled.push_back(sum);
  return pooled;
}

Sample pool(const Sample& sample, const std::vector<bool>& rare) {
  Sample pooled;
  for (std::size_t column = 0; column < rare.size(); ++column)
    if (!rare[column]) pooled.columns.push_back(sample.columns[column]);
  if (pooled.columns.size() < rare.size()) pooled.columns.push_back("rare");
  for (const auto& row : sample.rows) pooled.rows.push_back(pool(row, rare));
  return pooled;
}

}  // namespace

PooledSample pool_rare_columns(const Sample& sample, std::span<const double> expected) {
  DN_EXPECT(sample.columns.size() == expected.size(), "one expectation a column");
  std::vector<double> counts(expected.begin(), expected.end());
  for (double& count : counts) count *= static_cast<double>(sample.rows.size());
  const std::vector<bool> rare = rare_columns(counts);
  return {pool(sample, rare), pool({expected.begin(), expected.end()}, rare)};
}

std::pair<Sample, Sample> pool_rare_columns(const Sample& first, const Sample& second) {
  DN_EXPECT(first.columns == second.columns, "samples of the same quantities");
  std::vector<double> counts(first.columns.size(), 0.0);
  for (const Sample* sample : {&first, &second})
    for (const auto& row : sample->rows)
      for (std::size_t column = 0; column < counts.size(); ++column)
        counts[column] += 0.5 * row[column];
  const std::vector<bool> rare = rare_columns(counts);
  return {pool(first, rare), pool(second, rare)};
}

Moments moments_of(const Sample& sample, std::size_t column) {
  Moments moments;
  moments.draws = sample.rows.size();
  const double draws = static_cast<double>(moments.draws);
  for (const auto& row : sample.rows) moments.mean += row[column];
  moments.mean /= draws;
  double squares = 0.0, fourths = 0.0;
  for (const auto& row : sample.rows) {
    const double square = (row[column] - moments.mean) * (row[column] - moments.mean);
    squares += square;
    fourths += square * square;
  }
  moments.variance = squares / (draws - 1.0);
  if (squares > 0.0) moments.kurtosis = draws * fourths / (squares * squares);
  return moments;
}

}  // namespace darknumber

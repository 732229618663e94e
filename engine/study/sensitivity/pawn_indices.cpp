// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/pawn_indices.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/performance/moments.h"
#include "engine/study/sensitivity/given_columns.h"

namespace darknumber {
namespace {

/// The distance between the output's distribution in each slice and overall; slices without points
/// are left out. `order`: the rows by their output.
std::vector<double> distances(const std::vector<double>& output,
                              const std::vector<std::size_t>& order,
                              const std::vector<std::size_t>& slice_of_row, std::size_t slices) {
  std::vector<double> sizes(slices, 0.0), passed(slices, 0.0), largest(slices, 0.0);
  for (const std::size_t slice : slice_of_row) ++sizes[slice];
  for (std::size_t k = 0; k < order.size(); ++k) {
    ++passed[slice_of_row[order[k]]];
    if (k + 1 < order.size() && output[order[k + 1]] == output[order[k]]) continue;
    const double overall = static_cast<double>(k + 1) / static_cast<double>(order.size());
    for (std::size_t slice = 0; slice < slices; ++slice)
      if (sizes[slice] > 0.0)
        largest[slice] = std::max(largest[slice], std::abs(passed[slice] / sizes[slice] - overall));
  }
  std::vector<double> kept;
  for (std::size_t slice = 0; slice < slices; ++slice)
    if (sizes[slice] > 0.0) kept.push_back(largest[slice]);
  return kept;
}

}  // namespace

PawnIndices pawn_indices(const GivenSample& sample, const GivenDataOptions& options) {
  DN_EXPECT(options.slices >= 1 && options.null_columns >= 1, "slices, and something to compare");
  const GivenColumns columns = columns_of(sample);
  PawnIndices indices;
  indices.n_used = columns.n();
  if (columns.n() < fewest_points * options.slices) {
    indices.status = SampleStatus::too_few_points;
    return indices;
  }
  if (is_constant(columns.output)) {
    indices.status = SampleStatus::constant_output;
    return indices;
  }
  const std::vector<std::size_t> order = order_of(columns.output);
  const auto index_of = [&](const std::vector<double>& column) {
    PawnIndex index{
        distances(columns.output, order, slices_of(column, options.slices), options.slices)};
    index.median = quantile_of(index.by_slice, 0.5);
    index.mean = mean_alone(index.by_slice);
    index.max = *std::max_element(index.by_slice.begin(), index.by_slice.end());
    return index;
  };
  for (const std::vector<double>& column : columns.factors)
    indices.factors.push_back(index_of(column));
  std::vector<double> medians, maxima;
  for (std::size_t number = 0; number < options.null_columns; ++number) {
    const PawnIndex null = index_of(null_column(columns.n(), options.seed, number));
    medians.push_back(null.median);
    maxima.push_back(null.max);
  }
  indices.null_median = quantile_of(medians, options.null_level);
  indices.null_max = quantile_of(maxima, options.null_level);
  return indices;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/delta_indices.h"

#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <cstdint>

#include "engine/core/contracts.h"
#include "engine/core/random_stream.h"
#include "engine/study/sensitivity/given_columns.h"

namespace darknumber {
namespace {

/// The streams of the purpose with this item: 0 is the bootstrap of Sobol' indices, 1 the null.
constexpr std::uint32_t delta_item = 2;

/// Slices and bins, n^(1/3) of each and at most 48: a cell holds n^(1/3) points, so that the noise
/// in it and what the bins flatten fall together. The bound is Plischke, Borgonovo & Smith's.
std::size_t bins_for(std::size_t n) {
  constexpr double most = 48.0;
  return static_cast<std::size_t>(std::min(most, std::round(std::cbrt(static_cast<double>(n)))));
}

/// The part of [0, 1] that each output's rank is in; equal outputs share the middle of their ranks.
std::vector<std::size_t> output_bins(const std::vector<double>& output, std::size_t bins) {
  const std::vector<std::size_t> order = order_of(output);
  std::vector<double> ranks(output.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first;
    while (end < order.size() && output[order[end]] == output[order[first]]) ++end;
    const double middle =
        static_cast<double>(first + end) / 2.0 / static_cast<double>(output.size());
    for (; first < end; ++first) ranks[order[first]] = middle;
  }
  return slices_of(ranks, bins);
}

/// For each row, the cell of a table of slices and bins that it is in.
using Cells = std::vector<std::size_t>;

Cells cells_of(const std::vector<double>& column, const std::vector<std::size_t>& bin_of_row,
               std::size_t bins) {
  Cells cells = slices_of(column, bins);
  for (std::size_t row = 0; row < cells.size(); ++row)
    cells[row] = cells[row] * bins + bin_of_row[row];
  return cells;
}

/// Half the sum of |p_sb - p_s p_b|, each row counted so many times.
double plain_delta(const Cells& cells, const std::vector<std::uint32_t>& times, std::size_t bins) {
  std::vector<double> table(bins * bins, 0.0), slices(bins, 0.0), outputs(bins, 0.0);
  for (std::size_t row = 0; row < cells.size(); ++row) table[cells[row]] += times[row];
  for (std::size_t cell = 0; cell < table.size(); ++cell) {
    slices[cell / bins] += table[cell];
    outputs[cell % bins] += table[cell];
  }
  const double n = static_cast<double>(cells.size());
  double sum = 0.0;
  for (std::size_t cell = 0; cell < table.size(); ++cell)
    sum += std::abs(table[cell] / n - slices[cell / bins] / n * (outputs[cell % bins] / n));
  return sum / 2.0;
}

std::vector<std::uint32_t> drawn_times(std::size_t n, std::uint64_t seed, std::size_t resample) {
  RandomStream stream(seed, static_cast<std::uint32_t>(resample), Purpose::study_resampling,
                      delta_item);
  boost::random::uniform_int_distribution<std::size_t> any_row(0, n - 1);
  std::vector<std::uint32_t> times(n, 0);
  for (std::size_t draw = 0; draw < n; ++draw) ++times[any_row(stream)];
  return times;
}

/// 2 delta - mean(delta*) of each column, all on the same resamples.
std::vector<double> reduced_deltas(const std::vector<Cells>& columns, std::size_t bins,
                                   const GivenDataOptions& options) {
  const std::size_t n = columns.front().size();
  std::vector<double> deltas;
  for (const Cells& cells : columns)
    deltas.push_back(2.0 * plain_delta(cells, std::vector<std::uint32_t>(n, 1), bins));
  for (std::size_t resample = 0; resample < options.resamples; ++resample) {
    const std::vector<std::uint32_t> times = drawn_times(n, options.seed, resample);
    for (std::size_t i = 0; i < columns.size(); ++i)
      deltas[i] -= plain_delta(columns[i], times, bins) / static_cast<double>(options.resamples);
  }
  return deltas;
}

}  // namespace

DeltaIndices delta_indices(const GivenSample& sample, const GivenDataOptions& options) {
  DN_EXPECT(options.resamples >= 1 && options.null_columns >= 1, "resamples, and a comparison");
  const GivenColumns columns = columns_of(sample);
  DeltaIndices indices;
  indices.n_used = columns.n();
  indices.bins = bins_for(columns.n());
  if (columns.n() < fewest_points * std::max(indices.bins, std::size_t{1})) {
    indices.status = SampleStatus::too_few_points;
    return indices;
  }
  if (is_constant(columns.output)) {
    indices.status = SampleStatus::constant_output;
    return indices;
  }
  const std::vector<std::size_t> bin_of_row = output_bins(columns.output, indices.bins);
  std::vector<Cells> tables;
  for (const std::vector<double>& column : columns.factors)
    tables.push_back(cells_of(column, bin_of_row, indices.bins));
  for (std::size_t number = 0; number < options.null_columns; ++number)
    tables.push_back(
        cells_of(null_column(columns.n(), options.seed, number), bin_of_row, indices.bins));
  const std::vector<double> deltas = reduced_deltas(tables, indices.bins, options);
  const auto first_null = deltas.begin() + static_cast<std::ptrdiff_t>(columns.factors.size());
  indices.factors.assign(deltas.begin(), first_null);
  indices.null_delta = quantile_of({first_null, deltas.end()}, options.null_level);
  return indices;
}

}  // namespace darknumber

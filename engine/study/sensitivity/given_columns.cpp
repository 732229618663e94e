// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/given_columns.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/core/contracts.h"
#include "engine/core/random_stream.h"
#include "engine/core/shuffle.h"
#include "engine/performance/quantiles.h"

namespace darknumber {
namespace {

/// The streams of the purpose with this item; item 0 is the bootstrap's.
constexpr std::uint32_t null_item = 1;

}  // namespace

GivenColumns columns_of(const GivenSample& sample) {
  const std::size_t d = sample.dimensions;
  DN_EXPECT(sample.points.size() == d * sample.outputs.size(), "a point for every output");
  GivenColumns columns{std::vector<std::vector<double>>(d), {}};
  for (std::size_t row = 0; row < sample.outputs.size(); ++row) {
    if (std::isnan(sample.outputs[row])) continue;
    columns.output.push_back(sample.outputs[row]);
    for (std::size_t i = 0; i < d; ++i) columns.factors[i].push_back(sample.points[row * d + i]);
  }
  return columns;
}

bool is_constant(const std::vector<double>& output) {
  return std::all_of(output.begin(), output.end(),
                     [&](double value) { return value == output.front(); });
}

std::vector<std::size_t> slices_of(const std::vector<double>& column, std::size_t slices) {
  std::vector<std::size_t> found;
  for (const double x : column) {
    DN_EXPECT(x >= 0.0 && x <= 1.0, "points in the unit cube");
    const auto slice = static_cast<std::size_t>(x * static_cast<double>(slices));
    found.push_back(std::min(slice, slices - 1));
  }
  return found;
}

std::vector<double> null_column(std::size_t n, std::uint64_t seed, std::size_t number) {
  RandomStream stream(seed, static_cast<std::uint32_t>(number), Purpose::study_resampling,
                      null_item);
  std::vector<double> column;
  for (std::size_t k = 0; k < n; ++k)
    column.push_back((static_cast<double>(k) + 0.5) / static_cast<double>(n));
  shuffle(std::span(column), stream);
  return column;
}

std::vector<std::size_t> order_of(const std::vector<double>& numbers) {
  std::vector<std::size_t> order(numbers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t first, std::size_t second) {
    return numbers[first] < numbers[second];
  });
  return order;
}

double quantile_of(std::vector<double> numbers, double p) {
  std::sort(numbers.begin(), numbers.end());
  return quantile_of_sorted(numbers, p);
}

}  // namespace darknumber

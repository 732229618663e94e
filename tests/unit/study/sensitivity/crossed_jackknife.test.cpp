// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/crossed_jackknife.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::crossed_jackknife_test {
namespace {

/// A table of numbers, a row a scramble and a column a group, and the mean of what is left of it.
struct NumberTable {
  std::vector<std::vector<double>> numbers;

  Estimates mean_without(const LeftOut& left_out) const {
    double sum = 0.0, n = 0.0;
    for (std::size_t s = 0; s < numbers.size(); ++s)
      for (std::size_t g = 0; g < numbers[s].size(); ++g)
        if (s != left_out.scramble && g != left_out.group) sum += numbers[s][g], ++n;
    return {sum / n};
  }
  SensitivityIndex estimate() const {
    return crossed_jackknife({numbers.size(), numbers.front().size(), 0.95},
                             [&](const LeftOut& left_out) { return mean_without(left_out); })[0];
  }
};

double half_width(const SensitivityIndex& index) {
  return (index.interval->upper - index.interval->lower) / 2.0;
}

}  // namespace

TEST_CASE("of exact outputs the interval of a mean is Student's over scrambles") {
  // Mean 4, standard deviation sqrt(20/3), standard error 1.29099; t with 3 degrees of freedom.
  const SensitivityIndex index = NumberTable{{{1.0}, {3.0}, {5.0}, {7.0}}}.estimate();
  CHECK(*index.value == 4.0);
  CHECK(half_width(index) == Approx(3.182446305 * 1.290994449).epsilon(1e-8));
}

TEST_CASE("noise that all scrambles share is in the interval") {
  // Only groups differ: the same interval, though scrambles are all alike.
  const std::vector<double> row{1.0, 3.0, 5.0, 7.0};
  const SensitivityIndex index = NumberTable{{row, row, row}}.estimate();
  CHECK(half_width(index) == Approx(3.182446305 * 1.290994449).epsilon(1e-8));
}

TEST_CASE("rows and columns that add up: the variances add, and so do the degrees of freedom") {
  NumberTable table;
  for (const double row : {1.0, 3.0, 5.0, 7.0}) {
    table.numbers.emplace_back();
    for (const double column : {0.0, 2.0, 4.0, 6.0}) table.numbers.back().push_back(row + column);
  }
  // Two variances of 5/3 with 3 degrees each: 10/3 with 6.
  CHECK(half_width(table.estimate()) == Approx(2.446911851 * std::sqrt(10.0 / 3.0)).epsilon(1e-8));
}

TEST_CASE("what neither rows nor columns explain is counted once") {
  // A checkerboard of +-1: no row and no column differs from another.
  NumberTable table;
  for (int s = 0; s < 4; ++s) {
    table.numbers.emplace_back();
    for (int g = 0; g < 4; ++g) table.numbers.back().push_back((s + g) % 2 == 0 ? 1.0 : -1.0);
  }
  CHECK(half_width(table.estimate()) == 0.0);
}

TEST_CASE("a missing estimate leaves the interval out, and no more") {
  const auto none_without_first = [](const LeftOut& left_out) {
    return left_out.scramble == std::size_t{0} ? Estimates{std::nullopt} : Estimates{1.0};
  };
  const SensitivityIndex index = crossed_jackknife({3, 1, 0.95}, none_without_first)[0];
  CHECK(*index.value == 1.0);
  CHECK_FALSE(index.interval);
}

}  // namespace darknumber::crossed_jackknife_test

// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/sobol_points.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

namespace darknumber::sobol_points_test {
namespace {

/// Which of 2^digits equal intervals a coordinate is in.
std::size_t interval_of(double coordinate, int digits) {
  return static_cast<std::size_t>(std::ldexp(coordinate, digits));
}

/// How many leading binary digits two coordinates share, of 20.
int shared_digits(double first, double second) {
  int shared = 0;
  while (shared < 20 && interval_of(first, shared + 1) == interval_of(second, shared + 1)) ++shared;
  return shared;
}

}  // namespace

TEST_CASE("every 2^m points from a multiple of 2^m on put one in each of 2^m intervals") {
  constexpr std::size_t columns = 240;
  constexpr int digits = 8;
  const SobolPoints points(columns, 0);
  std::size_t broken = 0;
  for (std::size_t column = 0; column < columns; ++column)
    for (std::uint32_t first = 0; first < 1024; first += 256) {
      std::set<std::size_t> hit;
      for (std::uint32_t point = first; point < first + 256; ++point)
        hit.insert(interval_of(points.coordinate(2, point, column), digits));
      broken += hit.size() != 256 ? 1 : 0;
    }
  CHECK(broken == 0);
}

TEST_CASE(
    "the first two columns are a net: one point in each box of area 2^-m, whatever its shape") {
  const SobolPoints points(2, 7);
  constexpr int m = 10;
  for (int wide = 0; wide <= m; ++wide) {
    std::set<std::pair<std::size_t, std::size_t>> boxes;
    for (std::uint32_t point = 0; point < 1U << m; ++point)
      boxes.insert({interval_of(points.coordinate(0, point, 0), wide),
                    interval_of(points.coordinate(0, point, 1), m - wide)});
    INFO("boxes of 2^-" << wide << " by 2^-" << m - wide);
    CHECK(boxes.size() == 1U << m);
  }
}

TEST_CASE("the first eight points have one in each octant of the first three columns") {
  // Property A of Joe & Kuo, which direction numbers of another table need not have.
  const SobolPoints points(3, 1);
  std::set<std::size_t> octants;
  for (std::uint32_t point = 0; point < 8; ++point)
    octants.insert(4 * interval_of(points.coordinate(0, point, 0), 1) +
                   2 * interval_of(points.coordinate(0, point, 1), 1) +
                   interval_of(points.coordinate(0, point, 2), 1));
  CHECK(octants.size() == 8);
}

TEST_CASE("a scramble is nested: it moves no pair of points nearer or further apart") {
  const SobolPoints zero(5, 0);
  const SobolPoints one(5, 1);
  for (std::size_t column = 0; column < 5; ++column)
    for (std::uint32_t first = 0; first < 64; ++first)
      for (std::uint32_t second = 0; second < first; ++second) {
        const int shared =
            shared_digits(zero.coordinate(0, first, column), zero.coordinate(0, second, column));
        REQUIRE(shared == shared_digits(zero.coordinate(1, first, column),
                                        zero.coordinate(1, second, column)));
        REQUIRE(shared ==
                shared_digits(one.coordinate(0, first, column), one.coordinate(0, second, column)));
      }
}

TEST_CASE("over scrambles every point is uniform, the first too") {
  constexpr std::uint32_t scrambles = 16'384;
  constexpr int cells = 64;
  const SobolPoints points(3, 0);
  for (const std::uint32_t point : {0U, 1U, 77U}) {
    std::vector<double> counts(cells, 0.0);
    for (std::uint32_t scramble = 0; scramble < scrambles; ++scramble)
      ++counts[interval_of(points.coordinate(scramble, point, 2), 6)];
    double chi_square = 0.0;
    constexpr double expected = static_cast<double>(scrambles) / cells;
    for (const double count : counts)
      chi_square += (count - expected) * (count - expected) / expected;
    // Chi-square with 63 degrees of freedom: mean 63, standard deviation sqrt(126).
    CHECK(std::abs(chi_square - 63.0) < 5.0 * std::sqrt(126.0));
  }
}

TEST_CASE("the coins of two subtrees are independent, which a digital shift's are not") {
  // Points 0 and 1 are in opposite halves of the first column and have zeros beyond its first
  // digit. Do their scrambled digits agree? A block holds the coins of seven.
  constexpr std::uint32_t scrambles = 10'000;
  const SobolPoints points(1, 0);
  for (const int digit : {2, 7, 8, 9, 33}) {
    double agree = 0.0;
    for (std::uint32_t scramble = 0; scramble < scrambles; ++scramble)
      agree += interval_of(points.coordinate(scramble, 0, 0), digit) % 2 ==
                       interval_of(points.coordinate(scramble, 1, 0), digit) % 2
                   ? 1.0
                   : 0.0;
    INFO("digit " << digit);
    CHECK(std::abs(agree - scrambles / 2.0) < 5.0 * std::sqrt(scrambles / 4.0));
  }
}

TEST_CASE("columns are scrambled independently of each other") {
  constexpr std::uint32_t scrambles = 10'000;
  const SobolPoints points(4, 0);
  double products = 0.0;
  for (std::uint32_t scramble = 0; scramble < scrambles; ++scramble)
    products +=
        (points.coordinate(scramble, 5, 1) - 0.5) * (points.coordinate(scramble, 5, 3) - 0.5);
  CHECK(std::abs(products) * 12.0 < 5.0 * std::sqrt(scrambles));
}

TEST_CASE("more columns keep the coordinates of those there are; seeds and scrambles do not") {
  const SobolPoints few(3, 0);
  const SobolPoints many(200, 0);
  const SobolPoints other(3, 1);
  for (std::uint32_t point = 0; point < 100; ++point)
    for (std::size_t column = 0; column < 3; ++column) {
      const double coordinate = few.coordinate(0, point, column);
      REQUIRE(coordinate == many.coordinate(0, point, column));
      REQUIRE(coordinate != few.coordinate(1, point, column));
      REQUIRE(coordinate != other.coordinate(0, point, column));
      REQUIRE((coordinate > 0.0 && coordinate < 1.0));
    }
  CHECK(few.columns() == 3);
}

// The middle of the interval that its digits name: neither end of the unit interval can be met.
TEST_CASE("a coordinate is the middle of an interval of 2^-32 or less") {
  const SobolPoints points(3, 0);
  for (std::uint32_t point = 0; point < 64; ++point)
    for (std::size_t column = 0; column < 3; ++column) {
      double x = points.coordinate(0, point, column);
      int digits = 0;
      for (; x != std::floor(x); ++digits) x *= 2.0;
      CHECK(digits > 32);
    }
}

}  // namespace darknumber::sobol_points_test

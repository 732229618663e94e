// SPDX-License-Identifier: MIT
#include "engine/study/paired_difference.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/performance/share_measures.h"

namespace darknumber::paired_difference_test {
namespace {

constexpr double truth = 100.0;

/// Replicates whose estimates are these multiples of the truth, with intervals that hold it.
ReplicateRows rows_of(const std::vector<double>& ratios) {
  ReplicateRows rows;
  for (double ratio : ratios) {
    ReplicateRow row;
    row.estimate = ratio * truth;
    row.se = 10.0;
    row.lower = 1.0;
    row.upper = 1e6;
    row.truth = truth;
    rows.push_back(row);
  }
  return rows;
}

const std::string over = "risk_over_2";
const std::string coverage_name = "coverage";

}  // namespace

TEST_CASE("shares that no replicate tells apart differ by 0 with the error of a share of 0") {
  const ReplicateRows first = rows_of({1.0, 1.1, 0.9, 1.2, 1.0});
  const ReplicateRows second = rows_of({1.3, 0.8, 1.0, 1.1, 0.7});
  // z / (5 + z^2), z = 1.959964: 0.2217
  CHECK(share_mcse(0.0, 5) == Approx(0.2217).epsilon(1e-3));
  CHECK(paired_mcse({over, first}, {over, second}) == share_mcse(0.0, 5));
  CHECK(paired_mcse({coverage_name, first}, {coverage_name, second}) == share_mcse(0.0, 5));
  // 1 in all of one and 0 in all of the other is as far from sure.
  const ReplicateRows high = rows_of({3.0, 3.1, 2.9, 3.2, 3.0});
  CHECK(paired_mcse({over, high}, {over, second}) == share_mcse(0.0, 5));
}

TEST_CASE("one replicate moves a share times its factor") {
  const ReplicateRows first = rows_of({1.0, 1.1, 0.9, 1.2});
  const ReplicateRows second = rows_of({1.3, 0.8, 1.0, 1.1});
  CHECK(paired_mcse({over, first}, {over, second}, 3.0) == 3.0 * share_mcse(0.0, 4));
  CHECK(paired_mcse({over, first}, {over, second}, 0.1) == share_mcse(0.0, 4));
}

TEST_CASE("shares that a replicate tells apart have the error of their paired differences") {
  const ReplicateRows first = rows_of({3.0, 1.1, 0.9, 1.2, 1.0});
  const ReplicateRows second = rows_of({1.3, 0.8, 1.0, 1.1, 0.7});
  // One difference of 1 and four of 0: variance 0.2.
  CHECK(paired_mcse({over, first}, {over, second}) == Approx(std::sqrt(0.2 / 5.0)));
}

TEST_CASE("replicates that do not count are not counted in the error of shares") {
  // So many that no resample is of those alone which do not count.
  ReplicateRows first = rows_of({1.0, 1.1, 0.9, 1.2, 1.0, 1.0, 1.3, 0.8, 1.1, 1.2, 0.9, 1.0});
  ReplicateRows second = first;
  for (std::size_t r : {1U, 3U}) {
    first[r].lower = std::numeric_limits<double>::quiet_NaN();
    second[r].lower = std::numeric_limits<double>::quiet_NaN();
  }
  CHECK(paired_mcse({coverage_name, first}, {coverage_name, second}) == share_mcse(0.0, 10));
}

TEST_CASE("numbers that are no shares and do not differ have no error") {
  const ReplicateRows rows = rows_of({1.0, 1.1, 0.9, 1.2, 1.0});
  for (const std::string name : {"inflation", "median_inflation"})
    CHECK(paired_mcse({name, rows}, {name, rows}) == 0.0);
}

TEST_CASE("one replicate has no error of a difference") {
  const std::string inflation = "inflation";
  const std::string median = "median";
  const ReplicateRows one = rows_of({1.5});
  const ReplicateRows other = rows_of({1.2});
  CHECK(std::isnan(paired_mcse({inflation, one}, {inflation, other})));
  CHECK(std::isnan(paired_mcse({median, one}, {median, other})));
  CHECK(std::isnan(paired_mcse({over, one}, {over, other})));
}

}  // namespace darknumber::paired_difference_test

// SPDX-License-Identifier: MIT
#include "engine/estimators/intervals/resampling_intervals.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>

namespace darknumber::resampling_intervals_test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

ResampledSizes sizes_of(std::vector<double> ascending) {
  return {std::move(ascending), 0};
}

ResampledSizes one_to(int last) {
  ResampledSizes sizes;
  for (int i = 1; i <= last; ++i) sizes.ascending.push_back(i);
  return sizes;
}

double normal_share(double z) {
  return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

/// Lincoln-Petersen on a table of two lists.
std::optional<double> lincoln_petersen(const ContingencyTable& table, const StreamKey&) {
  if (table[3] == 0.0) return std::nullopt;
  return (table[1] + table[3]) * (table[2] + table[3]) / table[3];
}

const ContingencyTable two_lists(2, {0, 30, 20, 10});

ResamplingPlan plan(int resamples) {
  return {2, {0, 30, 20, 10}, 60, resamples};
}

}  // namespace

TEST_CASE("a quantile of type 8, by hand") {
  const std::vector<double> numbers{1, 2, 4, 8, 16};
  CHECK(quantile_of_type_8(numbers, 0.5) == 4.0);
  // h = (5 + 1/3) p + 1/3
  CHECK(quantile_of_type_8(numbers, 0.25) == Approx(1.0 + 2.0 / 3.0));
  CHECK(quantile_of_type_8(numbers, 0.8) == Approx(8.0 + 0.6 * 8.0));
  CHECK(quantile_of_type_8(numbers, 0.01) == 1.0);
  CHECK(quantile_of_type_8(numbers, 0.99) == 16.0);
  CHECK(quantile_of_type_8(std::vector<double>{3.0}, 0.5) == 3.0);
}

TEST_CASE("a quantile between a number and infinity is infinite, never NaN") {
  const std::vector<double> numbers{1, 2, 3, infinity, infinity};
  CHECK(quantile_of_type_8(numbers, 0.5) == 3.0);
  CHECK(quantile_of_type_8(numbers, 0.6) == infinity);
  CHECK(quantile_of_type_8(numbers, 0.85) == infinity);
  const ResampledSizes sizes = sizes_of({1, 2, 3, 4, 5, infinity});
  CHECK_FALSE(percentile_interval(sizes, 0.9));
  CHECK(percentile_interval(sizes, 0.2).value().upper == Approx((6 + 1.0 / 3) * 0.6 + 1.0 / 3));
}

TEST_CASE("resamples that equal the estimate count one half, rounding or not") {
  CHECK(share_below(sizes_of({1, 2, 2, 3}), 2.0) == 0.5);
  CHECK(share_below(sizes_of({1, 2, 2, 2}), 2.0) == 0.625);
  for (double rounding : {-1e-13, 1e-13})
    CHECK(share_below(sizes_of({1, 2 * (1 + rounding), 2 * (1 + rounding), 2}), 2.0) == 0.625);
  CHECK(share_below(sizes_of({1, 2 * (1 + 1e-8), 3, 4}), 2.0) == 0.25);
  CHECK(share_below(sizes_of({5, 6, infinity}), 5.0) == Approx(1.0 / 6.0));
}

TEST_CASE("without bias and acceleration BCa limits are percentiles") {
  const ResampledSizes sizes = one_to(999);
  const Interval bca = bca_interval(sizes, 500.0, 0.0, 0.9).value();
  const Interval percentiles = percentile_interval(sizes, 0.9).value();
  CHECK(bca.lower == Approx(percentiles.lower).epsilon(1e-12));
  CHECK(bca.upper == Approx(percentiles.upper).epsilon(1e-12));
}

TEST_CASE("a BCa limit with bias and acceleration, written out") {
  const ResampledSizes sizes = one_to(99999);
  constexpr double z = 1.959963984540054;
  constexpr double z0 = 0.3611330335572123;  // of a share of 0.641
  constexpr double a = -0.0287;
  const auto expected = [&](double side) {
    return normal_share(z0 + (z0 + side * z) / (1.0 - a * (z0 + side * z)));
  };
  // A quantile of type 8 of these numbers is (n + 1/3) share + 1/3.
  CHECK(bca_limit(sizes, 0.641, a, 0.025).value() ==
        Approx((99999 + 1.0 / 3) * expected(-1.0) + 1.0 / 3).epsilon(1e-9));
  CHECK(bca_limit(sizes, 0.641, a, 0.975).value() ==
        Approx((99999 + 1.0 / 3) * expected(1.0) + 1.0 / 3).epsilon(1e-9));
}

TEST_CASE("there is no BCa interval where all resamples lie on one side of the estimate") {
  CHECK_FALSE(bca_interval(one_to(100), 200.0, 0.0, 0.95));
  CHECK_FALSE(bca_interval(one_to(100), 0.5, 0.0, 0.95));
  CHECK(bca_interval(one_to(100), 100.0, 0.0, 0.95));
  CHECK_FALSE(bca_limit(one_to(100), 0.5, 0.6, 0.975));  // a w >= 1
  CHECK_FALSE(bca_interval(sizes_of({1, 2, 3, infinity, infinity}), 2.5, 0.0, 0.95));
}

TEST_CASE("the acceleration is that of leaving out one person after another") {
  std::vector<double> left_out;
  for (CaptureHistory h = 1; h <= 3; ++h)
    for (int person = 0; person < static_cast<int>(two_lists[h]); ++person) {
      ContingencyTable table = two_lists;
      table.add(h, -1.0);
      left_out.push_back(lincoln_petersen(table, {}).value());
    }
  const double mean = std::accumulate(left_out.begin(), left_out.end(), 0.0) / 60.0;
  double squares = 0.0;
  double cubes = 0.0;
  for (double size : left_out) {
    squares += std::pow(mean - size, 2);
    cubes += std::pow(mean - size, 3);
  }
  CHECK(acceleration(two_lists, {}, lincoln_petersen).value() ==
        Approx(cubes / (6.0 * std::pow(squares, 1.5))).epsilon(1e-12));
}

TEST_CASE("there is no acceleration where a table of one person less has no estimate") {
  CHECK_FALSE(acceleration(ContingencyTable(2, {0, 5, 4, 1}), {}, lincoln_petersen));
  // On the second list everyone, so that N-hat is the same whoever is left out, but for n.
  CHECK(acceleration(ContingencyTable(2, {0, 0, 0, 9}), {}, lincoln_petersen).value() == 0.0);
}

TEST_CASE("a resample depends on its number and key alone") {
  const std::vector<double> ten = resample(plan(10), {}, lincoln_petersen).ascending;
  const std::vector<double> twenty = resample(plan(20), {}, lincoln_petersen).ascending;
  CHECK(std::includes(twenty.begin(), twenty.end(), ten.begin(), ten.end()));
  CHECK(resample(plan(10), {}, lincoln_petersen).ascending == ten);
  for (const StreamKey& other : {StreamKey{2, 0, 0}, StreamKey{1, 1, 0}, StreamKey{1, 0, 1}})
    CHECK(resample(plan(10), other, lincoln_petersen).ascending != ten);
}

TEST_CASE("every resample has a seed of its own for what the method draws") {
  std::vector<std::uint64_t> seeds;
  const Refit note = [&seeds](const ContingencyTable&, const StreamKey& streams) {
    seeds.push_back(streams.seed);
    CHECK(streams.replicate == 3);
    CHECK(streams.stratum == 2);
    return std::optional<double>(1.0);
  };
  resample(plan(50), {1, 3, 2}, note);
  std::sort(seeds.begin(), seeds.end());
  CHECK(std::adjacent_find(seeds.begin(), seeds.end()) == seeds.end());
}

TEST_CASE("resampling ends after the resample at which it is asked to") {
  int refits = 0;
  const StopQuestion after_three = [&] { return refits >= 3; };
  const Refit counted = [&](const ContingencyTable& table, const StreamKey& streams) {
    ++refits;
    return lincoln_petersen(table, streams);
  };
  CHECK_THROWS_AS(resample(plan(50), {1, 0, 0, &after_three}, counted), GivenUp);
  CHECK(refits == 3);
  CHECK_THROWS_AS(acceleration(ContingencyTable(2, {0, 5, 4, 3}), {1, 0, 0, &after_three}, counted),
                  GivenUp);
  CHECK(refits == 3);
}

TEST_CASE("resamples without an estimate count as infinite, and are counted") {
  const ResamplingPlan few{2, {0, 4, 3, 1}, 8, 200};
  const ResampledSizes sizes = resample(few, {}, lincoln_petersen);
  CHECK(sizes.failed == std::count(sizes.ascending.begin(), sizes.ascending.end(), infinity));
  // Nobody on both lists: (7/8)^8 = 0.344 of the resamples, with a standard error of 0.034.
  CHECK(sizes.failed / 200.0 == Approx(0.3436).margin(5 * 0.034));
}

TEST_CASE("persons drawn on no list are not seen") {
  const ResamplingPlan unseen{2, {60, 20, 15, 5}, 100, 50};
  double most = 0.0;
  double sum = 0.0;
  resample(unseen, {}, [&](const ContingencyTable& table, const StreamKey&) {
    most = std::max(most, table.observed());
    sum += table.observed();
    return std::optional<double>(table.observed());
  });
  CHECK(most < 100.0);
  CHECK(sum / 50.0 == Approx(40.0).margin(5.0 * std::sqrt(100 * 0.4 * 0.6 / 50)));
}

TEST_CASE(
    "limits that are the least or greatest resample are known, and from where on they are not") {
  // Without bias and acceleration a 95 % limit is the quantile at 2.5 %: the least number while
  // 0.025 (R + 1/3) + 1/3 <= 1, so up to R = 26.
  const auto ends = [](int resamples) {
    return bca_ends(one_to(resamples), 0.5 * (1 + resamples), 0.0, 0.95);
  };
  CHECK(ends(26).lower);
  CHECK(ends(26).upper);
  CHECK(ends(26).enough == 27.0);
  CHECK_FALSE(ends(27).any());
  CHECK(bca_limit(one_to(26), 0.5, 0.0, 0.025).value() == 1.0);
  CHECK(bca_limit(one_to(27), 0.5, 0.0, 0.025).value() > 1.0);
  CHECK(bca_limit(one_to(26), 0.5, 0.0, 0.975).value() == 26.0);
  // Most resamples below the estimate: the upper limit alone runs to the end.
  const ResampleEnds skew = bca_ends(one_to(100), 80.0, 0.0, 0.95);
  CHECK_FALSE(skew.lower);
  CHECK(skew.upper);
  CHECK(skew.enough > 100.0);
}

}  // namespace darknumber::resampling_intervals_test

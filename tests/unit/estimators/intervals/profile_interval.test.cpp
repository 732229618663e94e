// SPDX-License-Identifier: MIT
#include "engine/estimators/intervals/profile_interval.h"

#include <boost/math/special_functions/gamma.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/intervals/loglinear_profile.h"

namespace darknumber::profile_interval_test {
namespace {

/// The profile of two independent lists: p_j = n_j / N.
double two_list_profile(const ContingencyTable& table, double n) {
  double value = boost::math::lgamma(n + 1.0) - boost::math::lgamma(n - table.observed() + 1.0);
  for (int list = 0; list < 2; ++list) {
    const double size = table.on_all(only(list));
    value += size * std::log(size / n);
    if (n > size) value += (n - size) * std::log1p(-size / n);
  }
  return value;
}

constexpr double half_chi_squared = 0.5 * 3.841458820694124;

}  // namespace

TEST_CASE("a profile falls by the quantile at both ends of its interval, and less within") {
  const ContingencyTable table(2, {0, 30, 20, 10});
  const Interval interval = loglinear_profile_interval(table, {}, 60.0, 0.95).value();
  double top = -INFINITY;
  for (double n = 60.0; n < 1000.0; n += 0.01) top = std::max(top, two_list_profile(table, n));
  CHECK(interval.lower > 60.0);
  for (double end : {interval.lower, interval.upper})
    CHECK(top - two_list_profile(table, end) == Approx(half_chi_squared).epsilon(1e-6));
  CHECK(interval.lower < 119.0);  // Lincoln-Petersen says 120, and the centre is a little below
  CHECK(interval.upper > 121.0);
  for (double start : {1e-6, 1.0, 1e9}) {  // wherever the search begins
    const Interval other = loglinear_profile_interval(table, {}, start, 0.95).value();
    CHECK(other.lower == Approx(interval.lower).epsilon(1e-9));
    CHECK(other.upper == Approx(interval.upper).epsilon(1e-9));
  }
  const Interval wider = loglinear_profile_interval(table, {}, 60.0, 0.99).value();
  CHECK(wider.lower < interval.lower);
  CHECK(wider.upper > interval.upper);
}

TEST_CASE("the lower end is the number observed where the profile has not fallen there") {
  const ContingencyTable table(2, {0, 2, 1, 50});
  const Interval interval = loglinear_profile_interval(table, {}, 0.04, 0.95).value();
  CHECK(interval.lower == 53.0);
  CHECK(two_list_profile(table, 53.0) - two_list_profile(table, interval.upper) ==
        Approx(half_chi_squared).epsilon(1e-6));
}

TEST_CASE("a profile with its top at the number observed has an upper end all the same") {
  const ContingencyTable table(2, {0, 0, 20, 40});  // the first list within the second
  const Interval interval = loglinear_profile_interval(table, {}, 0.0, 0.95).value();
  CHECK(interval.lower == 60.0);
  CHECK(interval.upper > 60.0);
  CHECK(two_list_profile(table, 60.0) - two_list_profile(table, interval.upper) ==
        Approx(half_chi_squared).epsilon(1e-6));
}

TEST_CASE("the upper end is not cut off, however far it is") {
  const ContingencyTable table(2, {0, 500, 400, 1});
  const Interval interval = loglinear_profile_interval(table, {}, 2e5, 0.95).value();
  CHECK(interval.upper > 1e6);
  CHECK(two_list_profile(table, interval.lower) ==
        Approx(two_list_profile(table, interval.upper)).epsilon(1e-9));
}

TEST_CASE("large numbers of persons keep their digits") {
  const double scale = 1e6;
  const ContingencyTable table(2, {0, 30 * scale, 20 * scale, 10 * scale});
  const Interval interval = loglinear_profile_interval(table, {}, 60 * scale, 0.95).value();
  // N-hat has the standard error sqrt(n1 n2 (n1 - m)(n2 - m)/m^3) = 26.83 sqrt(scale)
  const double half_width = 1.959964 * std::sqrt(1200.0 * 600.0 / 1000.0) * std::sqrt(scale);
  CHECK(0.5 * (interval.upper - interval.lower) == Approx(half_width).epsilon(1e-3));
  CHECK(0.5 * (interval.upper + interval.lower) == Approx(120 * scale).epsilon(1e-6));
}

TEST_CASE("a profile that never falls far enough has no interval") {
  // A model of as many parameters as cells fits whatever is unseen: it falls by log(2 pi n)/2.
  const auto saturated = [](double observed) {
    return [observed](double unseen) {
      return std::optional<CompleteFit>({0.0, unseen / (observed + unseen)});
    };
  };
  CHECK_FALSE(profile_interval(5.0, 5.0, 0.95, saturated(5.0)));
  CHECK(profile_interval(500.0, 5.0, 0.95, saturated(500.0)));
}

TEST_CASE("a fit that fails leaves no interval") {
  const auto failing = [](double) { return std::optional<CompleteFit>(); };
  CHECK_FALSE(profile_interval(10.0, 5.0, 0.95, failing));
}

TEST_CASE("there is no interval of so many persons that rounding hides how the profile falls") {
  const ContingencyTable most(2, {0, 4e7, 4e7, 2000});  // 8e11 unseen
  const Interval interval = loglinear_profile_interval(most, {}, 8e11, 0.95).value();
  // The likelihood is that of log(N - n) with standard error 1/sqrt(2000), all but exactly.
  const double half_width = 1.959964 / std::sqrt(2000.0);
  CHECK(0.5 * std::log(interval.upper / interval.lower) == Approx(half_width).epsilon(5e-3));
  const ContingencyTable too_many(2, {0, 1e11, 1e11, 30'000});  // 3.3e17
  CHECK_FALSE(loglinear_profile_interval(too_many, {}, 1e22 / 3e4, 0.95));
  CHECK_FALSE(loglinear_profile_interval(most, {}, 2e12, 0.95));
}

// Everybody is on no list with a known probability p: N-hat is n / (1 - p), and the deviance that
// of n and N - n persons against N (1 - p) and N p.
TEST_CASE("a profile that rises to more persons than it may have has no interval") {
  constexpr double observed = 0.6 * most_in_a_profile;
  const auto interval_of = [&](double share) {
    return profile_interval(observed, 1.0, 0.95, [&, share](double unseen) {
      const double all = observed + unseen;
      return CompleteFit{2.0 * (observed * std::log(observed / (all * (1.0 - share))) +
                                unseen * std::log(unseen / (all * share))),
                         share};
    });
  };
  REQUIRE(interval_of(0.3));
  CHECK(interval_of(0.3)->lower < observed / 0.7);
  CHECK(interval_of(0.3)->upper > observed / 0.7);
  CHECK_FALSE(interval_of(0.45));  // 1.09 times as many as it may have
}

}  // namespace darknumber::profile_interval_test

// SPDX-License-Identifier: MIT
#include "engine/study/tipping/tipping_confirmation.h"

#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/core/random_stream.h"

namespace darknumber::tipping_confirmation_test {
namespace {

using Interval = TippingConfirmation::Interval;

const std::vector<double> seven{0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8};

/// A line with errors: one shared by all places (as common random numbers give), one of each.
LocalAnswers line_with(double slope, double shared_variance, double own_variance) {
  LocalAnswers answers;
  answers.at = seven;
  answers.replicates = 100;
  for (const double at : seven) answers.values.push_back(2.0 + slope * (at - 0.55));
  for (std::size_t i = 0; i < 7; ++i)
    for (std::size_t j = 0; j < 7; ++j)
      answers.covariance.push_back(shared_variance + (i == j ? own_variance : 0.0));
  return answers;
}

TEST_CASE("the seven places lie around the tipping point, within the span") {
  const FactorSpan span{0.0, 2.0};
  const std::vector<double> inner = tipping_neighbourhood(0.77, span);
  REQUIRE(inner.size() == 7);
  CHECK(inner[3] == 0.77);
  for (std::size_t i = 1; i < 7; ++i) CHECK(inner[i] - inner[i - 1] == Approx(0.01));
  const std::vector<double> edge = tipping_neighbourhood(2.0, span);
  CHECK(edge.back() == Approx(2.0).margin(1e-12));
  CHECK(edge.back() <= 2.0);
  CHECK(edge.front() == Approx(1.94));
  const std::vector<double> logs = tipping_neighbourhood(1.0, {0.01, 100.0, Spacing::logarithmic});
  CHECK(logs[4] / logs[3] == Approx(std::pow(1e4, 0.005)));
}

TEST_CASE("a line without bend gives the tipping point, and its error by hand") {
  const LocalAnswers answers = line_with(4.0, 0.01, 0.0007);
  const TippingConfirmation found = *confirm_tipping_point(answers, 2.0, 0.55);
  CHECK(found.estimate == Approx(0.55).epsilon(1e-13));
  CHECK(found.slope == Approx(4.0).epsilon(1e-13));
  // Places 0.1 apart: sum of squares 0.28. Mean: shared + own / 7; slope: own / 0.28.
  CHECK(found.slope_se == Approx(std::sqrt(0.0025)).epsilon(1e-12));
  CHECK(found.se == Approx(std::sqrt(0.0101 + 0.05 * 0.05 * 0.0025) / 4.0).epsilon(1e-12));
  CHECK(found.interval == Interval::normal);
  CHECK(found.upper - found.estimate == Approx(1.959964 * found.se).epsilon(1e-6));
  CHECK(found.estimate - found.lower == Approx(1.959964 * found.se).epsilon(1e-6));
  CHECK_FALSE(found.differs);
  CHECK(confirm_tipping_point(answers, 2.0, 0.55 - 4.1 * found.se)->differs);
  CHECK_FALSE(confirm_tipping_point(answers, 2.0, 0.55 + 3.9 * found.se)->differs);
}

TEST_CASE("of a bent curve a line meets the target elsewhere, unless it is straightened") {
  LocalAnswers answers = line_with(3.0, 0.0, 0.0001);
  std::vector<double> exact;
  for (std::size_t i = 0; i < 7; ++i) {
    const double from = answers.at[i] - 0.55;
    answers.values[i] += 4.0 * from * from;
    exact.push_back(answers.values[i]);
  }
  LocalAnswers straight = answers;
  straighten(straight, exact, 0.55, 2.0);
  const TippingConfirmation found = *confirm_tipping_point(straight, 2.0, 0.55);
  CHECK(found.estimate == Approx(0.55).epsilon(1e-13));
  CHECK_FALSE(found.differs);
  CHECK(confirm_tipping_point(answers, 2.0, 0.55)->differs);
  // What the replicates are off the curve stays: here a small-sample effect of 0.05 everywhere.
  for (double& value : straight.values) value += 0.05;
  const TippingConfirmation off = *confirm_tipping_point(straight, 2.0, 0.55);
  CHECK(off.estimate == Approx(0.55 - 0.05 / off.slope).epsilon(1e-12));
  straighten(answers, {}, 0.55, 2.0);
  CHECK(answers.values == exact);
}

TEST_CASE("errors that grow along the line tie its height to its slope") {
  LocalAnswers answers = line_with(4.0, 0.0, 0.0);
  for (std::size_t i = 0; i < 7; ++i) answers.covariance[8 * i] = 0.01 * static_cast<double>(i);
  // At distance q from the centre the line is sum (1/7 + q w_i) y_i, w_i = 0.1 (i - 3) / 0.28.
  constexpr double q = 0.05;
  double variance = 0.0;
  for (int i = 0; i < 7; ++i)
    variance += std::pow(1.0 / 7.0 + q * 0.1 * (i - 3) / 0.28, 2) * 0.01 * i;
  const TippingConfirmation found = *confirm_tipping_point(answers, 2.0, 0.55);
  CHECK(found.se == Approx(std::sqrt(variance) / 4.0).epsilon(1e-12));
}

TEST_CASE("a weak slope has Fieller's interval, whose ends just pass the test") {
  const LocalAnswers answers = line_with(0.5, 0.01, 0.007);  // slope 0.5 with standard error 0.158
  const TippingConfirmation found = *confirm_tipping_point(answers, 2.0, 0.55);
  REQUIRE(found.interval == Interval::fieller);
  CHECK(found.lower < found.estimate);
  CHECK(found.upper > found.estimate);
  for (const double end : {found.lower, found.upper}) {
    const double height = 2.0 + 0.5 * (end - 0.55) - 2.0;
    const double variance = 0.011 + (end - 0.5) * (end - 0.5) * 0.025;
    CHECK(std::abs(height) == Approx(1.959964 * std::sqrt(variance)).epsilon(1e-6));
  }
  // Close to normal where the slope is well known: both intervals agree at the switch.
  CHECK(confirm_tipping_point(line_with(0.2, 0.01, 0.007), 2.0, 0.55)->interval == Interval::none);
  CHECK_FALSE(confirm_tipping_point(line_with(0.0, 0.01, 0.007), 2.0, 0.55));
}

TEST_CASE("nineteen of twenty intervals hold the tipping point") {
  // Replicates with a common error and one of each place; slopes strong and weak.
  constexpr int runs = 2000;
  for (const double slope : {3.0, 0.8}) {
    int held = 0;
    int without = 0;
    for (std::uint32_t run = 0; run < runs; ++run) {
      RandomStream stream(0, run, Purpose::performance_bootstrap, 7);
      boost::random::normal_distribution<double> error;
      std::vector<std::vector<double>> replicates;
      for (int r = 0; r < 60; ++r) {
        const double shared = 2.0 * error(stream);
        replicates.emplace_back();
        for (const double at : seven)
          replicates.back().push_back(2.0 + slope * (at - 0.55) + shared + 0.8 * error(stream));
      }
      const auto found = confirm_tipping_point(local_means(seven, replicates), 2.0, 0.55);
      // No bounded interval is the whole line, or all but a part: it is counted as holding.
      const bool unbounded = found->interval == Interval::none;
      without += unbounded;
      held += unbounded || (found->lower <= 0.55 && 0.55 <= found->upper);
    }
    INFO("slope " << slope << ", without interval " << without);
    // 60 replicates: the variance is estimated, so that 1.96 covers 94.5 %.
    CHECK(std::abs(held / static_cast<double>(runs) - 0.945) < 5.0 * std::sqrt(0.05 * 0.95 / runs));
    CHECK((without > 0) == (slope < 1.0));
  }
}

TEST_CASE("means, their covariance, and replicates that are not whole") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const std::vector<std::vector<double>> replicates{{1.0, 2.0},
                                                    {3.0, 6.0},
                                                    {nan, 5.0},
                                                    {5.0, 4.0},
                                                    {7.0, std::numeric_limits<double>::infinity()}};
  const std::vector<double> at{0.1, 0.2};
  const LocalAnswers answers = local_means(at, replicates);
  CHECK(answers.replicates == 3);
  CHECK(answers.values == std::vector<double>{3.0, 4.0});
  CHECK(answers.covariance[0] == Approx(4.0 / 3.0));
  CHECK(answers.covariance[1] == Approx(2.0 / 3.0));
  CHECK(answers.covariance[2] == Approx(2.0 / 3.0));
  CHECK(answers.covariance[3] == Approx(4.0 / 3.0));
}

TEST_CASE("one replicate, or one whole among many, confirms nothing") {
  const std::vector<double> near{1.1, 1.3, 1.6, 2.1, 2.2, 2.4, 2.9};
  std::vector<std::vector<double>> replicates{near};
  CHECK_FALSE(confirm_tipping_point(local_means(seven, replicates), 2.0, 0.45));
  for (int r = 0; r < 20; ++r) {
    replicates.push_back(near);
    replicates.back()[static_cast<std::size_t>(r) % 7] = std::numeric_limits<double>::infinity();
  }
  CHECK_FALSE(confirm_tipping_point(local_means(seven, replicates), 2.0, 0.45));
  replicates.push_back({1.0, 1.2, 1.7, 2.0, 2.3, 2.5, 2.7});
  const auto found = confirm_tipping_point(local_means(seven, replicates), 2.0, 0.45);
  REQUIRE(found);
  CHECK(found->se > 0.0);
}

TEST_CASE("common random numbers make the slope certain, not the height") {
  const TippingConfirmation shared = *confirm_tipping_point(line_with(1.0, 0.04, 0.0), 2.0, 0.55);
  CHECK(shared.slope_se == Approx(0.0).margin(1e-8));
  CHECK(shared.se == Approx(0.2).epsilon(1e-9));
}

}  // namespace
}  // namespace darknumber::tipping_confirmation_test

// SPDX-License-Identifier: MIT
#include "engine/study/tipping/least_departure.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <numeric>

#include "engine/core/contracts.h"
#include "engine/study/tipping/departure_space.h"

namespace darknumber::least_departure_test {
namespace {

using Point = std::span<const double>;

DepartureProblem problem_of(std::vector<double> centre, double half_width, double low, double high,
                            double target) {
  const std::size_t n = centre.size();
  return {std::move(centre),
          std::vector<double>(n, half_width),
          std::vector<double>(n, low),
          std::vector<double>(n, high),
          target,
          TargetReach::at_least};
}

TEST_CASE("false records on both lists alike are the least that doubles the estimate") {
  int calls = 0;
  const AnswerAtPoint ratio = [&](Point f) {
    ++calls;
    return 1.0 / ((1.0 - f[0]) * (1.0 - f[1]));
  };
  const auto found = *least_departure(ratio, problem_of({0.0, 0.0}, 0.1, 0.0, 0.9, 2.0));
  CHECK(found.reached);
  CHECK(found.equals_target);
  CHECK(found.value == Approx(2.0).margin(1e-8));
  CHECK(found.at[0] == Approx(1.0 - std::sqrt(0.5)).margin(1e-6));
  CHECK(found.at[1] == Approx(1.0 - std::sqrt(0.5)).margin(1e-6));
  CHECK(found.distance == Approx(10.0 * std::sqrt(2.0) * (1.0 - std::sqrt(0.5))).epsilon(1e-10));
  CHECK(calls < 1000);
}

TEST_CASE("a plane is reached at its foot, whatever the widths") {
  for (const std::size_t n : {1U, 2U, 5U, 12U}) {
    DepartureProblem problem = problem_of(std::vector<double>(n, 0.3), 1.0, -50.0, 50.0, 4.0);
    std::vector<double> slope;
    double here = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      slope.push_back(std::cos(1.0 + static_cast<double>(i)));
      problem.half_width[i] = 0.2 + 0.3 * static_cast<double>(i);
      here += slope[i] * 0.3;
      squares += std::pow(slope[i] * problem.half_width[i], 2);
    }
    const AnswerAtPoint plane = [&](Point x) {
      return std::inner_product(x.begin(), x.end(), slope.begin(), 0.0);
    };
    const auto found = *least_departure(plane, problem);
    INFO(n << " factors");
    CHECK(found.equals_target);
    CHECK(found.distance == Approx((4.0 - here) / std::sqrt(squares)).epsilon(1e-9));
    problem.reach = TargetReach::at_most;
    problem.target = -4.0;
    const auto below = *least_departure(plane, problem);
    CHECK(below.value == Approx(-4.0).margin(1e-8));
    CHECK(below.distance == Approx((4.0 + here) / std::sqrt(squares)).epsilon(1e-9));
  }
}

TEST_CASE("a bound holds one factor, the others go on") {
  // x + 2 y = 2 from the origin, y at most 0.5: not (0.4, 0.8) but (1, 0.5).
  DepartureProblem problem = problem_of({0.0, 0.0}, 1.0, -3.0, 3.0, 2.0);
  problem.high[1] = 0.5;
  const auto found = *least_departure([](Point x) { return x[0] + 2.0 * x[1]; }, problem);
  CHECK(found.at[0] == Approx(1.0).margin(1e-8));
  CHECK(found.at[1] == 0.5);
  CHECK(found.distance == Approx(std::sqrt(1.25)).epsilon(1e-10));
}

TEST_CASE("a ray held by bounds still meets the sphere, as long as a factor is free") {
  DepartureProblem problem = problem_of({0.0, 0.0, 0.0}, 1.0, -3.0, 3.0, 2.0);
  problem.high[0] = 0.5;
  problem.high[1] = 1.0;
  const AnswerAtPoint nothing = [](Point) { return std::optional<double>(); };
  const DepartureSpace space(nothing, problem);
  const std::vector<double> direction{2.0, 2.0, 1.0};
  const std::vector<double> held = space.on_sphere(direction, 2.0);
  CHECK(held[0] == 0.5);
  CHECK(held[1] == 1.0);
  CHECK(held[2] == Approx(std::sqrt(2.75)).epsilon(1e-14));
  const std::vector<double> end = space.on_sphere(direction, 9.0);
  CHECK(end == std::vector<double>{0.5, 1.0, 3.0});
  CHECK(space.on_ray(direction, 1.0) == end);
  CHECK(length_of(space.on_sphere(direction, 0.3)) == Approx(0.3).epsilon(1e-14));
}

TEST_CASE("the nearest point of an ellipsoid is on its short axis, whichever it is") {
  for (std::size_t shortest = 0; shortest < 6; ++shortest) {
    const AnswerAtPoint ellipsoid = [&](Point x) {
      double sum = 0.0;
      for (std::size_t i = 0; i < 6; ++i) sum += (i == shortest ? 4.0 : 1.0) * x[i] * x[i];
      return sum;
    };
    const auto found =
        *least_departure(ellipsoid, problem_of(std::vector<double>(6, 0.0), 1.0, -5.0, 5.0, 9.0));
    CHECK(found.distance == Approx(1.5).epsilon(1e-9));
    CHECK(std::abs(found.at[shortest]) == Approx(1.5).epsilon(1e-9));
  }
}

TEST_CASE("an ellipsoid at any angle: the root of target over the largest eigenvalue") {
  // A diagonal form reflected at a plane that lies to no axis; the second eigenvalue is near.
  for (const std::size_t n : {2U, 3U, 4U, 5U, 8U}) {
    std::vector<double> normal;
    double squares = 0.0;
    for (std::size_t i = 0; i < n; ++i) normal.push_back(std::sin(1.0 + 2.0 * i));
    for (const double each : normal) squares += each * each;
    int calls = 0;
    const AnswerAtPoint form = [&](Point x) {
      ++calls;
      const double along = std::inner_product(x.begin(), x.end(), normal.begin(), 0.0) / squares;
      double sum = 0.0;
      for (std::size_t i = 0; i < n; ++i)
        sum += (i == 1 ? 4.0 : 3.9 / (1.0 + i)) * std::pow(x[i] - 2.0 * along * normal[i], 2);
      return sum;
    };
    const auto found =
        *least_departure(form, problem_of(std::vector<double>(n, 0.0), 1.0, -5.0, 5.0, 9.0));
    INFO(n << " factors, " << calls << " calls");
    CHECK(found.distance == Approx(1.5).epsilon(1e-9));
    CHECK(calls < 12000);
  }
}

TEST_CASE("a bent valley off the axes") {
  // x y z = c from (1, 1, 1): in logarithms a plane; here bent. The foot is on the diagonal.
  const auto found = *least_departure([](Point x) { return x[0] * x[1] * x[2]; },
                                      problem_of({1.0, 1.0, 1.0}, 0.5, 0.1, 9.0, 8.0));
  for (const double x : found.at) CHECK(x == Approx(2.0).margin(1e-6));
  CHECK(found.distance == Approx(2.0 * std::sqrt(3.0)).epsilon(1e-10));
  // y - sin(3 x) / 2 = 1.2: against a fine search along the curve.
  double least = 1e9;
  for (double x = -2.0; x < 2.0; x += 1e-6)
    least = std::min(least, std::hypot(x, 1.2 + std::sin(3.0 * x) / 2.0));
  const auto wave = *least_departure([](Point x) { return x[1] - std::sin(3.0 * x[0]) / 2.0; },
                                     problem_of({0.0, 0.0}, 1.0, -2.0, 2.0, 1.2));
  CHECK(wave.distance == Approx(least).epsilon(1e-9));
  CHECK(wave.equals_target);
}

TEST_CASE("kinks") {
  const DepartureProblem problem = problem_of({0.0, 0.0, 0.0}, 1.0, -4.0, 4.0, 1.5);
  const auto largest = *least_departure(
      [](Point x) {
        return std::max({x[0], x[1], x[2]});
      },
      problem);
  CHECK(largest.distance == Approx(1.5).epsilon(1e-9));
  const auto smallest = *least_departure(
      [](Point x) {
        return std::min({x[0], x[1], x[2]});
      },
      problem);
  CHECK(smallest.distance == Approx(1.5 * std::sqrt(3.0)).epsilon(1e-9));
  const auto sum = *least_departure(
      [](Point x) { return std::abs(x[0]) + std::abs(x[1]) + std::abs(x[2]); }, problem);
  CHECK(sum.distance == Approx(1.5 / std::sqrt(3.0)).epsilon(1e-9));
}

TEST_CASE("a jump is reached without being equal to the target") {
  const auto found = *least_departure([](Point x) { return x[0] + x[1] < 1.0 ? 1.0 : 3.0; },
                                      problem_of({0.0, 0.0}, 1.0, -2.0, 2.0, 2.0));
  CHECK(found.reached);
  CHECK_FALSE(found.equals_target);
  CHECK(found.value == 3.0);
  CHECK(found.distance == Approx(std::sqrt(0.5)).epsilon(1e-6));
}

TEST_CASE("a target out of reach: the most it comes to") {
  const AnswerAtPoint hill = [](Point x) {
    return 1.4 - std::pow(x[0] - 0.37, 2) - std::pow(x[1] + 0.21, 2);
  };
  const auto found = *least_departure(hill, problem_of({0.0, 0.0}, 0.5, -1.0, 1.0, 2.0));
  CHECK_FALSE(found.reached);
  CHECK(found.value == Approx(1.4).margin(1e-10));
  CHECK(found.at[0] == Approx(0.37).margin(1e-5));
  CHECK(found.at[1] == Approx(-0.21).margin(1e-5));
  // A hill too narrow for the rays is climbed, and then reached from its side.
  const auto climbed = *least_departure(hill, problem_of({0.0, 0.0}, 0.5, -1.0, 1.0, 1.39999));
  CHECK(climbed.reached);
  CHECK(climbed.distance == Approx(2.0 * (std::hypot(0.37, 0.21) - std::sqrt(1e-5))).epsilon(1e-8));
}

TEST_CASE("without answers, and with the centre past the target") {
  const DepartureProblem problem = problem_of({0.0, 0.0}, 1.0, -2.0, 2.0, 1.0);
  CHECK_FALSE(least_departure([](Point) { return std::optional<double>(); }, problem));
  const auto already = *least_departure([](Point x) { return 1.5 + x[0]; }, problem);
  CHECK(already.reached);
  CHECK(already.distance == 0.0);
  CHECK_FALSE(already.equals_target);
  const auto gap = *least_departure(
      [](Point x) -> std::optional<double> {
        if (x[0] + x[1] < 0.9) return std::nullopt;
        return x[0] + x[1];
      },
      problem);
  CHECK(gap.distance == Approx(std::sqrt(0.5)).epsilon(1e-9));
  DepartureProblem outside = problem;
  outside.centre[0] = 3.0;
  CHECK_THROWS_AS(least_departure([](Point x) { return x[0]; }, outside), ContractViolation);
}

}  // namespace
}  // namespace darknumber::least_departure_test

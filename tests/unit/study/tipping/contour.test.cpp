// SPDX-License-Identifier: MIT
#include "engine/study/tipping/contour.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::contour_test {
namespace {

/// Is the number one of the grid's?
bool on_grid(const std::vector<double>& values, double x) {
  return std::find(values.begin(), values.end(), x) != values.end();
}

std::size_t points_of(const Contour& contour) {
  std::size_t points = 0;
  for (const Contour::Line& line : contour.lines) points += line.points.size();
  return points;
}

TEST_CASE("the contour of a product is a hyperbola") {
  for (const Spacing spacing : {Spacing::linear, Spacing::logarithmic}) {
    const FactorSpan span{0.1, 2.0, spacing};
    const Contour found = contour([](double x, double y) { return x * y; }, span, span, 0.7);
    REQUIRE(found.lines.size() == 1);
    const Contour::Line& line = found.lines.front();
    CHECK_FALSE(line.closed);
    CHECK(line.points.size() > 30);
    for (std::size_t i = 0; i < line.points.size(); ++i) {
      const Contour::Point& point = line.points[i];
      CHECK(point.first * point.second == Approx(0.7).epsilon(1e-13));
      CHECK(
          (on_grid(found.first_values, point.first) || on_grid(found.second_values, point.second)));
      CHECK_FALSE(point.jump);
      if (i == 0) continue;
      const Contour::Point& before = line.points[i - 1];
      CHECK((point.first - before.first) * (line.points.back().first - line.points[0].first) > 0.0);
    }
    // From border to border: (0.35, 2) and (2, 0.35).
    const auto [least, most] = std::minmax(line.points.front().first, line.points.back().first);
    CHECK(least == Approx(0.35).epsilon(1e-13));
    CHECK(most == 2.0);
    CHECK(found.most->value == 4.0);
    CHECK(found.least->value == Approx(0.01));
    CHECK(found.answers.size() == 33 * 33);
    CHECK(*found.answers[33 * 4 + 7] == found.first_values[7] * found.second_values[4]);
  }
}

TEST_CASE("the doubling of two lists by false records and missed links") {
  const Contour found =
      contour([](double f, double m) { return 1.0 / ((1.0 - f) * (1.0 - f) * (1.0 - m)); },
              {0.0, 0.5}, {0.0, 0.6}, 2.0);
  REQUIRE(found.lines.size() == 1);
  for (const Contour::Point& point : found.lines[0].points)
    CHECK(point.second ==
          Approx(1.0 - 0.5 / ((1.0 - point.first) * (1.0 - point.first))).margin(1e-13));
  const auto [least, most] =
      std::minmax(found.lines[0].points.front().first, found.lines[0].points.back().first);
  CHECK(least == 0.0);
  CHECK(most == Approx(1.0 - std::sqrt(0.5)).margin(1e-14));
}

TEST_CASE("a circle is one closed line, and two are two") {
  const FactorSpan span{-1.0, 1.0};
  const Contour one = contour([](double x, double y) { return x * x + y * y; }, span, span, 0.5);
  REQUIRE(one.lines.size() == 1);
  CHECK(one.lines[0].closed);
  for (const Contour::Point& point : one.lines[0].points)
    CHECK(std::hypot(point.first, point.second) == Approx(std::sqrt(0.5)).epsilon(1e-14));
  // Around once: the angles between neighbours sum to a full turn.
  double turn = 0.0;
  const auto& points = one.lines[0].points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Contour::Point& a = points[i];
    const Contour::Point& b = points[(i + 1) % points.size()];
    turn += std::asin((a.first * b.second - a.second * b.first) / 0.5);
  }
  CHECK(std::abs(turn) == Approx(2.0 * std::acos(-1.0)).epsilon(1e-12));
  const Contour two = contour(
      [](double x, double y) { return std::min(std::hypot(x - 0.5, y), std::hypot(x + 0.5, y)); },
      span, span, 0.3);
  REQUIRE(two.lines.size() == 2);
  CHECK((two.lines[0].closed && two.lines[1].closed));
}

TEST_CASE("at a saddle the centre of the cell decides") {
  // (x - 1/64)(y - 1/64) changes sign in the middle of the first cell.
  const double middle = 1.0 / 64.0;
  for (const double target : {1e-5, -1e-5}) {
    const Contour found = contour([&](double x, double y) { return (x - middle) * (y - middle); },
                                  {0.0, 1.0}, {0.0, 1.0}, target);
    REQUIRE(found.lines.size() == 2);
    for (const Contour::Line& line : found.lines) {
      // Each branch of the hyperbola on its own: no line goes from one quadrant to another.
      const bool right = line.points.front().first > middle;
      const bool above = line.points.front().second > middle;
      CHECK((right == above) == (target > 0.0));
      for (const Contour::Point& point : line.points) {
        CHECK((point.first > middle) == right);
        CHECK((point.second > middle) == above);
      }
    }
  }
}

TEST_CASE("jumps are marked, gaps break the line, and a target out of reach has none") {
  const FactorSpan span{0.0, 1.0};
  const Contour jump = contour([](double x, double y) { return x + y < 0.777 ? 1.0 + x : 3.0 + x; },
                               span, span, 2.5);
  REQUIRE(jump.lines.size() == 1);
  CHECK(jump.has_jumps());
  for (const Contour::Point& point : jump.lines[0].points) {
    CHECK(point.jump);
    CHECK(point.first + point.second == Approx(0.777).epsilon(1e-13));
  }
  const Contour gap = contour(
      [](double x, double y) -> std::optional<double> {
        if (x > 0.4 && x < 0.6) return std::nullopt;
        return y;
      },
      span, span, 0.51);
  REQUIRE(gap.lines.size() == 2);
  CHECK(gap.lines[0].points.back().first <= 0.4);
  CHECK(gap.lines[1].points.front().first >= 0.6);
  const Contour none = contour([](double x, double y) { return x + y; }, span, span, 2.5);
  CHECK(none.lines.empty());
  CHECK(none.most->value == 2.0);
  CHECK((none.most->first == 1.0 && none.most->second == 1.0));
}

TEST_CASE("a contour through corners of the grid repeats no point") {
  const FactorSpan span{0.0, 1.0};
  const Contour diagonal = contour([](double x, double y) { return x - y; }, span, span, 0.0);
  REQUIRE(diagonal.lines.size() == 1);
  CHECK(points_of(diagonal) == 33);
  for (const Contour::Point& point : diagonal.lines[0].points) CHECK(point.first == point.second);
  const Contour border = contour([](double x, double) { return x; }, span, span, 0.25);
  REQUIRE(border.lines.size() == 1);
  CHECK(points_of(border) == 33);
}

}  // namespace
}  // namespace darknumber::contour_test

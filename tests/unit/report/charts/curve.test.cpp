// SPDX-License-Identifier: MIT
#include "engine/report/charts/curve.h"

#include <catch2/catch.hpp>

namespace darknumber::curve_test {
namespace {

CurveChart chart_with(std::optional<double> target) {
  CurveChart chart;
  chart.factor = "false share";
  chart.measure = "inflation of chao";
  chart.places = {{0.0, 1.0}, {0.1, 1.4}, {0.2, std::nullopt}, {0.3, 2.2}, {0.4, 2.6}};
  chart.target = target;
  return chart;
}

}  // namespace

TEST_CASE("a curve says where it meets the target, and from where to where it goes without one") {
  CurveChart chart = chart_with(2.0);
  CHECK(curve_words(chart) == "inflation of chao over false share. It nowhere meets 2.");
  chart.crossings = {0.28};
  CHECK(curve_words(chart) == "inflation of chao over false share. It meets 2 at 0.28.");
  CHECK(
      curve_words(chart_with({})) ==
      "inflation of chao over false share. Where it has no number, or one without bound, the line "
      "has a gap.");
}

TEST_CASE("the axis of a curve reaches a target that the curve does not") {
  // Numbers from 1 to 2.6, with 5 asked for: of the ticks 1, 2, … those to 5 are there.
  CHECK(curve_svg("tipping", "t", chart_with(5.0)).find(">5</text>") != std::string::npos);
  CHECK(curve_svg("tipping", "t", chart_with(2.0)).find(">5</text>") == std::string::npos);
}

TEST_CASE("where there is no answer the curve has a gap") {
  const std::string svg = curve_svg("tipping", "t", chart_with(2.0));
  std::size_t stretches = 0;
  for (std::size_t at = 0; (at = svg.find("class=\"curve\"", at)) != std::string::npos; ++at)
    ++stretches;
  CHECK(stretches == 2);
  CHECK(svg.find("asked for: 2") != std::string::npos);
}

TEST_CASE("a map has each of its lines") {
  MapChart chart;
  chart.first = "a";
  chart.second = "b";
  chart.first_span = {0.0, 1.0};
  chart.second_span = {1.0, 100.0};
  chart.second_axis = Scale::Kind::log;
  chart.lines = {{{0.1, 2.0}, {0.5, 10.0}}, {{0.9, 50.0}, {1.0, 90.0}}};
  chart.words = "Two lines.";
  const std::string svg = map_svg("map", "t", chart);
  std::size_t lines = 0;
  for (std::size_t at = 0; (at = svg.find("class=\"curve\"", at)) != std::string::npos; ++at)
    ++lines;
  CHECK(lines == 2);
  CHECK(svg.find("Two lines.") != std::string::npos);
}

}  // namespace darknumber::curve_test

// SPDX-License-Identifier: MIT
#include "engine/report/charts/bars.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/report/charts/drawing.h"
#include "tests/support/upright_lines.h"

namespace darknumber::bars_test {

TEST_CASE("bars that end nowhere are arrows, and those without a number are not drawn") {
  const BarChart chart{"persons",
                       0.0,
                       "the line: nothing",
                       {{"first", {{0.0, 5.0, "over"}}, std::pair{4.0, 6.0}, "5"},
                        {"endless", {{0.0, INFINITY, "over"}}, {}, "without bound"},
                        {"none", {{0.0, NAN, "over"}}, {}, ""}}};
  const std::string svg = bar_chart_svg("b", "t", chart);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("inf") == std::string::npos);
  CHECK(svg.find("class=\"mark\"") != std::string::npos);
  CHECK(svg.find("class=\"error\"") != std::string::npos);
  CHECK(bar_chart_words(chart) == "persons. first: 5. endless: without bound. none: no number.");
}

TEST_CASE("bars to the left of the line have a width above 0") {
  const std::string svg = bar_chart_svg("b", "t", {"x", 1.0, "", {{"r", {{1.0, 0.5, "under"}}}}});
  CHECK(svg.find("width=\"-") == std::string::npos);
  CHECK(svg.find("class=\"under\"") != std::string::npos);
}

TEST_CASE("no upright line crosses the labels of bars") {
  const std::string svg = bar_chart_svg(
      "b", "t",
      {"x",
       0.0,
       "",
       {{"first", {{0.0, 2.0, "over"}}, {}, "2"}, {"second", {{0.0, 1.0, "over"}}, {}, "1"}}});
  CHECK(testing::lines_beside_labels(svg, {"first", "second"}, "truth") == 2);
  CHECK(testing::lines_beside_labels(svg, {"first", "second"}, "grid") > 2);
}

TEST_CASE("a label leaves room for the text at its right") {
  const std::string text = "1.39 at 0.2, 2.65 at 0.8";
  const std::string label(60, 'a');
  const std::string svg =
      bar_chart_svg("b", "t", {"x", 1.0, "", {{label, {{1.0, 2.0, "over"}}, {}, text}}});
  const std::size_t begin = svg.find(">aaa") + 1;
  REQUIRE(begin != 0);
  const std::string shown = svg.substr(begin, svg.find('<', begin) - begin);
  CHECK(shown != label);
  CHECK(width_of_text(shown) + width_of_text(text) < Drawing::width - 20.0);
  CHECK(svg.find(">" + text + "<") != std::string::npos);
}

}  // namespace darknumber::bars_test

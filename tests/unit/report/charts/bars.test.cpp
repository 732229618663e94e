// SPDX-License-Identifier: MIT
#include "engine/report/charts/bars.h"

#include <catch2/catch.hpp>
#include <cmath>

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

TEST_CASE("labels are drawn after the line that would cross them") {
  const std::string svg =
      bar_chart_svg("b", "t", {"x", 1.0, "", {{"label", {{1.0, 2.0, "over"}}, {}, "text"}}});
  const std::size_t line = svg.find("class=\"truth\"");
  REQUIRE(line != std::string::npos);
  CHECK(svg.find(">label<") > line);
  CHECK(svg.find(">text<") > line);
}

}  // namespace darknumber::bars_test

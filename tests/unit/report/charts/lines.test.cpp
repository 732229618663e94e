// SPDX-License-Identifier: MIT
#include "engine/report/charts/lines.h"

#include <catch2/catch.hpp>

namespace darknumber::lines_test {

TEST_CASE("lines are drawn within the span alone, with a number each and labels below") {
  LinesChart chart;
  chart.across_text = "persons";
  chart.up_text = "odds ratio";
  chart.across = {100.0, 10'000.0};
  chart.up = {0.1, 10.0};
  chart.reference = 1.0;
  chart.reference_text = "independent";
  chart.band = std::pair{0.5, 2.0};
  chart.marked = 1000.0;
  chart.lines = {{"A and B", {{50.0, 1.0}, {200.0, 2.0}, {5000.0, 8.0}, {9000.0, 20.0}}, "curve"},
                 {"beyond", {{200.0, 100.0}}, "second"}};
  const std::string svg = lines_svg("bounds", "title", chart);
  CHECK(svg.find("class=\"curve\"") != std::string::npos);
  CHECK(svg.find("class=\"second\"") == std::string::npos);
  CHECK(svg.find(">1</text>") != std::string::npos);
  CHECK(svg.find(">independent</text>") != std::string::npos);
  CHECK(svg.find(">1,000</text>") != std::string::npos);
  CHECK(svg.find("1 A and B") != std::string::npos);
  CHECK(lines_words(chart) == "1 A and B; 2 beyond.");
}

}  // namespace darknumber::lines_test

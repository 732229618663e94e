// SPDX-License-Identifier: MIT
#include "engine/report/charts/zip.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/count_text.h"

namespace darknumber::zip_test {

using testing::count_of;

TEST_CASE("intervals that miss the truth are counted by the side on which they do") {
  const std::vector<RatioInterval> intervals{
      {1.0, 0.8, 1.3}, {1.5, 1.1, 2.0}, {0.6, 0.4, 0.9}, {1.2, 0.9, INFINITY}};
  CHECK(zip_words(intervals) == "Of 4 intervals 2 cover the truth; 1 lie above it and 1 below.");
  const std::string svg = zip_svg("z", "t", intervals, 0.95);
  CHECK(count_of(svg, "class=\"covers\"") == 2);
  CHECK(count_of(svg, "class=\"misses\"") == 2);
  CHECK(svg.find("inf\"") == std::string::npos);
}

TEST_CASE("of many intervals every so manieth is drawn, and the page says so") {
  std::vector<RatioInterval> intervals;
  for (int i = 0; i < 3000; ++i) {
    const double estimate = i < 300 ? 2.0 : 1.0;
    intervals.push_back({estimate, estimate * 0.8, estimate * 1.2});
  }
  const std::string svg = zip_svg("z", "t", intervals, 0.95);
  CHECK(count_of(svg, "class=\"misses\"") == 30);
  CHECK(count_of(svg, "class=\"covers\"") == 270);
  CHECK(svg.find("300 of 3,000 intervals are drawn") != std::string::npos);
}

TEST_CASE(
    "intervals are drawn in the order of how far the truth is, measured by their own length") {
  // The truth is half of the way to the limit of the first, and eight tenths of the second's.
  const RatioInterval wide{2.0, 0.5, 4.0};
  const RatioInterval narrow{1.2, 0.955, 1.5};
  const std::string svg = zip_svg("z", "t", {narrow, wide}, 0.95);
  const auto end_of = [&](std::size_t line) {
    const std::size_t from = svg.rfind("x2=\"", line) + 4;
    return std::stod(svg.substr(from, svg.find('"', from) - from));
  };
  const std::size_t first = svg.find("class=\"covers\"");
  CHECK(end_of(first) > end_of(svg.find("class=\"covers\"", first + 1)));
}

}  // namespace darknumber::zip_test

// SPDX-License-Identifier: MIT
#include "engine/report/charts/histogram.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

namespace darknumber::histogram_test {

TEST_CASE("every ratio is in a bin, or counted beside them") {
  std::vector<double> ratios;
  for (int i = 1; i <= 1000; ++i) ratios.push_back(0.5 + i * 0.002);
  ratios.push_back(1e6);
  ratios.push_back(INFINITY);
  ratios.push_back(NAN);
  const RatioHistogram histogram = ratio_histogram(ratios);
  CHECK(std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::size_t{0}) == 1001);
  CHECK(histogram.unbounded == 1);
  CHECK(histogram.none == 1);
  CHECK(histogram.high < 3.0);  // one of a thousand does not stretch the axis
  const std::string svg = histogram_svg("h", "t", histogram);
  CHECK(svg.find("not drawn: 2 of 1,003 registers") != std::string::npos);
  CHECK(svg.find("nan") == std::string::npos);
}

TEST_CASE("equal estimates, and none, are drawn too") {
  const RatioHistogram same = ratio_histogram({1.2, 1.2, 1.2});
  CHECK(std::accumulate(same.counts.begin(), same.counts.end(), std::size_t{0}) == 3);
  CHECK(histogram_svg("h", "t", same).find("nan") == std::string::npos);
  // The axis is widened, so that there is room for a bar; what is said is of the estimates.
  CHECK(histogram_svg("h", "t", ratio_histogram({1.0, 1.0, 1.0}))
            .find("Estimates of 3 registers, nearly all 1.00 times the truth.") !=
        std::string::npos);
  CHECK(histogram_svg("h", "t", ratio_histogram({NAN, INFINITY}))
            .find("no estimate in any of the registers") != std::string::npos);
}

TEST_CASE("a histogram in words counts both sides of the truth") {
  CHECK(histogram_words({0.5, 1.5, 2.0, NAN}) ==
        "Too high in 50 % of 4 registers, too low in 25 %, no estimate in 25 %.");
  CHECK(histogram_words({1.0, INFINITY}) ==
        "Too high in 0 % of 2 registers, too low in 0 %, right in 50 %, without bound in 50 %.");
}

TEST_CASE("what others said of a number stands below its histogram, whatever its size") {
  const std::string svg = marked_histogram_svg("n", "t", {900.0, 1000.0, 1100.0, 1500.0}, "persons",
                                               {{"a <range>", 10.0, 20.0}, {"a point", 4e4, 4e4}});
  CHECK(svg.find("persons: nearly all from 900 to 1,500. a &lt;range&gt;: 10 to 20. "
                 "a point: 40,000.") != std::string::npos);
  // The axis reaches both: left of its middle the range, and near its right end the point.
  CHECK(svg.find("class=\"error\"") != std::string::npos);
  CHECK(svg.find("class=\"open\"") != std::string::npos);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(marked_histogram_svg("n", "t", {0.0, 0.0}, "persons", {}).find("nothing above 0") !=
        std::string::npos);
}

}  // namespace darknumber::histogram_test

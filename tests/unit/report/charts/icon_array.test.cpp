// SPDX-License-Identifier: MIT
#include "engine/report/charts/icon_array.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

namespace darknumber::icon_array_test {

TEST_CASE("steps of how far an estimate is off have no gaps") {
  CHECK(how_far(0.5) == HowFar::far_under);
  CHECK(how_far(0.51) == HowFar::under);
  CHECK(how_far(0.9) == HowFar::near);
  CHECK(how_far(1.1) == HowFar::near);
  CHECK(how_far(1.11) == HowFar::over);
  CHECK(how_far(2.0) == HowFar::far_over);
  CHECK(how_far(INFINITY) == HowFar::unbounded);
  CHECK(how_far(NAN) == HowFar::none);
}

TEST_CASE("a hundred signs are a hundred, whatever the rounding") {
  for (int n = 1; n <= 40; ++n) {
    std::vector<double> ratios;
    for (int i = 0; i < n; ++i) ratios.push_back(0.3 + 0.06 * i);
    const auto counts = of_a_hundred(ratios);
    CHECK(std::accumulate(counts.begin(), counts.end(), 0) == 100);
  }
  const std::vector<double> thirds{0.4, 1.0, 3.0};
  CHECK(of_a_hundred(thirds) == std::array<int, how_far_count>{34, 0, 33, 0, 33, 0, 0});
}

TEST_CASE("each kind that is there is drawn and told") {
  const std::array<int, how_far_count> counts{0, 0, 55, 30, 0, 5, 10};
  CHECK(icon_array_words(counts) ==
        "Of a hundred registers: 55 within a tenth of the truth, 30 too high, but below twice, 5 "
        "without bound and 10 no estimate.");
  const std::string svg = icon_array_svg("hundred", "t", counts);
  std::size_t circles = 0;
  for (std::size_t at = 0; (at = svg.find("<circle", at)) != std::string::npos; ++at) ++circles;
  CHECK(circles == 31);  // 30 and the one of the legend
}

}  // namespace darknumber::icon_array_test

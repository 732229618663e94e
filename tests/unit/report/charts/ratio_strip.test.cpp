// SPDX-License-Identifier: MIT
#include "engine/report/charts/ratio_strip.h"

#include <catch2/catch.hpp>

#include "tests/support/count_text.h"
#include "tests/support/upright_lines.h"

namespace darknumber::ratio_strip_test {

using testing::count_of;

TEST_CASE("a strip says in words what it draws") {
  const std::vector<StripRow> rows{{"independence", 1.62, 0.01, 1.3, 2.4, 1.604, 0, 0, 500},
                                   {"stepwise", INFINITY, NAN, 0.7, INFINITY, 0.9, 300, 100, 500},
                                   {"few", 0.04, 0.001, 0.038, 0.04, NAN, 0, 38, 40},
                                   {"all", INFINITY, NAN, INFINITY, INFINITY, 1.0, 96, 4, 100},
                                   {"none", NAN, NAN, NAN, NAN, NAN, 0, 40, 40}};
  CHECK(ratio_strip_words(rows) ==
        "independence: median 1.62 times the truth, nine registers in ten from 1.30 to 2.40, 1.60 "
        "on the expected table. stepwise: median without bound, nine registers in ten from 0.700 "
        "upwards without bound, 0.900 on the expected table; the estimate grows without bound in "
        "300 of 500 registers and there is no estimate in 100 of 500. few: median 0.040 times the "
        "truth; there is no estimate in 38 of 40 registers. all: median without bound, 1.00 on the "
        "expected table; the estimate grows without bound in 96 of 100 registers and there is no "
        "estimate in 4 of 100. none: no estimate.");
  const std::string svg = ratio_strip_svg("strip", "How far", rows);
  CHECK(testing::lines_beside_labels(svg, {"independence", "stepwise", "few", "all", "none"},
                                     "truth") == 5);
  CHECK(count_of(svg, "class=\"spread") == 2);
  CHECK(count_of(svg, "class=\"spread-over\"") == 1);
  CHECK(count_of(svg, "class=\"open\"") == 3);
  CHECK(count_of(svg, "<circle") == 2);
  CHECK(svg.find(">no estimate<") != std::string::npos);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("inf\"") == std::string::npos);
}

}  // namespace darknumber::ratio_strip_test

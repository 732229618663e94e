// SPDX-License-Identifier: MIT
#include "engine/report/charts/loops.h"

#include <catch2/catch.hpp>

#include "tests/support/count_text.h"

namespace darknumber::loops_test {

using testing::count_of;
namespace {

LoopsChart two_by_two() {
  return {"inflation",
          1.0,
          {{"share", {"0", "0.1"}, {0, 0, 1, 1}}, {"crowd", {"few", "many"}, {0, 1, 0, 1}}},
          {{"chao", {{{1.0, 0.0}}, {{1.5, 0.0}}, {{2.0, 0.0}}, std::nullopt}},
           {"pairwise", {{{0.5, 0.02}}, std::nullopt, {{0.7, 0.01}}, {{0.8, 0.1}}}}}};
}

}  // namespace

TEST_CASE("a nested loop plot has a line for each series, steps for each factor, and gaps") {
  const std::string svg = loops_svg("loops", "title", two_by_two());
  CHECK(count_of(svg, "class=\"curve\"") == 1);
  CHECK(count_of(svg, "class=\"second\"") == 2);  // a gap parts it
  CHECK(count_of(svg, "<path d=\"M10,") >= 3);    // both factors, and the series that begin there
  for (const char* part : {"share: 0, 0.1", "crowd: few, many", "1 chao: 1.00 to 2.00",
                           "2 pairwise: 0.50 ±0.02 to 0.8 ±0.1"})
    CHECK(svg.find(part) != std::string::npos);
  CHECK(svg.find("nan") == std::string::npos);
}

TEST_CASE("the words of a nested loop plot say what varies and how far each series goes") {
  CHECK(loops_words(two_by_two()) ==
        "inflation at 4 combinations of share, crowd. 1 chao: 1.00 to 2.00. 2 pairwise: 0.50 ±0.02 "
        "to 0.8 ±0.1.");
  LoopsChart empty = two_by_two();
  empty.series[0].values.assign(4, std::nullopt);
  CHECK(loops_words(empty).find("1 chao: no number.") != std::string::npos);
}

}  // namespace darknumber::loops_test

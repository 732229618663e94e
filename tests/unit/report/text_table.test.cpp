// SPDX-License-Identifier: MIT
#include "engine/report/text_table.h"

#include <catch2/catch.hpp>

namespace darknumber {

TEST_CASE("columns line up, counted in characters and not in bytes") {
  TextTable table({"estimator", "÷ truth"});
  table.add({"chao", "2.174 ±0.003"});
  table.add({"independence", "–"});
  CHECK(table.text() ==
        "  estimator          ÷ truth\n"
        "  chao          2.174 ±0.003\n"
        "  independence             –\n");
}

TEST_CASE("a column can be set to the left, and no line ends in blanks") {
  TextTable table({"method", "what"});
  table.align_left(1);
  table.add({"chao", "a bound"});
  table.add({"b", ""});
  CHECK(table.text() ==
        "  method  what\n"
        "  chao    a bound\n"
        "  b\n");
}

TEST_CASE("width in a terminal") {
  CHECK(shown_width("") == 0);
  CHECK(shown_width("abc") == 3);
  CHECK(shown_width("±÷≠") == 3);
}

TEST_CASE("a paragraph is broken at spaces, and later lines are indented") {
  CHECK(wrapped("one two three", 7) == "one two\nthree");
  CHECK(wrapped("one two three", 8, "  ") == "one two\n  three");
  CHECK(wrapped("  one two three", 9, "    ") == "  one two\n    three");
  CHECK(wrapped("unbreakable", 3) == "unbreakable");
  CHECK(wrapped("±± ±±", 5) == "±± ±±");
  CHECK(wrapped("", 10) == "");
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/report/text_table.h"

#include <catch2/catch.hpp>

namespace darknumber::text_table_test {

TEST_CASE("columns line up, counted in characters and not in bytes") {
  TextTable table({"estimator", "÷ truth"});
  table.add({"chao", "2.174 ±0.003"});
  table.add({"independence", "–"});
  CHECK(table.text(80) ==
        "  estimator          ÷ truth\n"
        "  chao          2.174 ±0.003\n"
        "  independence             –\n");
}

TEST_CASE("a column can be set to the left, and no line ends in blanks") {
  TextTable table({"method", "what"});
  table.align_left(1);
  table.add({"chao", "a bound"});
  table.add({"b", ""});
  CHECK(table.text(80) ==
        "  method  what\n"
        "  chao    a bound\n"
        "  b\n");
}

TEST_CASE("a table that is too wide breaks its header, then names, then goes on below itself") {
  TextTable table({"estimator", "median ÷ truth", "covers truth"});
  table.add({"agencies[Border police].anonymous_share", "1.64 ±0.01", "12 %"});
  table.add({"chao", "2.17 ±0.01", "0 %"});
  CHECK(table.text(64) ==
        "                                                median ÷  covers\n"
        "  estimator                                        truth   truth\n"
        "  agencies[Border police].anonymous_share     1.64 ±0.01    12 %\n"
        "  chao                                        2.17 ±0.01     0 %\n");
  CHECK(table.text(48) ==
        "                                median ÷  covers\n"
        "  estimator                        truth   truth\n"
        "  agencies[Border police].    1.64 ±0.01    12 %\n"
        "    anonymous_share\n"
        "  chao                        2.17 ±0.01     0 %\n");
  CHECK(table.text(46) ==
        "                                median ÷\n"
        "  estimator                        truth\n"
        "  agencies[Border police].    1.64 ±0.01\n"
        "    anonymous_share\n"
        "  chao                        2.17 ±0.01\n"
        "\n"
        "                              covers\n"
        "  estimator                    truth\n"
        "  agencies[Border police].      12 %\n"
        "    anonymous_share\n"
        "  chao                           0 %\n");
}

TEST_CASE("no line of a table is wider than asked for, but for a word that is") {
  TextTable table({"factor", "mu*", "95 % interval", "mu", "sigma", "noise floor"});
  table.add({"agencies[Police].false_positive_share + agencies[Shelters].false_positive_share",
             "0.274", "0.255 to 0.294", "0.274", "0.0466", "0.0001"});
  for (std::size_t width = least_text_width; width <= 140; ++width) {
    const std::string text = table.text(width);
    INFO(text);
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1)
      CHECK(shown_width(text.substr(begin, end - begin)) <= width);
  }
}

TEST_CASE("a label is followed by its text, broken below itself") {
  CHECK(labelled("truth", 11, "5,000 victims", 80) == "  truth      5,000 victims\n");
  CHECK(labelled("truth", 11, "5,000 victims", 20) == "  truth      5,000\n             victims\n");
}

TEST_CASE("paths are broken after their dots, and what is in brackets stays together") {
  CHECK(folded("agencies[Border police].false_positive_share", 30) ==
        std::vector<std::string>{"agencies[Border police].", "false_positive_share"});
  CHECK(folded("one two", 80) == std::vector<std::string>{"one two"});
  CHECK(folded("0.5 and 0.7", 5) == std::vector<std::string>{"0.5", "and", "0.7"});
  CHECK(folded("", 5) == std::vector<std::string>{""});
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
  CHECK(wrapped("a 90 %; b", 5) == "a\n90 %;\nb");  // a number and its unit stay together
}

}  // namespace darknumber::text_table_test

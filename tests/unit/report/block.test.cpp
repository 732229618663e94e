// SPDX-License-Identifier: MIT
#include "engine/report/block.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/report/format.h"
#include "engine/report/markdown.h"
#include "engine/report/terminal.h"
#include "engine/report/wide_csv.h"

namespace darknumber::block_test {

const Finding finding{"It is so.", {}, {"This holds if", {"a b c d e f g h i", "j"}}, "Of 3."};

Table small_table() {
  Table table = table_with({"estimator", "÷ truth", "interval", "none"});
  table.columns[3].needs_content = true;
  table.caption = "chao: all";
  table.rows.push_back({{"a|b"},
                        {measured_number(1.637, 0.002), " *"},
                        {NumberRange{persons(12), persons(1234)}},
                        {""}});
  table.rows.push_back({{"b"}, {persons(INFINITY)}, {Missing{"no overlap"}}, {Missing{}}});
  table.note = "2 more";
  return table;
}

TEST_CASE("a finding is one paragraph, whatever the terminal") {
  CHECK(paragraph_of({"It is so.", {}, {"This holds if", {"a", "b", "c"}}, "Of 3."}) ==
        "It is so. This holds if a; b; and c. Of 3.");
  CHECK(paragraph_of({"", "Over the sweep,", {"a is 1"}, ""}) == "Over the sweep, a is 1.");
  CHECK(paragraph_of({"Nothing."}) == "Nothing.");
}

TEST_CASE("the numbers of a finding stand between its lead and its conditions") {
  Finding with = finding;
  with.numbers = {"By how much:", {"a 1", "b 2"}};
  CHECK(paragraph_of(with) ==
        "It is so. By how much: a 1; and b 2. This holds if a b c d e f g h i; and j. Of 3.");
  CHECK(found_text(with) == "It is so. By how much: a 1; and b 2.");
  CHECK(terminal_text({{with}}, 80) ==
        "It is so.\n\nBy how much:\n  - a 1;\n  - b 2.\n\nThis holds if\n  - a b c d e f g h i;\n"
        "  - j.\nOf 3.\n");
  CHECK(markdown_text({{with}}) ==
        "It is so.\n\nBy how much:\n\n- a 1;\n- b 2.\n\nThis holds if\n\n"
        "- a b c d e f g h i;\n- j.\n\nOf 3.\n");
  with.conditions.items = {"a"};
  CHECK(terminal_text({{with}}, 80) ==
        "It is so.\n\nBy how much:\n  - a 1;\n  - b 2.\n\nThis holds if a. Of 3.\n");
  with.numbers.items = {"a 1"};
  CHECK(terminal_text({{with}}, 80) == "It is so. By how much: a 1. This holds if a. Of 3.\n");
}

TEST_CASE("on a terminal several items are a list, and one is part of its sentence") {
  CHECK(terminal_text({{finding}}, 16) ==
        "It is so.\n\nThis holds if\n  - a b c d e f\n    g h i;\n  - j.\nOf 3.\n");
  CHECK(terminal_text({{Finding{"It is so.", {}, {"This holds if", {"a"}}, "Of 3."}}}, 80) ==
        "It is so. This holds if a. Of 3.\n");
}

TEST_CASE(
    "a table on a terminal: marks in line, empty columns left out, what does not exist a dash") {
  CHECK(terminal_text({{small_table()}}, 80) ==
        "  chao: all\n"
        "  estimator         ÷ truth     interval\n"
        "  a|b        1.637 ±0.002 *  12 to 1,234\n"
        "  b                infinite            –\n"
        "  (2 more)\n");
}

TEST_CASE("a range without an end is none") {
  CHECK(text_of({NumberRange{persons(12), persons(1234)}}) == "12 to 1,234");
  CHECK(text_of({NumberRange{persons(12), persons(INFINITY)}}) == "12 to infinite");
  for (const NumberRange& range :
       {NumberRange{persons(NAN), persons(NAN)}, NumberRange{persons(12), persons(NAN)}}) {
    CHECK(text_of({range}) == "–");
    CHECK_FALSE(says_something({range}));
  }
}

TEST_CASE("a terminal shows a blank line between blocks that do not go on") {
  Blocks blocks{{Heading{"Title"}},
                {Facts{7, {{"truth", "9"}}}},
                remark("x"),
                {Paragraph{"y", ParagraphKind::remark}, true},
                {Items{{{"c: d.", {"e."}}}}}};
  CHECK(terminal_text(blocks, 80) == "Title\n\n  truth  9\n\n  x\n  y\n\n  c: d.\n    e.\n");
  blocks[3].goes_on = false;
  CHECK(terminal_text(blocks, 80) == "Title\n\n  truth  9\n\n  x\n\n  y\n\n  c: d.\n    e.\n");
}

TEST_CASE("a terminal cuts long cells where they may be cut, and Markdown does not") {
  Table table = table_with({"field", "A"});
  table.columns[1].may_be_cut = true;
  const std::string longer(40, 'x');
  table.rows.push_back({{"f"}, {longer}});
  CHECK(terminal_text({{table}}, 80) ==
        "  field                    A\n  f      " + std::string(18, 'x') + "…\n");
  CHECK(markdown_text({{table}}).find(longer) != std::string::npos);
}

TEST_CASE("Markdown keeps headings, alignment and lists, and no sign of the user's does anything") {
  CHECK(markdown_text({{Heading{"A *b*"}}, {Heading{"1. c", HeadingLevel::section}}}) ==
        "## A \\*b\\*\n\n### 1\\. c\n");
  CHECK(markdown_text({{small_table()}}) ==
        "chao: all\n\n"
        "| estimator | ÷ truth | interval |\n"
        "| :-- | --: | --: |\n"
        "| a\\|b | 1.637 ±0.002 \\* | 12 to 1,234 |\n"
        "| b | infinite | – |\n\n"
        "2 more\n");
  CHECK(markdown_text({{finding}}) ==
        "It is so.\n\nThis holds if\n\n- a b c d e f g h i;\n- j.\n\nOf 3.\n");
  CHECK(markdown_text({{Items{{{"Claim.", {"- it"}}}}}, remark("a\nb")}) ==
        "- Claim.\n  - \\- it\n\na b\n");
  CHECK(markdown_text({{Facts{7, {{"truth", "9"}}}}}) == "- **truth**: 9\n");
}

TEST_CASE("the names of columns are such as R and pandas leave alone") {
  CHECK(column_names({"agencies[*].false_positive_share", "agencies[Border police].x",
                      "chapman[A,B].bias", "a b", "a_b", "", "2 lists", "Größe"}) ==
        std::vector<std::string>{"agencies.false_positive_share", "agencies_Border_police.x",
                                 "chapman_A_B.bias", "a_b", "a_b_2", "x", "x2_lists", "Gr_e"});
}

TEST_CASE("a wide table has a row a point, and tells infinite from missing") {
  RunResult result;
  result.labels = {"chao", "one"};
  result.factors = {"x[*]"};
  PointResult point;
  point.truth = 100.0;
  point.factor_values = {Value{}};
  Measured median;
  median.name = "median";
  median.value = INFINITY;
  Measured bias;
  bias.name = "bias";
  bias.value = 2.5;
  bias.mcse = 0.5;
  point.measures = {{0, median, NAN}, {1, median, NAN}, {1, bias, NAN}};
  point.measures[1].measured.value = NAN;
  result.points = {point, point};
  result.points[1].measures.pop_back();
  CHECK(wide_csv(result, {"Share of x"}) ==
        "point,Share_of_x,truth,chao.median,chao.median.mcse,one.median,one.median.mcse,one.bias,"
        "one.bias.mcse,infinite\n"
        "0,,100,,,,,2.5,0.5,chao.median\n"
        "1,,100,,,,,,,chao.median\n");
}

TEST_CASE("each format of the list stands where its name says") {
  CHECK(kind_of(Format::text).name == "text");
  CHECK(kind_of(Format::json).name == "json");
  CHECK(kind_of(Format::csv).name == "csv");
  CHECK(kind_of(Format::markdown).name == "markdown");
  CHECK(formats().size() == 4);
}

}  // namespace darknumber::block_test

// SPDX-License-Identifier: MIT
#include "engine/input/control_characters.h"

#include <catch2/catch.hpp>

#include "engine/input/json.h"
#include "tests/unit/scenario/mistake.h"

namespace darknumber::control_characters_test {

TEST_CASE("a text or a name with a control character is refused at its place") {
  const std::string title = "\"A world\"";
  check_mistake(good_scenario, {title, R"("A\u0000")", R"("A\u0000")", "",
                                "the text holds a control character, \\u0000", "Leave it out", ""});
  check_mistake(good_scenario,
                {title, R"("\u001b[31mA")", R"("\u001b[31mA")", "", "\\u001b", "", ""});
  check_mistake(good_scenario, {"\"loadings\"", R"("loa\u0007dings")", R"("loa\u0007dings")", "",
                                "\\u0007", "", ""});
}

TEST_CASE("a description may have lines and tabs, a title may not") {
  const std::string title = "\"title\": \"A world\"";
  CHECK(problems_of(replaced(good_scenario, title, R"("description": "A\n\tworld")")).empty());
  check_mistake(good_scenario, {title, R"("title": "A\nworld")", R"("A\nworld")", "title",
                                "\"title\" must be one line of text", "description", ""});
}

TEST_CASE("a setting with a control character is refused, in quotes and without") {
  for (const std::string text : {"a\x1b[31m", "\"a\\u001b[31m\""}) {
    Problems problems;
    parse_option_value(text, "--set title=…", problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].position.source == "--set title=…");
    CHECK_THAT(problems[0].message, Catch::Contains("\\u001b"));
  }
}

}  // namespace darknumber::control_characters_test

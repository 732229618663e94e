// SPDX-License-Identifier: MIT
#include "engine/input/problem.h"

#include <catch2/catch.hpp>

namespace darknumber::problem_test {
namespace {

TEST_CASE("a problem is shown with its place, its line, a caret and the way out") {
  const Problem problem{"w.json", {2, 4, ""}, "a.b", "\"b\" is wrong", "Write c.", "c"};
  CHECK(render(problem, "{\n\té\"b\": 1\n}") ==
        "w.json:2:4: error: \"b\" is wrong\n"
        "    2 | \té\"b\": 1\n"
        "      | \t  ^\n"
        "  at a.b\n"
        "  Write c.\n"
        "  did you mean \"c\"?");
  CHECK(render({"w.json", {0, 0, ""}, "", "cannot be read", "", ""}) ==
        "w.json: error: cannot be read");
  CHECK(render({"", {0, 0, "--set a=1"}, "a", "is wrong", "", ""}, "{}") ==
        "--set a=1: error: is wrong\n  at a");
}

TEST_CASE("problems come in the order of the file, then of the command line") {
  Problems problems = {{"", {0, 0, "--set"}, "", "4", "", ""},
                       {"f", {2, 1, ""}, "", "3", "", ""},
                       {"f", {1, 9, ""}, "", "2", "", ""},
                       {"f", {1, 2, ""}, "", "1", "", ""}};
  sort_by_position(problems);
  std::string order;
  for (const Problem& problem : problems) order += problem.message;
  CHECK(order == "1234");
  CHECK_THAT(InputError(problems).what(), Catch::Contains("f:1:2: error: 1\nf:1:9: error: 2"));
}

}  // namespace
}  // namespace darknumber::problem_test

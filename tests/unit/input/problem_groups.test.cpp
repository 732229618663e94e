// SPDX-License-Identifier: MIT
#include "engine/input/problem_groups.h"

#include <catch2/catch.hpp>

namespace darknumber::problem_groups_test {
namespace {

Problem problem_of(const std::string& message, int line) {
  return {"f", {line, 1, ""}, "", message, "", ""};
}

}  // namespace

TEST_CASE("few problems are all shown, in their order") {
  const Problems problems{problem_of("\"a\" is bad", 1), problem_of("other", 2),
                          problem_of("\"b\" is bad", 3)};
  const ProblemChoice choice = choose_shown(problems, 3);
  REQUIRE(choice.groups.size() == 1);
  CHECK(choice.groups[0].shown ==
        std::vector<const Problem*>{&problems[0], &problems[1], &problems[2]});
  CHECK(choice.groups[0].more == 0);
  CHECK(choice.other == 0);
}

TEST_CASE("of many problems those of one kind stand together, and the rest is counted") {
  Problems problems;
  for (int i = 0; i < 100; ++i)
    problems.push_back(problem_of(i == 50 ? "rare" : "\"x" + std::to_string(i) + "\" is bad", i));
  const ProblemChoice choice = choose_shown(problems, 10);
  REQUIRE(choice.groups.size() == 2);
  CHECK(choice.groups[0].shown.size() == 9);
  CHECK(choice.groups[0].shown[8] == &problems[8]);
  CHECK(choice.groups[0].more == 90);
  CHECK(choice.groups[1].shown == std::vector<const Problem*>{&problems[50]});
  CHECK(choice.groups[1].more == 0);
}

TEST_CASE("where there are more kinds than room, the others are counted") {
  Problems problems;
  for (char c = 'a'; c <= 'z'; ++c)
    for (int i = 0; i < 2; ++i) problems.push_back(problem_of(std::string("kind ") + c, i));
  const ProblemChoice choice = choose_shown(problems, 10);
  CHECK(choice.groups.size() == 10);
  for (const ProblemGroup& group : choice.groups) {
    CHECK(group.shown.size() == 1);
    CHECK(group.more == 1);
  }
  CHECK(choice.other == 32);
}

}  // namespace darknumber::problem_groups_test

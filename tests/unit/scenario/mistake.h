// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "tests/unit/scenario/scenario_text.h"

namespace darknumber {

/// One slip in a good scenario, and the one problem that it must give.
struct Mistake {
  std::string from;
  std::string to;
  std::string at;  // the text, after the change, that the problem points at
  std::string path;
  std::string message;
  std::string advice;
  std::string suggestion;
};

inline void check_mistake(const std::string& good, const Mistake& mistake) {
  INFO(mistake.to);
  const std::string text = replaced(good, mistake.from, mistake.to);
  const Problems problems = problems_of(text);
  for (const Problem& problem : problems) UNSCOPED_INFO(render(problem, text));
  REQUIRE(problems.size() == 1);
  const Position expected = position_of(text, mistake.at);
  CHECK(problems[0].file == "world.json");
  CHECK(problems[0].position.line == expected.line);
  CHECK(problems[0].position.column == expected.column);
  CHECK(problems[0].path == mistake.path);
  CHECK_THAT(problems[0].message, Catch::Contains(mistake.message));
  CHECK_THAT(problems[0].advice, Catch::Contains(mistake.advice));
  CHECK(problems[0].suggestion == mistake.suggestion);
}

}  // namespace darknumber

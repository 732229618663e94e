// SPDX-License-Identifier: MIT
#include "engine/input/mark_file.h"

#include <catch2/catch.hpp>

#include "engine/input/problem.h"
#include "engine/input/read_table.h"

namespace darknumber::mark_file_test {
namespace {

Problem problem_of(const std::string& text) {
  try {
    read_table(text, "fish.inp");
  } catch (const InputError& error) {
    REQUIRE(error.problems().size() == 1);
    return error.problems().front();
  }
  FAIL("it was read: " << text);
  return {};
}

void check_problem(const std::string& text, int line, int column, const std::string& message) {
  INFO(text);
  const Problem problem = problem_of(text);
  CHECK(problem.position.line == line);
  CHECK(problem.position.column == column);
  CHECK_THAT(problem.message, Catch::Contains(message));
}

}  // namespace

TEST_CASE("records and comments may stand anywhere in the lines of a MARK file") {
  const NamedTable table =
      read_table("/* ponds */ 10 50; 01 /* two\nlines */ 30;\n11 10; /* end */\n", "fish.inp");
  CHECK(table.table[0b01] == 50.0);
  CHECK(table.table[0b10] == 30.0);
  CHECK(table.table[0b11] == 10.0);
}

TEST_CASE("a semicolon too many is refused where it is, and drops no records") {
  check_problem("10 50; 01 30; 11 10;;\n11 100;\n", 1, 21, "a record without a history");
  check_problem("10 50;\n  ; 01 30;\n", 2, 3, "a record without a history");
  check_problem(";10 50; 01 30; 11 10;\n", 1, 1, "a record without a history");
}

TEST_CASE("a comment without an end is refused where it begins, and drops no records") {
  check_problem("10 24; 01 30; /* x\n11 5;\n", 1, 15, "never closed");
  check_problem("10 24;\n01 30 /* x\n; 11 5;\n", 2, 7, "never closed");
  check_problem("/* all of it\n10 24;\n", 1, 1, "never closed");
}

TEST_CASE("a record of another form is refused where it stands in its line") {
  check_problem("10 24; 1x 30;\n", 1, 8, "is not a history");
  check_problem("10 24; 011 30;\n", 1, 8, "3 digits");
  check_problem("10 24; 01 30", 1, 8, "no semicolon");
  check_problem("  \n", 1, 1, "empty");
}

}  // namespace darknumber::mark_file_test

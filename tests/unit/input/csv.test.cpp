// SPDX-License-Identifier: MIT
#include "engine/input/csv.h"

#include <catch2/catch.hpp>

#include "engine/input/problem.h"

namespace darknumber::csv_test {
namespace {

struct Seen {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::vector<std::pair<int, int>>> places;  // line and column of each field
};

Seen seen(std::string_view text) {
  Seen all;
  visit_csv(text, "t.csv", [&](TextRow& row) {
    all.rows.emplace_back(row.fields.begin(), row.fields.end());
    all.places.emplace_back();
    for (std::size_t field = 0; field < row.fields.size(); ++field) {
      const Position at = row.position(field);
      all.places.back().emplace_back(at.line, at.column);
    }
  });
  return all;
}

}  // namespace

TEST_CASE("rows of CSV have fields and places, whatever ends the lines") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const Seen all = seen("A, é ,\"C \"\"q\"\"\"" + end + end + ",," + end + "1,\"x, y\",2");
    REQUIRE(all.rows.size() == 2);
    CHECK(all.rows[0] == std::vector<std::string>{"A", "é", "C \"q\""});
    CHECK(all.rows[1] == std::vector<std::string>{"1", "x, y", "2"});
    CHECK(all.places[0] == std::vector<std::pair<int, int>>{{1, 1}, {1, 3}, {1, 7}});
    CHECK(all.places[1] == std::vector<std::pair<int, int>>{{4, 1}, {4, 3}, {4, 10}});
  }
}

TEST_CASE("a field in quotation marks may hold line ends") {
  const Seen all = seen("A,\"B\nC\"\n1,2\n");
  REQUIRE(all.rows.size() == 2);
  CHECK(all.rows[0][1] == "B\nC");
  CHECK(all.places[1].front() == std::pair{3, 1});
}

TEST_CASE("a quotation mark out of place is refused where it is") {
  for (const auto& [text, column] :
       std::vector<std::pair<std::string, int>>{{"A,B\n1,\"x\n", 3}, {"A,B\n1,x\"y\n", 3}}) {
    try {
      seen(text);
      FAIL(text);
    } catch (const InputError& error) {
      CHECK(error.problems().front().position.line == 2);
      CHECK(error.problems().front().position.column == column);
    }
  }
}

TEST_CASE("the separator is the one that occurs most outside quotation marks") {
  CHECK(csv_separator("A,B\n") == ',');
  CHECK(csv_separator("A;B,C;D\n") == ';');
  CHECK(csv_separator("A\tB\n") == '\t');
  CHECK(csv_separator("\"A;B;C\",count\n") == ',');
}

TEST_CASE("the first line alone tells the separator") {
  CHECK(csv_separator("A,B,count\n1,0,5;;;;;\n0,1,4;;;;;\n") == ',');
  CHECK(csv_separator("\n\nA;B\r\n1,2,3,4\n") == ';');
}

}  // namespace darknumber::csv_test

// SPDX-License-Identifier: MIT
#include "engine/input/read_table.h"

#include <catch2/catch.hpp>

namespace darknumber::read_table_test {
namespace {

Problems problems_of(std::string_view text, const std::vector<std::string>& strata = {}) {
  try {
    read_table(text, "t.csv", {.strata = strata});
  } catch (const InputError& error) {
    return error.problems();
  }
  return {};
}

void require_problem(std::string_view text, int line, int column, const std::string& message,
                     const std::string& advice, const std::vector<std::string>& strata = {}) {
  const Problems problems = problems_of(text, strata);
  CAPTURE(std::string(text));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].file == "t.csv");
  CHECK(problems[0].position.line == line);
  CHECK(problems[0].position.column == column);
  CHECK_THAT(problems[0].message, Catch::Contains(message));
  CHECK_THAT(problems[0].advice, Catch::Contains(advice));
}

std::vector<double> counts_of(const ContingencyTable& table) {
  return {table.counts().begin(), table.counts().end()};
}

using Counts = std::vector<double>;  // by history: none, A, B, both

}  // namespace

TEST_CASE("a table of capture histories is read") {
  const NamedTable read = read_table("A,B,count\n1,0,10\n0,1,20\n1,1,5\n", "t.csv");
  CHECK(read.lists == std::vector<std::string>{"A", "B"});
  CHECK(read.table[1] == 10.0);
  CHECK(read.table[2] == 20.0);
  CHECK(read.table[3] == 5.0);
}

TEST_CASE("the count may stand anywhere, and lines in any order") {
  const NamedTable read = read_table("Count,A,B\n5,1,1\n0.25,1,0\n", "t.csv");
  CHECK(read.table[3] == 5.0);
  CHECK(read.table[1] == 0.25);
  CHECK(read.table[2] == 0.0);
}

TEST_CASE("spreadsheets of countries with a decimal comma are read") {
  const NamedTable read =
      read_table("\xEF\xBB\xBF\"Politie\";\"KMar\";count\r\n1;0;10\r\n1;1;5\r\n\r\n", "t.csv");
  CHECK(read.lists == std::vector<std::string>{"Politie", "KMar"});
  CHECK(read.table[3] == 5.0);
}

TEST_CASE("numbers that mean different things in different countries are refused") {
  require_problem("A;B;count\n1;0;12,5\n", 2, 5, "has a comma in it", "12.5");
  require_problem("A,B,count\n1,0,12,5\n", 2, 1, "has 4 fields", "decimal comma");
  require_problem("A,B,count\n1,0,\"12,5\"\n", 2, 5, "has a comma in it", "12.5");
  require_problem("A;B;count\n1;0;1.234\n", 2, 5, "thousands or a fraction", "1234");
  require_problem("A;B;count\n1;0;1.234.567\n", 2, 5, "thousands or a fraction", "1234");
  CHECK(problems_of("A,B,count\n1,0,1.234\n").empty());
  CHECK(problems_of("A;B;count\n1;0;1.5\n").empty());
}

TEST_CASE("what is wrong with a table is said with its place") {
  require_problem("", 1, 1, "empty", "header");
  require_problem(";\n", 1, 1, "between the separators", "column");
  require_problem("A,count\n1,5\n", 1, 1, "2 to 64 lists, but this one has 1", "list");
  require_problem("A,A,count\n1,0,5\n", 1, 3, "occurs twice", "its own");
  require_problem("A,,count\n1,0,5\n", 1, 3, "no name", "name");
  require_problem("A,B,count\n1,2,5\n", 2, 3, "no list: \"B\" has \"2\"", "--ignore 'B'");
  require_problem("A,B,count\n1,0,5\n1,2,6\n0,1,7\n", 3, 3, "0 or 1 here, but has \"2\"", "list");
  require_problem("A,B,count\n1,0,-5\n", 2, 5, "between 0 and", "persons");
  require_problem("A,B,count\n1,0,many\n", 2, 5, "not a number", "125");
  require_problem("A,B,count\n1,0,nan\n", 2, 5, "not a number", "125");
  require_problem("A,B,count\n1,0\n", 2, 1, "has 2 fields", "0 or 1");
  require_problem("A,B,count\n1,0,5\n\n1,0,6\n", 4, 1, "already on line 2", "--repeated add");
  require_problem("A,B,count\n0,0,5\n1,1,3\n", 2, 1, "on no list", "Leave");
}

TEST_CASE("a column of words names strata, in the order of the file, and the table is their sum") {
  const NamedTable read = read_table(
      "A,region,B,count\n1,south,0,10\n1,north,0,7\n0,south,1,4\n1,north,1,2\n1,south,1,1\n",
      "t.csv", {.strata = {"region"}});
  CHECK(read.lists == std::vector<std::string>{"A", "B"});
  CHECK(read.strata == std::vector<std::string>{"south", "north"});
  REQUIRE(read.by_stratum.size() == 2);
  CHECK(counts_of(read.by_stratum[0]) == Counts{0.0, 10.0, 4.0, 1.0});
  CHECK(counts_of(read.by_stratum[1]) == Counts{0.0, 7.0, 0.0, 2.0});
  CHECK(counts_of(read.table) == Counts{0.0, 17.0, 4.0, 3.0});
  CHECK_FALSE(read.unknown);
}

TEST_CASE("several columns make strata together, in the order of the table's columns") {
  const NamedTable read =
      read_table("region,A,B,age,count\nnorth,1,0,old,3\nnorth,1,0,young,5\nsouth,0,1,old,6\n",
                 "t.csv", {.strata = {"age", "region"}});
  CHECK(read.strata == std::vector<std::string>{"north / old", "north / young", "south / old"});
  CHECK(read.by_stratum[1][1] == 5.0);
  CHECK(read.table[1] == 8.0);
}

TEST_CASE("an entity is of unknown stratum where any of its columns is empty") {
  const NamedTable read =
      read_table("A,B,region,age,count\n1,0,north,old,3\n1,0,,old,4\n1,1,north,,5\n", "t.csv",
                 {.strata = {"region", "age"}});
  CHECK(read.strata == std::vector<std::string>{"north / old"});
  REQUIRE(read.unknown);
  CHECK(counts_of(*read.unknown) == Counts{0.0, 4.0, 0.0, 5.0});
  CHECK(counts_of(read.table) == Counts{0.0, 7.0, 0.0, 5.0});
  CHECK(read_table("A,B,region,count\n1,0,,3\n", "t.csv", {.strata = {"region"}}).strata.empty());
}

TEST_CASE("a table without columns of strata has none") {
  const NamedTable read = read_table("A,B,count\n1,0,10\n1,1,5\n", "t.csv");
  CHECK(read.strata.empty());
  CHECK(read.by_stratum.empty());
  CHECK_FALSE(read.unknown);
}

TEST_CASE("what is wrong with strata is said with its place") {
  const std::vector<std::string> region{"region"};
  require_problem("A,B,region,count\n1,0,north,5\n1,0,south,5\n1,0,north,6\n", 4, 1,
                  "already on line 2", "--repeated add", region);
  require_problem("A,B,region,count\n1,0,,5\n1,0,,6\n", 3, 1, "already on line 2", "--stratum",
                  region);
  require_problem("A,B,region,count\n1,0,north,5\n", 1, 1, "no column named \"Region\"",
                  "--stratum", {"region", "Region"});
  require_problem("A,B,region,count\n0,0,north,5\n1,1,north,3\n", 2, 1, "on no list", "Leave",
                  region);
  require_problem("A,B,region,count\n1,0,north,5\n", 2, 5, "no list: \"region\" has \"north\"",
                  "--stratum");
  require_problem("A,region,count\n1,north,5\n", 1, 1, "2 to 64 lists, but this one has 1",
                  "TRUE and FALSE", region);
}

TEST_CASE("the same history in two strata is refused where the column is taken for a list") {
  CHECK(problems_of("A,B,old,count\n1,0,0,5\n1,0,1,6\n").empty());
  CHECK(read_table("A,B,old,count\n1,0,0,5\n1,0,1,6\n", "t.csv", {.strata = {"old"}}).strata ==
        std::vector<std::string>{"0", "1"});
}

TEST_CASE("every problem of a table is reported at once") {
  CHECK(problems_of("A,B,count\n1,2,5\n1,0,x\n0,1,-1\n").size() == 3);
}

TEST_CASE("a file that cannot be read is an input error") {
  CHECK_THROWS_AS(load_table("/no/such/table.csv"), InputError);
}

}  // namespace darknumber::read_table_test

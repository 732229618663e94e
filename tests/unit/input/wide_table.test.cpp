// SPDX-License-Identifier: MIT
#include "engine/input/wide_table.h"

#include <catch2/catch.hpp>

#include "engine/input/read_table.h"

namespace darknumber::wide_table_test {
namespace {

using Counts = std::vector<double>;  // by history: none, A, B, both

Counts counts_of(const ContingencyTable& table) {
  return {table.counts().begin(), table.counts().end()};
}

Counts counts_read(std::string_view text, const TableReading& reading = {}) {
  return counts_of(read_table(text, "t.csv", reading).table);
}

/// The one problem of a table that cannot be read.
Problem problem_of(std::string_view text, const TableReading& reading = {},
                   const std::string& file = "t.csv") {
  try {
    read_table(text, file, reading);
  } catch (const InputError& error) {
    CAPTURE(std::string(text), error.what());
    REQUIRE(error.problems().size() == 1);
    return error.problems().front();
  }
  FAIL("it was read: " << text);
  return {};
}

std::string notes_of(std::string_view text, const TableReading& reading = {}) {
  std::string all;
  for (const std::string& note : read_table(text, "t.csv", reading).notes) all += note + "\n";
  return all;
}

using Catch::Contains;

}  // namespace

TEST_CASE("membership is written in several ways, of any case, and one pair a file") {
  const Counts right{0.0, 10.0, 20.0, 5.0};
  for (const auto& [on, off] : std::vector<std::pair<std::string, std::string>>{{"1", "0"},
                                                                                {"1.0", "0.0"},
                                                                                {"TRUE", "FALSE"},
                                                                                {"true", "False"},
                                                                                {"T", "F"},
                                                                                {"yes", "no"},
                                                                                {"Y", "N"},
                                                                                {"x", ""},
                                                                                {"X", ""}}) {
    CAPTURE(on);
    std::string text = "A,B,count\n";
    text += on + "," + off + ",10\n" + off + "," + on + ",20\n" + on + "," + on + ",5\n";
    CHECK(counts_read(text) == right);
  }
  const Problem mixed = problem_of("A,B,C,count\n1,0,yes,10\n0,1,no,20\n1,1,no,3\n");
  CHECK_THAT(mixed.message, Contains("\"C\""));
  CHECK_THAT(mixed.advice, Contains("the same pair"));
  CHECK(notes_of("A,B,count\n1,0,10\n").empty());
  CHECK_THAT(notes_of("A,B,count\nyes,no,10\n"), Contains("yes and no"));
}

TEST_CASE("a missing membership is refused, unless it is said to be none") {
  const std::string text = "A,B,count\n1,NA,10\n0,1,20\n1,1,5\n";
  const Problem problem = problem_of(text);
  CHECK(problem.position.line == 2);
  CHECK(problem.position.column == 3);
  CHECK_THAT(problem.advice, Contains("--missing 0"));
  CHECK(counts_read(text, {.missing = MissingMembership::not_on_list}) ==
        Counts{0.0, 10.0, 20.0, 5.0});
}

TEST_CASE("the column of counts goes by its name") {
  const Counts right{0.0, 10.0, 20.0, 5.0};
  for (const std::string name :
       {"count", "Count", "COUNT", "counts", "freq", "Frequency", "n", "number", "Total"})
    CHECK(counts_read("A,B," + name + "\n1,0,10\n0,1,20\n1,1,5\n") == right);
  CHECK(counts_read("A,B,persons\n1,0,10\n0,1,20\n1,1,5\n", {.count = "persons"}) == right);
  const Problem unknown = problem_of("A,B,persons\n1,0,10\n0,1,20\n1,1,5\n");
  CHECK_THAT(unknown.message, Contains("\"persons\" has \"10\""));
  CHECK_THAT(unknown.advice, Contains("--count 'persons'"));
  CHECK_THAT(problem_of("A,B,n,total\n1,0,10,12\n0,1,20,21\n").message, Contains("2 columns"));
}

TEST_CASE("of two columns called count, the one that is no list is the count") {
  const NamedTable read = read_table("count,A,count\n1,0,20\n0,1,30\n1,1,7\n", "t.csv");
  CHECK(read.lists == std::vector<std::string>{"count", "A"});
  CHECK(counts_of(read.table) == Counts{0.0, 20.0, 30.0, 7.0});
}

TEST_CASE("a row number without a name is ignored, as R writes it") {
  const std::string text = "\"\",\"A\",\"B\",\"count\"\n\"1\",1,0,10\n\"2\",0,1,20\n\"3\",1,1,5\n";
  CHECK(counts_read(text) == Counts{0.0, 10.0, 20.0, 5.0});
  CHECK_THAT(notes_of(text), Contains("numbers the rows"));
}

TEST_CASE("rows of persons without counts are counted") {
  CHECK(counts_read("A,B\n1,0\n1,0\n0,1\n1,1\n1,0\n") == Counts{0.0, 3.0, 1.0, 1.0});
  const Problem problem = problem_of("A,B\n1,0\n0,0\n0,0\n1,1\n");
  CHECK(problem.position.line == 3);
  CHECK_THAT(problem.message, Contains("2 of the persons are on no list"));
}

TEST_CASE("histories are read as digits") {
  const Counts right{0.0, 10.0, 20.0, 5.0};
  CHECK(counts_read("history,count\n10,10\n01,20\n11,5\n") == right);
  CHECK(counts_read("history,count\nh10,10\nh01,20\nh11,5\n") == right);
  CHECK(counts_read("\"history:2\",count\n10,10\n1,20\n11,5\n") == right);
  const Problem lost = problem_of("history,count\n10,10\n1,20\n11,5\n");
  CHECK_THAT(lost.advice, Contains("history:2"));
  CHECK_THAT(problem_of("history:2,count\n101,10\n1,20\n").message, Contains("2 digits"));
}

TEST_CASE("a MARK input file is read, its groups as strata") {
  const std::string text = "/* two\n groups */\n10 24 17;\n01 5 6; /* x */ 11 2 3;\n";
  const NamedTable read = read_table(text, "t.inp");
  REQUIRE(read.strata == std::vector<std::string>{"group 1", "group 2"});
  CHECK(counts_of(read.by_stratum[0]) == Counts{0.0, 24.0, 5.0, 2.0});
  CHECK(counts_of(read.by_stratum[1]) == Counts{0.0, 17.0, 6.0, 3.0});
  CHECK(counts_read("10 24;\n01 5;\n11 2;\n") == Counts{0.0, 24.0, 5.0, 2.0});
  CHECK(problem_of("10 24 17;\n01 5;\n", {}, "t.inp").position.line == 2);
  CHECK_THAT(problem_of("10 24 17;\n01 5 1\n", {}, "t.inp").message, Contains("semicolon"));
  CHECK_THAT(problem_of("10 24;\n01 -5;\n", {}, "t.inp").message, Contains("losses"));
}

TEST_CASE("tables of another shape are called by it") {
  CHECK_THAT(problem_of("caught,persons\n1,50\n2,20\n3,4\n").message, Contains("once, twice"));
  CHECK_THAT(problem_of("times,count\n1,50\n2,20\n3,4\n").message, Contains("once, twice"));
  CHECK_THAT(problem_of("person,list\np1,police\np2,police\n").message, Contains("records"));
  CHECK_THAT(problem_of("1,0,10\n0,1,20\n").message, Contains("first line holds data"));
  CHECK_THAT(problem_of("A B count\n1 0 10\n").advice, Contains("comma"));
  CHECK_THAT(problem_of("person,victim,stratum,present_from,present_to\n1,1,all,0,1\n").message,
             Contains("--persons"));
  CHECK_THAT(problem_of("person,agency,source,reported\n1,A,own,1\n").message,
             Contains("--records"));
}

TEST_CASE("the row on no list says nothing, or is refused") {
  for (const std::string count : {"0", "NA", "n/a", "?", "-", ".", "", "<5"}) {
    const std::string text = "A,B,count\n0,0," + count + "\n1,0,10\n0,1,20\n1,1,5\n";
    CHECK(counts_read(text) == Counts{0.0, 10.0, 20.0, 5.0});
    CHECK_THAT(notes_of(text), Contains("on no list (line 2)"));
  }
  CHECK_THAT(problem_of("A,B,count\n1,0,NA\n1,1,5\n").message, Contains("missing"));
}

TEST_CASE("a count on no list with nobody on all suggests the other coding, and nothing else") {
  const std::string text = "A,B,count\n0,0,5\n1,0,10\n0,1,20\n1,1,0\n";
  const Problem problem = problem_of(text);
  CHECK_THAT(problem.message, Contains("perhaps the code for being on the list"));
  CHECK_THAT(problem.advice, Contains("--coding reversed") && !Contains("eave this line out"));
  CHECK(counts_read(text, {.coding = MembershipCoding::reversed}) == Counts{0.0, 20.0, 10.0, 5.0});
}

TEST_CASE("a history that occurs twice is refused in one message, or added up") {
  const std::string text = "A,B,count\n1,0,10\n0,1,20\n1,1,5\n1,0,3\n0,1,2\n";
  const Problem problem = problem_of(text);
  CHECK(problem.position.line == 5);
  CHECK_THAT(problem.message, Contains("line 2, and one more line"));
  CHECK(counts_read(text, {.repeated = RepeatedHistory::add}) == Counts{0.0, 13.0, 22.0, 5.0});
}

TEST_CASE("a suppressed count is an interval") {
  const std::string text = "A,B,count\n1,0,10\n0,1,< 4\n1,1,<5\n";
  const NamedTable read = read_table(text, "t.csv");
  REQUIRE(read.suppressed.size() == 2);
  CHECK(read.suppressed[1].history == 3);
  CHECK(read.suppressed[1].least == 1.0);
  CHECK(read.suppressed[1].most == 4.0);
  CHECK(counts_of(read.table) == Counts{0.0, 10.0, 2.0, 2.5});
  const NamedTable from_0 = read_table(text, "t.csv", {.least_suppressed = 0});
  CHECK(from_0.suppressed[1].least == 0.0);
  CHECK(from_0.table[3] == 2.0);
  CHECK_THAT(problem_of("A,B,count\n1,0,<1\n1,1,3\n").advice, Contains("--suppressed 0"));
}

TEST_CASE("names are trimmed and mended, and two that become one are an error") {
  const NamedTable read = read_table("\"Police \",Gen.public,count\n1,0,3\n1,1,2\n", "t.csv");
  CHECK(read.lists == std::vector<std::string>{"Police", "Gen public"});
  CHECK_THAT(notes_of("A.b,C,count\n1,0,3\n"), Contains("\"A.b\" as \"A b\""));
  CHECK_THAT(problem_of("A.b,A b,count\n1,0,3\n").message, Contains("occurs twice"));
}

TEST_CASE("columns that are nothing are named together, with the options") {
  const Problem problem = problem_of("id,A,B,age,count\np1,1,0,31,4\np2,1,1,44,5\n");
  CHECK_THAT(problem.message, Contains("\"id\" has \"p1\"") && Contains("\"age\" has \"31\""));
  CHECK_THAT(problem.advice, Contains("--ignore 'id,age'") && Contains("--stratum"));
  CHECK(counts_read("id,A,B,age,count\np1,1,0,31,4\np2,1,1,44,5\n", {.ignored = {"id", "age"}}) ==
        Counts{0.0, 4.0, 0.0, 5.0});
}

TEST_CASE("a table has up to 64 lists, of which 10 can be in use") {
  std::string head;
  std::string on;
  std::string off;
  for (int list = 1; list <= 64; ++list) {
    head += "L" + std::to_string(list) + ",";
    on += list == 64 ? "1," : "0,";
    off += list == 1 ? "1," : "0,";
  }
  const std::string text = head + "count\n" + on + "7\n" + off + "5\n";
  CHECK_THAT(problem_of(text).message, Contains("64 lists, and 10 can be in use"));
  const WideTable wide = read_wide_table(text, "t.csv", {});
  const NamedTable chosen =
      over_groups(wide, {{"last", WideHistory{1} << 63U}, {"rest", ~(WideHistory{1} << 63U)}}, 0);
  CHECK(counts_of(chosen.table) == Counts{0.0, 7.0, 5.0, 0.0});
  CHECK_THAT(problem_of("M," + head + "count\n0," + on + "7\n").message,
             Contains("2 to 64 lists, but this one has 65"));
}

TEST_CASE("entities as simulate writes them are read back") {
  const std::string text =
      "entity,stratum,removed,A,B\n1,north,0,1,0\n2,south,0,1,1\n3,north,1,1,1\n4,,0,0,1\n";
  const NamedTable read = read_table(text, "t.csv");
  CHECK(read.lists == std::vector<std::string>{"A", "B"});
  CHECK(read.strata == std::vector<std::string>{"north", "south"});
  CHECK(counts_of(read.table) == Counts{0.0, 1.0, 1.0, 1.0});
  CHECK(read.unknown.has_value());
  CHECK(
      read_table("entity,stratum,removed,A,B\n1,all,0,1,0\n2,all,0,1,1\n", "t.csv").strata.empty());
}

TEST_CASE("replicates are kept apart") {
  const std::string text = "replicate,A,B,count\n0,1,0,10\n0,1,1,5\n1,1,0,11\n1,1,1,6\n";
  const WideTable wide = read_wide_table(text, "t.csv", {});
  CHECK(wide.replicates == std::vector<std::string>{"0", "1"});
  CHECK(counts_of(over_all_lists(wide, "t.csv", 1).table) == Counts{0.0, 11.0, 0.0, 6.0});
  CHECK_THAT(problem_of(text).message, Contains("2 replicates"));
}

TEST_CASE("blank fields beyond the header and blank rows are left out") {
  CHECK(counts_read("A,B,count,,\n1,0,10,,\n0,1,20,,\n1,1,5\n,,,,\n,\n") ==
        Counts{0.0, 10.0, 20.0, 5.0});
}

TEST_CASE("a count is suppressed below 1000 at most") {
  for (const char* count : {"<1001", "<100000000", "<99999999999999999999"}) {
    INFO(count);
    const Problem problem = problem_of("A,B,count\n1,0,20\n0,1,30\n1,1," + std::string(count));
    CHECK_THAT(problem.message, Contains("suppressed below 1000 at most"));
    CHECK(problem.position.line == 4);
  }
  const NamedTable table = read_table("A,B,count\n1,0,20\n0,1,30\n1,1,<1000\n", "t.csv");
  REQUIRE(table.suppressed.size() == 1);
  CHECK(table.suppressed.front().most == 999.0);
  CHECK_THAT(problem_of("A,B,count\n1,0,20\n0,1,30\n1,1,<-5\n").message,
             Contains("is not a number"));
}

}  // namespace darknumber::wide_table_test

// SPDX-License-Identifier: MIT
#include "engine/report/starter/anchored_starter.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "engine/input/json.h"
#include "engine/input/read_table.h"
#include "engine/scenario/description/violations.h"
#include "engine/scenario/read_scenario.h"
#include "engine/scenario/switch_off.h"
#include "engine/study/prepared_point.h"
#include "tests/support/checkout.h"

namespace darknumber::anchored_starter_test {
namespace {

StarterTable table_of(const std::string& name) {
  const std::string file = testing::checkout() + "/examples/data/" + name;
  const NamedTable named = load_table(file);
  StarterTable table{file, named.lists, {}, named.table.observed()};
  for (int list = 0; list < named.table.lists(); ++list)
    table.sizes.push_back(named.table.on_all(only(list)));
  return table;
}

std::vector<std::string> lines_of_text(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// Where a line's commented member begins; npos where it has none.
std::size_t commented_at(const std::string& line) {
  const std::size_t at = line.find("// \"");
  return at == line.find_first_not_of(' ') ? at : std::string::npos;
}

std::string with_line(const std::vector<std::string>& lines, std::size_t switched_on) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string line = lines[i];
    if (i == switched_on) line.erase(commented_at(line), 3);
    text += line + "\n";
  }
  return text;
}

PreparedPoint point_of(const std::string& text) {
  Problems problems;
  const Value root = parse_json(text, "starter.json", problems);
  REQUIRE(problems.empty());
  return prepare_point(read_scenario(root, "starter.json"));
}

}  // namespace

TEST_CASE("a scenario begun from a table has its lists by name, and nothing violated") {
  const StarterTable table = table_of("netherlands.csv");
  const PreparedPoint point = point_of(anchored_starter("Dutch", table));
  CHECK(point.scenario.title == "Dutch");
  REQUIRE(point.scenario.agencies.size() == 6);
  CHECK(point.scenario.agencies[1].name == "Border police");
  for (Assumption assumption : all_assumptions)
    CHECK(violations(point.scenario, assumption).empty());
  CHECK(point.observed.entities.observed() == Approx(8234.0).margin(0.5));
  CHECK(point.truth() == Approx(52823.0).margin(0.5));
}

TEST_CASE("each commented line of a scenario begun from a table is valid without its slashes") {
  std::size_t violating = 0;
  for (const std::string name :
       {"netherlands.csv", "united_kingdom.csv", "korea.csv", "kosovo.csv"}) {
    const StarterTable table = table_of(name);
    const std::vector<std::string> lines = lines_of_text(anchored_starter("Begun", table));
    std::size_t tried = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (commented_at(lines[i]) == std::string::npos) continue;
      INFO(name << ": " << lines[i]);
      ++tried;
      CHECK_NOTHROW(violating +=
                    violations_of(point_of(with_line(lines, i)).scenario).empty() ? 0 : 1);
    }
    // Nine an agency, loadings but for the first, and of pairs, turnover and others.
    CHECK(tried == 9 * table.lists.size() - 1 + 7);
  }
  CHECK(violating > 100);
}

TEST_CASE("the published range of an example is about twice the number observed, in hundreds") {
  // 8,234 observed, so 16,468.
  CHECK(anchored_starter("Dutch", table_of("netherlands.csv"))
            .find("\"low\": 16500, \"high\": 33000") != std::string::npos);
}

TEST_CASE("a table as counts leaves out histories that nobody has") {
  const NamedTable named{{"A", "B"}, {2, {0, 3, 0, 2}}, {}, {}, {}, {}, {}, {}};
  CHECK(plain_table(named) == "A,B,count\n1,0,3\n1,1,2\n");
}

TEST_CASE("a commented line says which values the format allows") {
  const std::string text = anchored_starter("Begun", table_of("korea.csv"));
  const auto line_with = [&](const std::string& member) {
    const std::size_t at = text.find("// \"" + member);
    return text.substr(at, text.find('\n', at) - at);
  };
  CHECK_THAT(line_with("false_positive_share"),
             Catch::Contains("0.1, ") && Catch::Contains("// at least 0 and below 1: "));
  CHECK_THAT(line_with("dependence"), Catch::Contains("// at least 0: "));
  CHECK_THAT(line_with("rate"), Catch::Contains("// between 0 and 1: "));
}

}  // namespace darknumber::anchored_starter_test

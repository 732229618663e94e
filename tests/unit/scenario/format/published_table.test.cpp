// SPDX-License-Identifier: MIT
#include "engine/scenario/format/published_table.h"

#include <catch2/catch.hpp>

#include "engine/input/json.h"
#include "engine/scenario/format/write_scenario.h"
#include "tests/unit/scenario/mistake.h"

namespace darknumber::published_table_test {
namespace {

/// A scenario whose table stands in it.
const std::string anchored = R"({
  "schema": 1,
  "table": {"match": "sizes", "counts": {"10": 300, "01": 200, "11": 40}},
  "published": [{"label": "Rapporteur", "low": 1000, "high": 2000},
                {"label": "Ministry", "estimate": 1500}],
  "words": {"victim": ["fish", "fish"], "register": "catch"},
  "population": {},
  "agencies": [{"name": "Police", "false_positive_share": 0.1}, {"name": "Shelter"}]
}
)";

std::string hash_with(const std::string& from, const std::string& to) {
  return scenario_hash(scenario_of(replaced(anchored, from, to)));
}

}  // namespace

TEST_CASE("a scenario with a table needs neither victims nor capture probabilities") {
  const Scenario scenario = scenario_of(anchored);
  REQUIRE(is_anchored(scenario));
  CHECK(scenario.table->counts[0b01] == 300.0);  // the first digit is the first agency
  CHECK(scenario.table->counts[0b10] == 200.0);
  CHECK(scenario.table->counts[0b11] == 40.0);
  REQUIRE(scenario.published.size() == 2);
  CHECK(scenario.published[0].low == 1000.0);
  CHECK(scenario.published[1].estimate == 1500.0);
  CHECK(scenario.words.victims == "fish");
  CHECK(scenario.words.of_register == "catch");
}

TEST_CASE("an anchored scenario is written as it is read") {
  const Scenario scenario = scenario_of(anchored);
  const Value written = to_value(scenario);
  const Scenario again = read_scenario(written, "world.json");
  CHECK(write_json(to_value(again)) == write_json(written));
  CHECK(scenario_hash(again) == scenario_hash(scenario));
}

TEST_CASE("a suppressed count of a table is what it can be, written as it is read") {
  const Scenario scenario = scenario_of(replaced(anchored, "\"11\": 40", "\"11\": \"<5\""));
  CHECK(scenario.table->counts[0b11] == 2.5);
  REQUIRE(scenario.table->suppressed.size() == 1);
  CHECK(scenario.table->suppressed[0] == SuppressedCount{0b11, 1.0, 4.0});
  const Value written = to_value(scenario);
  const Scenario again = read_scenario(written, "world.json");
  CHECK(again.table->suppressed == scenario.table->suppressed);
  CHECK(write_json(to_value(again)) == write_json(written));
  const Scenario sum = scenario_of(replaced(anchored, "\"11\": 40", "\"11\": \"2..8\""));
  CHECK(sum.table->suppressed[0] == SuppressedCount{0b11, 2.0, 8.0});
  // A sum of several that begins at 1 is no "<t", which ends at 1000.
  const Scenario many = scenario_of(replaced(anchored, "\"11\": 40", "\"11\": \"1..2000\""));
  CHECK(write_json(to_value(many)).find("\"1..2000\"") != std::string::npos);
  CHECK(read_scenario(to_value(many), "world.json").table->suppressed == many.table->suppressed);
  CHECK(scenario_hash(scenario_of(replaced(anchored, "\"11\": 40", "\"11\": 2.5"))) !=
        scenario_hash(scenario));
  for (const std::string wrong : {"<1", "< -5", "8..2", "-1..4", "few", "<5000", "1..",
                                "0..200000", "1e17..1e17"}) {
    INFO(wrong);
    CHECK_FALSE(problems_of(replaced(anchored, "\"11\": 40", "\"11\": \"" + wrong + "\"")).empty());
  }
}

TEST_CASE("a scenario's hash covers the table's counts, and nothing that decides no replicate") {
  const std::string hash = scenario_hash(scenario_of(anchored));
  CHECK(hash_with("\"11\": 40", "\"11\": 41") != hash);
  CHECK(hash_with("\"sizes\"", "\"pairs\"") != hash);
  CHECK(hash_with("{\"match\"", "{\"file\": \"elsewhere.csv\", \"match\"") == hash);
  CHECK(hash_with("\"high\": 2000", "\"high\": 3000") == hash);
  CHECK(hash_with("\"catch\"", "\"net\"") == hash);
}

TEST_CASE("what is solved for the table cannot be given beside it") {
  const Mistake mistakes[] = {
      {"\"population\": {}", "\"population\": {\"victims\": 9}", "9}", "population.victims",
       "the number of victims is solved for the table", "\"match\": \"none\"", ""},
      {"{\"name\": \"Shelter\"}", "{\"name\": \"Shelter\", \"capture_probability\": 0.3}", "0.3",
       "agencies[Shelter].capture_probability", "the capture probability is solved for the table",
       "\"match\": \"none\"", ""},
      {"\"11\": 40", "\"12\": 40", "{\"10\"", "table.counts", "\"12\" is no history", "0 or 1", ""},
      {"\"high\": 2000", "\"high\": 200", "1000", "published[#1].low",
       "the published range ends before it begins", "at most \"high\"", ""},
      {"\"match\": \"sizes\", \"counts\": {\"10\": 300, \"01\": 200, \"11\": 40}",
       "\"file\": \"no_such.csv\"", "\"no_such.csv\"", "table.file",
       "there is no table no_such.csv", "from the scenario's folder", ""},
  };
  for (const Mistake& mistake : mistakes) check_mistake(anchored, mistake);
}

TEST_CASE("a table that is only compared with leaves victims and probabilities to the file") {
  const std::string given =
      replaced(replaced(replaced(anchored, "\"sizes\"", "\"none\""), "\"population\": {}",
                        "\"population\": {\"victims\": 900}"),
               "\"agencies\": [{\"name\": \"Police\",",
               "\"agencies\": [{\"name\": \"Police\", \"capture_probability\": 0.3,");
  const std::string both = replaced(given, "{\"name\": \"Shelter\"}",
                                    "{\"name\": \"Shelter\", \"capture_probability\": 0.2}");
  const Scenario scenario = scenario_of(both);
  CHECK_FALSE(is_anchored(scenario));
  CHECK(scenario.population.victims == 900);
  CHECK(problems_of(given).size() == 1);  // a capture probability is missing
}

TEST_CASE("a study has one table, and may let go of the scenario's") {
  const auto with_study = [](const std::string& study) {
    return replaced(anchored, "\"population\": {}", "\"population\": {}, \"study\": " + study);
  };
  const std::string factors =
      "\"factors\": [{\"path\": \"agencies[Police].false_positive_share\", \"values\": [0, 0.2]}]";
  CHECK(problems_of(with_study("{\"type\": \"sweep\", " + factors + "}")).empty());
  CHECK(scenario_of(with_study("{\"type\": \"sweep\", \"hold\": \"none\", " + factors + "}"))
            .study->lets_go);
  const Problems problems = problems_of(with_study(
      "{\"type\": \"sweep\", \"hold\": \"table\", \"table\": \"a.csv\", " + factors + "}"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == "study.table");
  CHECK_FALSE(problems_of(with_study("{\"type\": \"sweep\", \"factors\": [{\"path\": "
                                     "\"table.match\", \"values\": [\"sizes\", \"pairs\"]}]}"))
                  .empty());
}

TEST_CASE("a history that a table counts twice is refused, and not added") {
  check_mistake(anchored, {"\"01\": 200", "\"10\": 200", "\"10\": 200", "table.counts.10",
                           "\"10\" is given twice in the same object", "keep one", ""});
}

}  // namespace darknumber::published_table_test

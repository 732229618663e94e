// SPDX-License-Identifier: MIT
#include "engine/scenario/read_scenario.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>

#include "engine/core/random_stream.h"
#include "tests/support/checkout.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::read_scenario_test {
namespace {

TEST_CASE("a scenario is read with its names resolved and its defaults filled in") {
  const Scenario scenario = scenario_of(good_scenario);
  CHECK(scenario.title == "A world");
  CHECK(scenario.population.victims == 5000);
  REQUIRE(scenario.population.strata.size() == 2);
  CHECK(scenario.population.strata[0].share == 0.6);
  CHECK(scenario.population.strata[1].bystander_share == 0.5);
  REQUIRE(scenario.population.traits.size() == 2);
  const auto& classes = std::get<ClassesTrait>(scenario.population.traits[1].distribution);
  CHECK(classes.values == std::vector<double>{-1.5, 1.5});
  CHECK(scenario.bystanders.count == 40000);
  CHECK(scenario.bystanders.form == FalsePositiveForm::share);
  CHECK_FALSE(scenario.bystanders.share_by_stratum);
  REQUIRE(scenario.agencies.size() == 3);
  const AgencySpec& police = scenario.agencies[0];
  CHECK(police.in_stratum[0].capture_probability == 0.2);
  CHECK(police.in_stratum[1].capture_probability == 0.12);
  CHECK(police.in_stratum[0].false_positive_share == 0.25);
  CHECK(police.loadings == std::vector<double>{0.8, 0.0});
  CHECK(scenario.agencies[2].rates.capture_probability == Approx(0.6 * 0.1 + 0.4 * 0.3));
  REQUIRE(scenario.dependence.size() == 1);
  CHECK(scenario.dependence[0].second == 2);
  CHECK(scenario.dependence[0].applies_to == Group::victims);
  REQUIRE(scenario.estimation.lists.size() == 2);
  CHECK(scenario.estimation.lists[1].agencies == 6);
  CHECK(scenario.estimation.estimators[2].label == "chapman[Police,NGO]");
  CHECK(scenario.monte_carlo.seed == 7);
  CHECK(scenario.monte_carlo.simulator == SimulatorChoice::table);
}

TEST_CASE("the smallest scenario is the textbook world") {
  const Scenario scenario = scenario_of(
      R"({"$schema": "x", "schema": 1, "population": {"victims": 1e6}, "bystanders": "unlimited",
          "agencies": [{"name": "A", "capture_probability": 0.1},
                       {"name": "B", "capture_probability": 1}]})");
  CHECK(scenario.population.victims == 1000000);
  REQUIRE(scenario.population.strata.size() == 1);
  CHECK(scenario.population.strata[0].share == 1.0);
  CHECK_FALSE(scenario.bystanders.count);
  CHECK(scenario.bystanders.form == FalsePositiveForm::none);
  REQUIRE(scenario.agencies[0].in_stratum.size() == 1);
  CHECK(scenario.agencies[0].in_stratum[0].reporting_probability == 1.0);
  CHECK(scenario.agencies[0].in_stratum[0].detachment_probability() == 0.0);
  CHECK(scenario.monte_carlo.replicates == 2000);
  CHECK(scenario.monte_carlo.seed == 1);
  CHECK(scenario.estimation.level == 0.95);
  CHECK(scenario.estimation.lists.size() == 2);
  CHECK(scenario.estimation.estimators.size() == 4);
}

TEST_CASE("several problems come at once, in the order of the file") {
  std::string text = replaced(good_scenario, "\"seed\": 7", "\"seed\": -7");
  text = replaced(text, "\"victims\": 5000", "\"victims\": 0");
  text = replaced(text, "\"anonymous_share\": 0.05", "\"anonymous_share\": 5");
  text = replaced(text, "[\"Police\", \"Shelter\"]", "[\"Police\", \"Shelters\"]");
  const Problems problems = problems_of(text);
  REQUIRE(problems.size() == 4);
  CHECK(problems[0].path == "population.victims");
  CHECK(problems[1].path == "agencies[Police].anonymous_share");
  CHECK(problems[2].path == "dependence[Police,Shelters].between");
  CHECK(problems[3].path == "monte_carlo.seed");
}

TEST_CASE("a suggestion, fed back, works") {
  const std::pair<const char*, const char*> slips[] = {
      {"\"title\"", "\"titel\""},
      {"\"victims\": 5000", "\"victim\": 5000"},
      {"\"anonymous_share\": 0.05", "\"anonymous_shared\": 0.05"},
      {"[\"Police\", \"Shelter\"]", "[\"Police\", \"shelter\"]"},
      {"\"loadings\": {\"visibility\"", "\"loadings\": {\"visiblity\""},
      {"{\"Dutch\": {\"capture_probability\": 0.2}}",
       "{\"dutch\": {\"capture_probability\": 0.2}}"},
      {"\"simulator\": \"table\"", "\"simulator\": \"tabel\""},
      {"\"distribution\": \"classes\"", "\"distribution\": \"class\""},
      {"{\"method\": \"chao\"}", "{\"method\": \"choa\"}"},
      {"[\"Police\", {\"name\"", "[\"Plice\", {\"name\""},
      {"\"lists\": [\"Police\", \"NGO\"]", "\"lists\": [\"Police\", \"NGOs\"]"},
  };
  for (const auto& [right, wrong] : slips) {
    const std::string spoilt = replaced(good_scenario, right, wrong);
    const Problems problems = problems_of(spoilt);
    INFO(wrong);
    REQUIRE_FALSE(problems.empty());
    const std::string suggestion = problems[0].suggestion;
    REQUIRE_FALSE(suggestion.empty());
    // The problem points at the wrong name itself: put the suggestion in its place.
    std::size_t at = 0;
    for (int line = 1; line < problems[0].position.line; ++line) at = spoilt.find('\n', at) + 1;
    at += static_cast<std::size_t>(problems[0].position.column - 1);
    REQUIRE(spoilt[at] == '"');
    const std::size_t close = spoilt.find('"', at + 1);
    std::string mended = spoilt;
    mended.replace(at + 1, close - at - 1, suggestion);
    CHECK(problems_of(mended).empty());
  }
}

TEST_CASE("the scenarios that ship are good") {
  int read = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(testing::checkout() + "/scenarios")) {
    if (entry.path().extension() != ".json") continue;
    INFO(entry.path().string());
    CHECK_NOTHROW(load_scenario(entry.path().string()));
    ++read;
  }
  CHECK(read >= 2);
}

TEST_CASE("a scenario file that cannot be read is an input error") {
  try {
    load_scenario("no/such/file.json");
    FAIL("an absent file was read");
  } catch (const InputError& error) {
    CHECK(error.problems()[0].file == "no/such/file.json");
    CHECK_THAT(error.problems()[0].message, Catch::Contains("cannot be read"));
  }
  CHECK_THROWS_AS(load_scenario(testing::checkout()), InputError);
}

TEST_CASE("settings are applied before reading, and say where they come from") {
  const std::string path = testing::checkout() + "/scenarios/netherlands.json";
  const std::string written = testing::checkout() + "/scenarios/netherlands/all.json";
  CHECK(load_scenario(written, {"population.victims=8000"}).population.victims == 8000);
  CHECK(load_scenario(path, {"title=a = b"}).title == "a = b");
  try {
    load_scenario(written, {"agencies[Police].capture_probability=35", "nonsense",
                         "agencies[Polce].capture_probability=0.1"});
    FAIL("a bad setting was taken");
  } catch (const InputError& error) {
    REQUIRE(error.problems().size() == 3);
    for (const Problem& problem : error.problems()) {
      CHECK(problem.file.empty());
      CHECK_THAT(problem.position.source, Catch::StartsWith("--set "));
    }
    CHECK_THAT(error.problems()[0].message, Catch::Contains("a path, an equals sign and a value"));
    CHECK(error.problems()[1].suggestion == "agencies[Police].capture_probability");
    CHECK(error.problems()[2].advice == "If you meant 35 %, write 0.35.");
  }
}

TEST_CASE("spoilt bytes are an input error or a scenario, never a crash") {
  RandomStream random(1, 0, Purpose::victims);
  int refused = 0;
  for (int trial = 0; trial < 300; ++trial) {
    std::string text = good_scenario;
    const auto changes = 1 + random() % 3;
    for (std::uint64_t change = 0; change < changes; ++change) {
      const std::size_t at = random() % text.size();
      const char byte = static_cast<char>(random() % 256);
      switch (random() % 3) {
        case 0:
          text[at] = byte;
          break;
        case 1:
          text.erase(at, 1 + random() % 8);
          break;
        default:
          text.insert(at, 1, byte);
      }
    }
    const Problems problems = problems_of(text);  // anything but an InputError fails the test
    for (const Problem& problem : problems) CHECK_FALSE(render(problem, text).empty());
    refused += problems.empty() ? 0 : 1;
  }
  CHECK(refused > 200);
}

}  // namespace
}  // namespace darknumber::read_scenario_test

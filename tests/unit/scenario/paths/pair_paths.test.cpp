// SPDX-License-Identifier: MIT
#include "engine/scenario/paths/pair_paths.h"

#include <catch2/catch.hpp>

#include "engine/scenario/paths/locate.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::pair_paths_test {
namespace {

TEST_CASE("paths reach turnover, windows, directed pairs and removals") {
  const auto moved = [](const std::vector<std::string>& settings) {
    return with(settings, moving_scenario);
  };
  CHECK(moved({"population.turnover.rate=0.5"}).population.turnover.rate == 0.5);
  CHECK(moved({"agencies[Police].active.from=3"}).agencies[0].active.from == 3);
  CHECK(moved({"agencies[Shelter].active.to=4"}).agencies[2].active.to == 4);
  CHECK(moved({"agencies[*].false_link_probability=0.5"}).agencies[2].false_link_probability ==
        0.5);
  CHECK(moved({"avoidance[Border police,Shelter].probability=0.2"}).avoidance[0].probability ==
        0.2);
  CHECK(moved({"avoidance[*].probability=0.2"}).avoidance[0].probability == 0.2);
  CHECK(moved({"referrals[Police, Shelter, everyone].probability=0.1"}).referrals[0].probability ==
        0.1);
  CHECK(moved({"estimation.remove[Border police].share=1"}).estimation.remove[0].share == 1.0);
  CHECK(moved({"estimation.remove[single].share=1"}).estimation.remove[1].share == 1.0);
  const auto all = moved({"estimation.remove[*].share=0"}).estimation.remove;
  CHECK(all[0].share + all[1].share == 0.0);
}

TEST_CASE("a directed pair has a direction, and an absent one or an absent removal is created") {
  const Scenario back = with({"avoidance[Shelter,Border police].probability=0.2"}, moving_scenario);
  REQUIRE(back.avoidance.size() == 2);
  CHECK(back.avoidance[0].probability == 0.5);
  CHECK(back.avoidance[1].from == 2);
  CHECK(back.avoidance[1].to == 1);
  CHECK(back.avoidance[1].probability == 0.2);
  const Scenario first = with({"referrals[Shelter,Police,bystanders].probability=0.3"});
  REQUIRE(first.referrals.size() == 1);
  CHECK(first.referrals[0].from == 2);
  CHECK(first.referrals[0].applies_to == Group::bystanders);
  const std::vector<Removal> removals =
      with({"estimation.remove[NGO,Police].share=0.3", "estimation.remove[Police,NGO].share=0.4",
            "estimation.remove[single].share=0.1"})
          .estimation.remove;
  REQUIRE(removals.size() == 2);
  CHECK(removals[0].history == CaptureHistory{3});
  CHECK(removals[0].share == 0.4);
  CHECK_FALSE(removals[1].history);
  CHECK(with({"population.turnover.rate=0.1"}).population.turnover.rate == 0.1);
  CHECK(with({"population.turnover.periods=3", "agencies[Police].active.from=2"})
            .agencies[0]
            .active.from == 2);
}

TEST_CASE("a misspelt name of a pair is mended where it stands, and the mended path works") {
  struct Slip {
    std::string path;
    std::string mended;  // empty: none is near but the one beside it
  };
  for (const Slip& slip : std::vector<Slip>{
           {"dependence[Police,Sheltr].odds_ratio", "dependence[Police,Shelter].odds_ratio"},
           {"dependence[ Police , Sheltr ].odds_ratio",
            "dependence[ Police , Shelter ].odds_ratio"},
           {"dependence[Polic,Shelter,victims].odds_ratio",
            "dependence[Police,Shelter,victims].odds_ratio"},
           {"avoidance[Police,Shelter,victim].probability",
            "avoidance[Police,Shelter,victims].probability"},
           {"referrals[Police,Border polic].probability",
            "referrals[Police,Border police].probability"},
           {"dependence[Police,Polic].odds_ratio", ""},
           {"estimation.remove[NGO,Polic].share", "estimation.remove[NGO,Police].share"},
           {"estimation.remove[Police,Polic].share", ""}}) {
    INFO(slip.path);
    Value root = tree_of(good_scenario);
    Problems problems;
    apply_setting(root, slip.path + "=0.5", problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].suggestion == slip.mended);
    if (slip.mended.empty()) continue;
    problems.clear();
    apply_setting(root, slip.mended + "=0.5", problems);
    CHECK(problems.empty());
  }
}

TEST_CASE("two removals of one history cannot be told apart by a path") {
  Value root = tree_of(
      replaced(moving_scenario, "\"history\": \"single\"", "\"history\": [\"Border police\"]"));
  Problems problems;
  apply_setting(root, "estimation.remove[Border police].share=0.1", problems);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0].message, Catch::Contains("2 entries for this history"));
}

TEST_CASE("a path to three agencies means that set, in any order, and its group stands last") {
  Value root = tree_of(good_scenario);
  Problems problems;
  apply_setting(root, "dependence[Shelter,Police,Border police,bystanders].odds_ratio=4", problems);
  apply_setting(root, "dependence[Police,Border police,Shelter].odds_ratio=5", problems);
  REQUIRE(problems.empty());
  const Scenario scenario = read_scenario(root, "");
  REQUIRE(scenario.dependence.size() == 2);
  CHECK(scenario.dependence[0].odds_ratio == 2.0);
  CHECK(scenario.dependence[1].agencies() == 0b111);
  CHECK(scenario.dependence[1].applies_to == Group::bystanders);
  CHECK(scenario.dependence[1].odds_ratio == 5.0);
}

TEST_CASE("what a path to several agencies cannot mean") {
  const auto first = [](const std::string& path) {
    Value root = tree_of(good_scenario);
    Problems problems;
    apply_setting(root, path + "=2", problems);
    REQUIRE(problems.size() == 1);
    return problems[0];
  };
  CHECK_THAT(first("dependence[Police,victims].odds_ratio").message,
             Catch::Contains("two agencies or more"));
  CHECK_THAT(first("dependence[Police,Shelter,Police].odds_ratio").message,
             Catch::Contains("cannot be paired with itself"));
  CHECK(first("dependence[Police,Shelter,Border polic].odds_ratio").suggestion ==
        "dependence[Police,Shelter,Border police].odds_ratio");
  CHECK(first("dependence[Police,Shelter,victim].odds_ratio").suggestion ==
        "dependence[Police,Shelter,victims].odds_ratio");
  CHECK_THAT(first("referrals[Police,Shelter,Border police].probability").message,
             Catch::Contains("no group called"));
}

TEST_CASE("a pair with an entry for each group needs the group") {
  Value root =
      tree_of(replaced(good_scenario, "\"applies_to\": \"victims\"}",
                       "\"applies_to\": \"victims\"}, {\"between\": [\"Police\", "
                       "\"Shelter\"], \"odds_ratio\": 3, \"applies_to\": \"bystanders\"}"));
  Problems problems;
  apply_setting(root, "dependence[Shelter,Police].odds_ratio=7", problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].suggestion == "dependence[Shelter,Police,victims].odds_ratio");
  problems.clear();
  apply_setting(root, "dependence[Shelter,Police,bystanders].odds_ratio=7", problems);
  REQUIRE(problems.empty());
  const Scenario scenario = read_scenario(root, "");
  CHECK(scenario.dependence[0].odds_ratio == 2.0);
  CHECK(scenario.dependence[1].odds_ratio == 7.0);
}

// The third name is an agency of a set, and no group of the pair that stands before it.
TEST_CASE("the place of a set is its own, and that of a pair is its group's") {
  const Value root = tree_of(R"({"dependence": [
    {"between": ["A", "B"], "odds_ratio": 2, "applies_to": "victims"},
    {"between": ["A", "B"], "odds_ratio": 3, "applies_to": "bystanders"},
    {"between": ["A", "B", "C"], "odds_ratio": 4}]})");
  const auto line = [&](const std::string& bracket) {
    return locate(root, "dependence[" + bracket + "].odds_ratio").line;
  };
  CHECK(line("A,B") == 2);
  CHECK(line("A,B,victims") == 2);
  CHECK(line("B,A,bystanders") == 3);
  CHECK(line("A,B,C") == 4);
  CHECK(line("C,A,B,everyone") == 4);
}

}  // namespace
}  // namespace darknumber::pair_paths_test

// SPDX-License-Identifier: MIT
#include "engine/scenario/paths/paths.h"

#include <catch2/catch.hpp>

#include "engine/input/json.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::paths_test {
namespace {

Problem refused(const std::string& setting) {
  Value root = tree_of(good_scenario);
  const std::string before = write_json(root);
  Problems problems;
  apply_setting(root, setting, problems);
  INFO(setting);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].position.source == "--set " + setting);
  CHECK(problems[0].file.empty());
  CHECK(write_json(root) == before);
  return problems[0];
}

TEST_CASE("a path sets the field that it names") {
  CHECK(with({"population.victims=8000"}).population.victims == 8000);
  CHECK(with({"title=Other"}).title == "Other");
  CHECK(with({"bystanders.count=7"}).bystanders.count == 7);
  CHECK(with({"bystanders=unlimited", "bystanders.count=7"}).bystanders.count == 7);
  CHECK(with({"monte_carlo.seed=0"}).monte_carlo.seed == 0);
  CHECK(with({"agencies[Border police].capture_probability=0.4"})
            .agencies[1]
            .in_stratum[1]
            .capture_probability == 0.4);
  CHECK(with({"agencies[Police].by_stratum[Dutch].capture_probability=0.6"})
            .agencies[0]
            .in_stratum[0]
            .capture_probability == 0.6);
  CHECK(with({"agencies[Police].loadings[visibility]=-2"}).agencies[0].loadings[0] == -2.0);
  const Scenario sd = with({"population.traits[visibility].sd=3"});
  CHECK(std::get<NormalTrait>(sd.population.traits[0].distribution).sd == 3.0);
  const Scenario values = with({"population.traits[place].values[2]=5"});
  CHECK(std::get<ClassesTrait>(values.population.traits[1].distribution).values[1] == 2.5);
  CHECK(with({"dependence[Police,Shelter].odds_ratio=4"}).dependence[0].odds_ratio == 4.0);
  CHECK(with({"dependence[Shelter, Police].odds_ratio=5"}).dependence[0].odds_ratio == 5.0);
  CHECK(with({"dependence[Police,Shelter,victims].odds_ratio=6"}).dependence[0].odds_ratio == 6.0);
  CHECK(with({"estimation.level=0.5"}).estimation.estimators[0].level == 0.5);
  CHECK(
      with({"estimation.estimators[independence].terms=pairwise"}).estimation.estimators[1].label ==
      "pairwise");
  CHECK(with({"estimation.estimators[chapman[Police,NGO]].label=mine"})
            .estimation.estimators[2]
            .label == "mine");
  CHECK(with({"estimation.estimators=[{\"method\": \"chao\"}]"}).estimation.estimators.size() == 1);
}

TEST_CASE("an absent optional field or pair is created") {
  CHECK(with({"agencies[Shelter].anonymous_share=0.3"}).agencies[2].rates.anonymous_share == 0.3);
  CHECK(with({"agencies[Shelter].loadings[place]=1"}).agencies[2].loadings[1] == 1.0);
  const Scenario stratum =
      with({"agencies[Border police].by_stratum[foreign].anonymous_share=0.2"});
  CHECK(stratum.agencies[1].in_stratum[1].anonymous_share == 0.2);
  CHECK(stratum.agencies[1].in_stratum[0].anonymous_share == 0.0);
  const Scenario pair = with({"dependence[Border police,Police].odds_ratio=0.5"});
  REQUIRE(pair.dependence.size() == 2);
  CHECK(pair.dependence[1].first == 1);
  CHECK(pair.dependence[1].odds_ratio == 0.5);
  CHECK(pair.dependence[1].applies_to == Group::everyone);
  const Scenario group = with({"dependence[Police,Shelter,bystanders].odds_ratio=3"});
  REQUIRE(group.dependence.size() == 2);
  CHECK(group.dependence[1].applies_to == Group::bystanders);
}

TEST_CASE("an asterisk sets all, but not the overrides of strata") {
  const Scenario scenario = with({"agencies[*].capture_probability=0.4"});
  CHECK(scenario.agencies[1].in_stratum[0].capture_probability == 0.4);
  CHECK(scenario.agencies[0].in_stratum[1].capture_probability == 0.4);
  CHECK(scenario.agencies[0].in_stratum[0].capture_probability == 0.2);
  CHECK(scenario.agencies[2].in_stratum[0].capture_probability == 0.1);
  CHECK(with({"dependence[*].odds_ratio=9"}).dependence[0].odds_ratio == 9.0);
  CHECK(with({"agencies[*].loadings[*]=2"}).agencies[1].loadings == std::vector<double>{2.0, 2.0});
}

TEST_CASE("setting a share rescales the others") {
  const std::vector<Stratum> strata =
      with({"population.strata[Dutch].share=0.9"}).population.strata;
  CHECK(strata[0].share == 0.9);
  CHECK(strata[1].share == Approx(0.1));
  CHECK(strata[0].bystander_share == 0.5);
  const std::vector<Stratum> others = with({"population.strata[Dutch].bystander_share=1",
                                            "population.strata[Dutch].bystander_share=0.2"})
                                          .population.strata;
  CHECK(others[1].bystander_share == Approx(0.8));
  const Scenario classes = with({"population.traits[place].shares[1]=0.9"});
  const auto& trait = std::get<ClassesTrait>(classes.population.traits[1].distribution);
  CHECK(trait.shares[1] == Approx(0.1));
  CHECK(trait.values[0] == Approx(-0.3));
}

TEST_CASE("three shares keep their proportions") {
  const std::string text =
      R"({"schema": 1, "population": {"victims": 9, "strata": [{"name": "a", "share": 0.5},
          {"name": "b", "share": 0.3}, {"name": "c", "share": 0.2}]},
          "agencies": [{"name": "A", "capture_probability": 0.1},
                       {"name": "B", "capture_probability": 0.1}]})";
  Value root = tree_of(text);
  Problems problems;
  apply_setting(root, "population.strata[a].share=0.75", problems);
  apply_setting(root, "population.strata[c].bystander_share=0.6", problems);
  REQUIRE(problems.empty());
  const std::vector<Stratum> strata = read_scenario(root, "").population.strata;
  CHECK(strata[1].share == Approx(0.15));
  CHECK(strata[2].share == Approx(0.1));
  CHECK(strata[0].bystander_share == Approx(0.75 * 0.4 / 0.9));
}

struct WrongPath {
  const char* path;
  const char* message;
  const char* advice;
  const char* suggestion;
};

TEST_CASE("a path that can match nothing is refused with a suggestion that works") {
  const WrongPath wrong = GENERATE(
      WrongPath{"agencies[Polce].anonymous_share", "there is no agency called \"Polce\"",
                "The agencies are \"Police\", \"Border police\" and \"Shelter\".",
                "agencies[Police].anonymous_share"},
      WrongPath{"agencies[Police].anonymus_share",
                "\"anonymus_share\" is not a field of agencies[]", "\"anonymous_share\"",
                "agencies[Police].anonymous_share"},
      WrongPath{"agencies[*].anonymus_share", "not a field", "", "agencies[*].anonymous_share"},
      WrongPath{"popultion.victims", "\"popultion\" is not a field of a scenario", "\"population\"",
                "population.victims"},
      WrongPath{"population.victim", "\"victim\" is not a field of population", "",
                "population.victims"},
      WrongPath{"agencies[Police].by_stratum[dutch].anonymous_share",
                "there is no stratum called \"dutch\"", "The strata are \"Dutch\" and \"foreign\".",
                "agencies[Police].by_stratum[Dutch].anonymous_share"},
      WrongPath{"agencies[Police].by_stratum[Dutch].anonymous",
                "not a field of agencies[].by_stratum[]", "\"anonymous_share\"", ""},
      WrongPath{"agencies[Police].loadings[visibilty]", "there is no trait called", "\"place\"",
                "agencies[Police].loadings[visibility]"},
      WrongPath{"dependence[Police,Sheltr].odds_ratio", "there is no agency called \"Sheltr\"", "",
                "dependence[Police,Shelter].odds_ratio"},
      WrongPath{"dependence[Police,Shelter,victim].odds_ratio",
                "there is no agency or group called \"victim\"", "The agencies and groups are",
                "dependence[Police,Shelter,victims].odds_ratio"},
      WrongPath{"avoidance[Police,Sheltr].probability", "there is no agency called \"Sheltr\"", "",
                "avoidance[Police,Shelter].probability"},
      WrongPath{"referrals[Police,Shelter].probabilty", "not a field of referrals[]",
                "\"probability\"", "referrals[Police,Shelter].probability"},
      WrongPath{"referrals[Police,Shelter,victim].probability",
                "there is no group called \"victim\"", "The groups are",
                "referrals[Police,Shelter,victims].probability"},
      WrongPath{"referrals[Police,Shelter].probability[2]", "\"probability\" takes no bracket", "",
                "referrals[Police,Shelter].probability"},
      WrongPath{"estimation.remove[Polce].share", "there is no list called \"Polce\"",
                "The lists are \"Police\" and \"NGO\".", "estimation.remove[Police].share"},
      WrongPath{"estimation.remove[Police].shares", "not a field of estimation.remove[]",
                "\"history\" and \"share\"", "estimation.remove[Police].share"},
      WrongPath{"agencies[Police].active.form", "not a field of agencies[].active", "\"from\"",
                "agencies[Police].active.from"},
      WrongPath{"estimation.estimators[choa].label", "there is no estimator called \"choa\"",
                "\"chao\", \"independence\" and \"chapman[Police,NGO]\"",
                "estimation.estimators[chao].label"},
      WrongPath{"monte_carlo[1].seed", "\"monte_carlo\" takes no bracket", "", "monte_carlo.seed"});
  INFO(wrong.path);
  const Problem problem = refused(std::string(wrong.path) + "=0.5");
  CHECK(problem.path == wrong.path);
  CHECK_THAT(problem.message, Catch::Contains(wrong.message));
  CHECK_THAT(problem.advice, Catch::Contains(wrong.advice));
  REQUIRE(problem.suggestion == wrong.suggestion);
  if (problem.suggestion.empty()) return;
  Value root = tree_of(good_scenario);
  Problems problems;
  apply_setting(root, problem.suggestion + "=0.5", problems);
  CHECK(problems.empty());
}

TEST_CASE("other paths that can match nothing are refused") {
  const std::pair<const char*, const char*> wrong = GENERATE(
      std::pair{"dependence[Police,Police].odds_ratio=1", "cannot be paired with itself"},
      std::pair{"dependence[Police].odds_ratio=1", "two agencies or more in the bracket"},
      std::pair{"dependence[Police,Shelter]=1", "names no field of it"},
      std::pair{"agencies[Police]=1", "names no field of it"},
      std::pair{"agencies.capture_probability=1", "needs a name in brackets"},
      std::pair{"population.victims.count=1", "\"victims\" has no field \"count\""},
      std::pair{"population.strata[*].share=0.5", "cannot be set to one value"},
      std::pair{"population.traits[place].shares[3]=0.5", "has no class \"3\""},
      std::pair{"agencies[Police.capture_probability=1", "is not closed"},
      std::pair{"agencies[Police]capture_probability=1", "a dot is missing"},
      std::pair{"population..victims=1", "a name is missing"},
      std::pair{"population.victims.=1", "a name is missing"},
      std::pair{"study.tpye=1", "\"tpye\" is not a field of study"},
      std::pair{"claims[1].text=1", "\"claims\" takes no bracket"},
      std::pair{"avoidance[Police].probability=1", "two agencies in the bracket"},
      std::pair{"avoidance[Police,Police].probability=1", "cannot be paired with itself"},
      std::pair{"avoidance[*].probability=1", "matches nothing: \"avoidance\" has no entry"},
      std::pair{"referrals[*].probability=1", "matches nothing: \"referrals\" has no entry"},
      std::pair{"referrals[Police,Shelter]=1", "names no field of it"},
      std::pair{"referrals[Police,Shelter].probability.x=1", "has no field \"x\""},
      std::pair{"referrals.probability=1", "needs a name in brackets"},
      std::pair{"estimation.remove[*].share=1", "matches nothing: \"remove\" has no entry"},
      std::pair{"estimation.remove[Police]=1", "names no field of it"},
      std::pair{"estimation.remove.share=1", "needs a name in brackets"},
      std::pair{"population.turnover[1].rate=1", "takes no bracket"});
  CHECK_THAT(refused(wrong.first).message, Catch::Contains(wrong.second));
}

TEST_CASE("a value that does not fit is the reader's to refuse, at the option") {
  Value root = tree_of(good_scenario);
  Problems problems;
  apply_setting(root, "agencies[*].missed_link_probability=2", problems);
  REQUIRE(problems.empty());
  try {
    read_scenario(root, "world.json");
    FAIL("a probability of 2 was taken");
  } catch (const InputError& error) {
    REQUIRE(error.problems().size() == 3);
    CHECK(error.problems()[0].file.empty());
    CHECK(error.problems()[0].position.source == "--set agencies[*].missed_link_probability=2");
    CHECK(error.problems()[0].path == "agencies[Police].missed_link_probability");
    CHECK(error.problems()[0].advice == "If you meant 2 %, write 0.02.");
  }
}

TEST_CASE("paths reach a continuum of severity") {
  const auto set = [](const std::string& setting) { return with({setting}, severity_scenario); };
  CHECK(set("population.at_risk.count=70000").population.at_risk->count == 70000);
  CHECK(set("population.at_risk.victims_above=1").population.at_risk->victims_above == 1.0);
  const Scenario own = set("agencies[Police].threshold.softness=0.5");
  CHECK(own.agencies[0].in_stratum[0].threshold.softness == 0.5);
  CHECK(own.agencies[0].in_stratum[1].threshold.softness == 0.5);
  const Scenario stratum = set("agencies[Police].by_stratum[foreign].threshold.at=-1");
  CHECK(stratum.agencies[0].in_stratum[0].threshold.at == 1.25);
  CHECK(stratum.agencies[0].in_stratum[1].threshold.at == -1.0);
  CHECK(set("agencies[*].threshold.capture_probability=0.7")
            .agencies[1]
            .rates.threshold.capture_probability == 0.7);
}

}  // namespace
}  // namespace darknumber::paths_test

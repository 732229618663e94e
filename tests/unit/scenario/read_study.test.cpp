// SPDX-License-Identifier: MIT
#include "engine/scenario/read_study.h"

#include <catch2/catch.hpp>

#include "engine/input/json.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/format/write_study.h"
#include "engine/scenario/study_types/study_kinds.h"
#include "tests/support/small_study.h"
#include "tests/unit/scenario/mistake.h"

namespace darknumber::read_study_test {
namespace {

const std::string sweep =
    small_study("sweep", R"("factors": [{"path": "bystanders.count", "values": [3000, 6000]}])");
const std::string tornado = small_study(
    "one_at_a_time", R"("factors": [{"path": "bystanders.count", "low": 3000, "high": 6000}])");
const std::string sample = small_study("sample", R"("size": 64, "factors": [
    {"path": "agencies[*].anonymous_share", "range": [0.1, 0.4], "plausible": [0.2, 0.3]}])");
const std::string morris = small_study("morris", R"("levels": 6, "groups": [["bystanders.count"]],
    "factors": [{"path": "bystanders.count", "kind": "integer", "range": [1000, 9000]}])");
const std::string tipping =
    small_study("tipping_point", R"("target": 2, "estimator": "independence",
    "factors": [{"path": "bystanders.count", "range": [1000, 9000], "kind": "integer"}])");
const std::string ledger = small_study("ledger", R"("estimator": "independence")");
const std::string points = small_study("sweep", R"("points": [{"bystanders.count": 3000}])");

StudySpec study_of(const std::string& text) {
  return *scenario_of(text).study;
}

template <typename Study>
Study options_of(const std::string& text) {
  return std::get<Study>(study_of(text).type);
}

/// What the writer makes of a study, read and written again.
void check_round_trip(const std::string& text) {
  INFO(text);
  const Scenario scenario = scenario_of(text);
  const std::string once = write_json(to_value(scenario), JsonLayout::indented);
  const Scenario again = scenario_of(once);
  CHECK(write_json(to_value(again), JsonLayout::indented) == once);
  CHECK(scenario_hash(again) == scenario_hash(scenario));
  CHECK(write_json(study_value(*again.study)) == write_json(study_value(*scenario.study)));
}

}  // namespace

TEST_CASE("a study is read with its factors, and what it leaves out has its default") {
  const StudySpec study = study_of(sweep);
  CHECK(kind_of(study).name == "sweep");
  CHECK(study.evaluate == Evaluation::expected);
  REQUIRE(study.factors.size() == 1);
  CHECK(study.factors[0].paths == std::vector<std::string>{"bystanders.count"});
  REQUIRE(study.factors[0].values.size() == 2);
  CHECK(study.factors[0].values[1].number() == 6000.0);
  CHECK(study.estimator.empty());
  CHECK_FALSE(study.hold);
  const StudySpec of_sample = study_of(sample);
  CHECK(options_of<SampleStudy>(sample).size == 64);
  CHECK(of_sample.factors[0].range->low == 0.1);
  CHECK(of_sample.factors[0].range->high == 0.4);
  CHECK(of_sample.factors[0].plausible->low == 0.2);
  CHECK(of_sample.factors[0].scale == FactorScale::linear);
  CHECK(of_sample.factors[0].kind == FactorKind::continuous);
  CHECK(study_of(tornado).factors[0].high->number() == 6000.0);
  CHECK(options_of<TippingPointStudy>(tipping).target == 2.0);
  CHECK(study_of(tipping).factors[0].kind == FactorKind::integer);
  CHECK(options_of<MorrisStudy>(morris).trajectories == 30);
  CHECK(options_of<MorrisStudy>(morris).levels == 6);
  CHECK(options_of<MorrisStudy>(morris).groups == std::vector<std::vector<std::size_t>>{{0}});
}

TEST_CASE("values make a factor of an index study a choice") {
  const StudySpec study =
      study_of(replaced(sample, R"("range": [0.1, 0.4])", R"("values": [0, 0.1])"));
  CHECK(study.factors[0].kind == FactorKind::choice);
  CHECK(study.factors[0].values.size() == 2);
  CHECK_FALSE(study.factors[0].range);
}

TEST_CASE("factors that no group names are groups of their own") {
  const auto study =
      options_of<MorrisStudy>(small_study("morris", R"("groups": [["population.victims"]],
    "factors": [{"path": "bystanders.count", "kind": "integer", "range": [1000, 9000]},
                {"path": "population.victims", "kind": "integer", "range": [1000, 9000]}])"));
  CHECK(study.groups == std::vector<std::vector<std::size_t>>{{1}, {0}});
}

TEST_CASE("studies are written as they are read") {
  for (const std::string& text : {sweep, tornado, sample, morris, tipping, ledger, points})
    check_round_trip(text);
  check_round_trip(replaced(sample, R"("range": [0.1, 0.4])", R"("values": [0, 0.1])"));
  check_round_trip(replaced(sample, "\"range\"", "\"scale\": \"log\", \"range\""));
  check_round_trip(replaced(sweep, R"("path": "bystanders.count")",
                            R"("paths": ["bystanders.count", "population.victims"])"));
  check_round_trip(
      replaced(replaced(ledger, "\"estimator\": \"independence\"",
                        R"("evaluate": "monte_carlo", "measure": "log_bias", "hold": "table",
                           "table": "t.csv", "match": "pairs")"),
               "\"applies_to\": \"victims\"", "\"applies_to\": \"bystanders\""));
  check_round_trip(small_study("sobol", R"("size": 32, "second_order": true, "factors": [
    {"path": "agencies[*].anonymous_share", "range": [0.1, 0.4]}])"));
}

TEST_CASE("a hash changes with the study, not with its words") {
  const std::string hash = scenario_hash(scenario_of(sweep));
  CHECK(scenario_hash(scenario_of(replaced(sweep, "6000", "6001"))) != hash);
  CHECK(scenario_hash(scenario_of(replaced(sweep, "Three lists", "A title"))) == hash);
}

TEST_CASE("the fields of a study can be set") {
  CHECK(with({"study.evaluate=monte_carlo"}, sweep).study->evaluate == Evaluation::monte_carlo);
  CHECK(std::get<SampleStudy>(with({"study.size=128"}, sample).study->type).size == 128);
  CHECK(with({"study.measure=log_bias"}, sweep).study->measure == "log_bias");
  CHECK_THROWS_AS(with({"study.szie=128"}, sample), InputError);
  CHECK_THROWS_AS(with({"study.size=100000000"}, sample), InputError);
}

TEST_CASE("mistakes in the fields of a study") {
  check_mistake(
      sweep,
      GENERATE(
          Mistake{"\"sweep\"", "\"swep\"", "\"swep\"", "study.type", "cannot be \"swep\"",
                  "It is one of", "sweep"},
          Mistake{R"(, "factors": [{"path": "bystanders.count", "values": [3000, 6000]}])", "",
                  "\"sweep\"", "study.type", "the study has no factors", "\"factors\"", ""},
          Mistake{R"([{"path": "bystanders.count", "values": [3000, 6000]}])", "[]", "\"sweep\"",
                  "study.type", "the study has no factors", "", ""},
          Mistake{"\"factors\"", "\"target\": 7, \"factors\"", "7,", "study.target",
                  "\"target\" goes with the type \"tipping_point\" only", "Leave it out", ""},
          Mistake{"\"factors\"", "\"size\": 64, \"factors\"", "64", "study.size",
                  "goes with the types \"sample\" and \"sobol\" only", "Leave it out", ""},
          Mistake{"\"factors\"", "\"points\": [{}], \"factors\"", "[{}]", "study.points",
                  "either \"factors\" or \"points\"", "Leave one out", ""},
          Mistake{"\"factors\"", "\"estimator\": \"caho\", \"factors\"", "\"caho\"",
                  "study.estimator", "there is no estimator \"caho\"", "\"independence\"", "chao"},
          Mistake{"\"factors\"", "\"table\": \"t.csv\", \"factors\"", "\"t.csv\"", "study.table",
                  "goes with \"hold\": \"table\" only", "Add \"hold\"", ""},
          Mistake{"\"factors\"", "\"hold\": \"tabel\", \"factors\"", "\"tabel\"", "study.hold",
                  "cannot be \"tabel\"", "", "table"},
          Mistake{"\"factors\"", "\"hold\": \"table\", \"factors\"", "\"table\"", "study.hold",
                  "needs a \"table\"", "Name the file", ""},
          Mistake{"\"factors\"", "\"fctors\"", "\"fctors\"", "study.fctors", "not a field here", "",
                  "factors"}));
}

TEST_CASE("mistakes in the points of a sweep") {
  check_mistake(
      points,
      GENERATE(
          Mistake{R"([{"bystanders.count": 3000}])", "[]", "[]", "study.points",
                  "\"points\" is empty", "Give at least one", ""},
          Mistake{R"({"bystanders.count": 3000})", "71", "71", "study.points[#1]",
                  "settings must be an object of paths and values, but are 71", "For example", ""},
          Mistake{"3000", "3000, \"bystanders.count\": 4000", "\"bystanders.count\": 4000",
                  "study.points[#1].bystanders.count", "is given twice in the same object",
                  "keep one", ""},
          Mistake{"s.count", "s.cuont", "3000", "bystanders.cuont",
                  "\"cuont\" is not a field of bystanders", "\"count\"", "bystanders.count"},
          Mistake{"3000", "-3", "-3", "bystanders.count", "must lie between 0", "", ""}));
}

TEST_CASE("mistakes in a factor") {
  check_mistake(
      sweep,
      GENERATE(
          Mistake{"\"bystanders.count\"", "\"bystanders.cuont\"", "\"bystanders.cuont\"",
                  "bystanders.cuont", "\"cuont\" is not a field", "", "bystanders.count"},
          Mistake{"6000", "-6", "-6", "bystanders.count", "must lie between 0", "", ""},
          Mistake{"\"bystanders.count\"", "\"title\"", "\"title\", ", "title",
                  "\"title\" is not part of the world", "A study varies the world", ""},
          Mistake{"\"bystanders.count\"", "\"monte_carlo.replicates\"",
                  "\"monte_carlo.replicates\"", "monte_carlo.replicates",
                  "is not part of the world", "", ""},
          Mistake{"[3000, 6000]", "[]", "[]", "study.factors[#1].values", "\"values\" is empty",
                  "Give at least one", ""},
          Mistake{", \"values\": [3000, 6000]", "", "\"bystanders.count\"",
                  "study.factors[#1].path", "a factor of this study needs \"values\"",
                  "For example", ""},
          Mistake{"\"values\"", "\"low\": 1, \"values\"", "1, \"values\"", "study.factors[#1].low",
                  "\"low\" goes with one_at_a_time only", "Leave it out", ""},
          Mistake{"\"values\"", "\"range\": [1, 7], \"values\"", "[1, 7]",
                  "study.factors[#1].range", "goes with the numbers of sample", "", ""},
          Mistake{"\"path\": \"bystanders.count\", ", "", "{\"values\"", "study.factors[#1].path",
                  "either a \"path\" or \"paths\"", "", ""},
          Mistake{"\"path\": \"bystanders.count\"", "\"paths\": []", "[], ",
                  "study.factors[#1].paths", "\"paths\" is empty", "Name at least one", ""},
          Mistake{"\"path\": \"bystanders.count\"", "\"paths\": [71]", "[71]",
                  "study.factors[#1].paths", "a path must be a text, but is 71", "", ""},
          Mistake{"\"path\": \"bystanders.count\"",
                  "\"paths\": [\"bystanders.count\", \"population.vitcims\"]",
                  "\"population.vitcims\"", "population.vitcims", "\"vitcims\"", "",
                  "population.victims"},
          Mistake{"6000]}", "6000]}, 71", "71", "study.factors[#2]", "must be an object", "", ""},
          Mistake{"6000]}", "6000]}, {\"path\": \"bystanders.count\", \"values\": [5]}",
                  "{\"path\": \"bystanders.count\", \"values\": [5]}", "study.factors",
                  "is in two factors", "one factor", ""}));
}

TEST_CASE("mistakes in a range, by the scale and the kind of its factor") {
  const std::string range = "[0.1, 0.4]";
  const std::string at = "study.factors[#1].range";
  check_mistake(
      sample,
      GENERATE_COPY(
          Mistake{range, "[0.4, 0.1]", "[0.4, 0.1]", at, "two numbers, the lower first", "", ""},
          Mistake{range, "[0.7]", "[0.7]", at, "two numbers, the lower first", "", ""},
          Mistake{range, "[0, 0.4], \"scale\": \"log\"", "[0, 0.4]", at, "must lie above 0",
                  "linear", ""},
          Mistake{range, "[0.5, 7], \"kind\": \"integer\"", "[0.5, 7]", at, "whole ends", "", ""},
          Mistake{range, range + ", \"kind\": \"choice\"", "\"choice\"", "study.factors[#1].kind",
                  "a choice has \"values\"", "", ""},
          Mistake{range, range + ", \"scale\": \"lgo\"", "\"lgo\"", "study.factors[#1].scale",
                  "cannot be", "", "log"},
          Mistake{range, "[0.1, 1.4]", "[0.1, 1.4]", "agencies[Police].anonymous_share",
                  "must lie between 0 and 1", "", ""},
          Mistake{"[0.2, 0.3]", "[0.3, 0.2]", "[0.3, 0.2]", "study.factors[#1].plausible",
                  "two numbers, the lower first", "", ""}));
}

TEST_CASE("mistakes in a ledger and in a tornado") {
  check_mistake(ledger, Mistake{"\"estimator\"", "\"factors\": [], \"estimator\"", "[], ",
                                "study.factors", "a ledger has no factors", "", ""});
  check_mistake(tornado,
                Mistake{", \"high\": 6000", "", "\"bystanders.count\"", "study.factors[#1].path",
                        "a factor of this study needs \"high\"", "", ""});
}

TEST_CASE("mistakes in morris, sobol and tipping points") {
  check_mistake(
      morris,
      GENERATE(Mistake{"\"levels\": 6", "\"levels\": 5", "5, \"groups\"", "study.levels",
                       "5 levels are odd", "even", ""},
               Mistake{"\"levels\": 6", "\"trajectories\": 1", "1, \"groups\"",
                       "study.trajectories", "must lie between 2", "", ""},
               Mistake{"[[\"bystanders.count\"]]", "[\"x\"]", "[\"x\"]", "study.groups",
                       "a group must be an array", "", ""},
               Mistake{"[[\"bystanders.count\"]]", "[[\"x\"]]", "[[\"x\"]]", "study.groups",
                       "\"x\" is not a factor of this study", "by its path", ""},
               Mistake{"[[\"bystanders.count\"]]", "[[\"bystanders.count\", \"bystanders.count\"]]",
                       "[[", "study.groups", "in two groups", "once", ""}));
  check_mistake(replaced(sample, "\"sample\"", "\"sobol\""),
                Mistake{"64", "100", "100", "study.size", "not a power of two", "512", ""});
  check_mistake(tipping,
                GENERATE(Mistake{"\"target\": 2, ", "", "\"tipping_point\"", "study.type",
                                 "needs a \"target\"", "", ""},
                         Mistake{"\"estimator\": \"independence\",", "", "\"tipping_point\"",
                                 "study.type", "needs an \"estimator\"", "label", ""}));
}

TEST_CASE("a number that must be whole is said to be an integer") {
  check_mistake(
      tipping,
      Mistake{", \"kind\": \"integer\"", "", "[1000, 9000]", "study.factors[#1].range",
              "\"bystanders.count\" takes whole numbers only", "\"kind\": \"integer\"", ""});
}

TEST_CASE("three factors tip together where each says what is plausible") {
  const auto factor = [](const std::string& path, const std::string& more) {
    return "{\"path\": \"" + path + "\", \"range\": [0, 0.3]" + more + "}";
  };
  const std::string plausible = ", \"plausible\": [0.1, 0.2]";
  const std::string three = small_study(
      "tipping_point",
      "\"target\": 2, \"estimator\": \"chao\", \"factors\": [" +
          factor("agencies[*].anonymous_share", plausible) + ", " +
          factor("agencies[*].missed_link_probability", plausible) + ", " +
          factor("agencies[*].false_positive_share", ", \"plausible\": [0.1, 0.25]") + "]");
  CHECK(problems_of(three).empty());
  check_mistake(three, Mistake{", \"plausible\": [0.1, 0.25]", "", "[{\"path\"", "study.factors",
                               "each needs a \"plausible\" range", "nearest", ""});
}

TEST_CASE("a study does not change what is estimated") {
  check_mistake(
      sweep,
      Mistake{R"("path": "bystanders.count", "values": [3000, 6000])",
              R"("path": "estimation.estimators", "values": [[{"method": "chao"}]])",
              R"([{"method": "chao"}])", "estimation.estimators",
              "the estimators would not be the same at every point", "\"independence\"", ""});
}

// Each of its worlds would have a truth of its own.
TEST_CASE("a truth within reach of the lists has no ledger") {
  check_mistake(ledger,
                Mistake{R"("estimation": {)", R"("estimation": {"target": {"reachable": 0.1}, )",
                        "\"ledger\"", "study.type", "are others in each of its worlds",
                        "\"ever_present\"", ""});
}

TEST_CASE("a continuum of severity has no ledger, and is held to no table") {
  const auto with_study = [](const std::string& study) {
    std::string text = severity_scenario;
    text.insert(text.rfind('}'), ", \"study\": " + study + "\n");
    return text;
  };
  const std::string sweep_of = R"({"type": "sweep", "factors": [
    {"path": "agencies[Police].threshold.at", "values": [1, 2]}]})";
  CHECK(problems_of(with_study(sweep_of)).empty());
  check_mistake(with_study(sweep_of), Mistake{sweep_of, R"({"type": "ledger"})", "\"ledger\"",
                                              "study.type", "has no ledger", "sweep", ""});
  check_mistake(
      with_study(sweep_of),
      Mistake{R"({"type": "sweep",)", R"({"type": "sweep", "hold": "table", "table": "t.csv",)",
              R"("table", "table")", "study.hold", "cannot be held to a table", "", ""});
}

}  // namespace darknumber::read_study_test

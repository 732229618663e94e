// SPDX-License-Identifier: MIT
#include "engine/scenario/format/write_scenario.h"

#include <catch2/catch.hpp>
#include <set>

#include "engine/estimators/options/method_entry.h"
#include "engine/input/json.h"
#include "engine/scenario/agency_rates.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::write_scenario_test {
namespace {

void check_equal(const AgencyRates& a, const AgencyRates& b) {
  for (const AgencyRate& rate : agency_rates) {
    INFO(rate.field.name);
    CHECK(a.*rate.member == b.*rate.member);
  }
  CHECK(a.threshold.at == b.threshold.at);
  CHECK(a.threshold.softness == b.threshold.softness);
  CHECK(a.threshold.capture_probability == b.threshold.capture_probability);
}

void check_equal(const std::vector<DirectedPair>& a, const std::vector<DirectedPair>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].from == b[i].from);
    CHECK(a[i].to == b[i].to);
    CHECK(a[i].probability == b[i].probability);
    CHECK(a[i].applies_to == b[i].applies_to);
  }
}

void check_equal(const ListsInUse& a, const ListsInUse& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].name == b[i].name);
    CHECK(a[i].agencies == b[i].agencies);
  }
}

void check_equal(const Trait& a, const Trait& b) {
  CHECK(a.name == b.name);
  REQUIRE(a.distribution.index() == b.distribution.index());
  if (const auto* normal = std::get_if<NormalTrait>(&a.distribution)) {
    CHECK(normal->sd == std::get<NormalTrait>(b.distribution).sd);
    return;
  }
  CHECK(std::get<ClassesTrait>(a.distribution).values ==
        std::get<ClassesTrait>(b.distribution).values);
  CHECK(std::get<ClassesTrait>(a.distribution).shares ==
        std::get<ClassesTrait>(b.distribution).shares);
}

void check_equal(const EstimationSpec& a, const EstimationSpec& b) {
  check_equal(a.lists, b.lists);
  CHECK(a.target == b.target);
  CHECK(a.reachable_above == b.reachable_above);
  CHECK(a.unknown == b.unknown);
  REQUIRE(a.remove.size() == b.remove.size());
  for (std::size_t i = 0; i < a.remove.size(); ++i) {
    CHECK(a.remove[i].history == b.remove[i].history);
    CHECK(a.remove[i].share == b.remove[i].share);
  }
  REQUIRE(a.suppress.has_value() == b.suppress.has_value());
  if (a.suppress) {
    CHECK(a.suppress->below == b.suppress->below);
    CHECK(a.suppress->as == b.suppress->as);
  }
  CHECK(a.level == b.level);
  REQUIRE(a.estimators.size() == b.estimators.size());
  for (std::size_t i = 0; i < a.estimators.size(); ++i) {
    CHECK(a.estimators[i].label == b.estimators[i].label);
    CHECK(a.estimators[i].stratify == b.estimators[i].stratify);
    Value first = empty_object();
    Value second = empty_object();
    write_method(a.estimators[i].method, a.estimators[i].lists, first);
    write_method(b.estimators[i].method, b.estimators[i].lists, second);
    CHECK(write_json(first) == write_json(second));
    CHECK(a.estimators[i].own_lists == b.estimators[i].own_lists);
    CHECK(a.estimators[i].level == b.estimators[i].level);
    check_equal(a.estimators[i].lists, b.estimators[i].lists);
  }
}

void check_equal(const Scenario& a, const Scenario& b) {
  CHECK(a.title == b.title);
  CHECK(a.description == b.description);
  CHECK(a.population.victims == b.population.victims);
  REQUIRE(a.population.strata.size() == b.population.strata.size());
  for (std::size_t s = 0; s < a.population.strata.size(); ++s) {
    CHECK(a.population.strata[s].name == b.population.strata[s].name);
    CHECK(a.population.strata[s].share == b.population.strata[s].share);
    CHECK(a.population.strata[s].bystander_share == b.population.strata[s].bystander_share);
  }
  REQUIRE(a.population.traits.size() == b.population.traits.size());
  for (std::size_t t = 0; t < a.population.traits.size(); ++t)
    check_equal(a.population.traits[t], b.population.traits[t]);
  CHECK(a.population.stratum_unknown_share == b.population.stratum_unknown_share);
  CHECK(a.population.turnover.periods == b.population.turnover.periods);
  CHECK(a.population.turnover.rate == b.population.turnover.rate);
  REQUIRE(a.population.groups.size() == b.population.groups.size());
  for (std::size_t g = 0; g < a.population.groups.size(); ++g) {
    CHECK(a.population.groups[g].size == b.population.groups[g].size);
    CHECK(a.population.groups[g].share == b.population.groups[g].share);
  }
  REQUIRE(a.population.at_risk.has_value() == b.population.at_risk.has_value());
  if (a.population.at_risk) {
    CHECK(a.population.at_risk->count == b.population.at_risk->count);
    CHECK(a.population.at_risk->victims_above == b.population.at_risk->victims_above);
  }
  CHECK(a.bystanders.count == b.bystanders.count);
  CHECK(a.bystanders.form == b.bystanders.form);
  CHECK(a.bystanders.share_by_stratum == b.bystanders.share_by_stratum);
  REQUIRE(a.agencies.size() == b.agencies.size());
  for (std::size_t j = 0; j < a.agencies.size(); ++j) {
    CHECK(a.agencies[j].name == b.agencies[j].name);
    CHECK(a.agencies[j].loadings == b.agencies[j].loadings);
    CHECK(a.agencies[j].active.from == b.agencies[j].active.from);
    CHECK(a.agencies[j].active.to == b.agencies[j].active.to);
    CHECK(a.agencies[j].false_link_probability == b.agencies[j].false_link_probability);
    CHECK(a.agencies[j].reporting_loadings == b.agencies[j].reporting_loadings);
    CHECK(a.agencies[j].anonymous_loadings == b.agencies[j].anonymous_loadings);
    CHECK(a.agencies[j].found_in_visit == b.agencies[j].found_in_visit);
    CHECK(a.agencies[j].verification == b.agencies[j].verification);
    check_equal(a.agencies[j].rates, b.agencies[j].rates);
    REQUIRE(a.agencies[j].in_stratum.size() == b.agencies[j].in_stratum.size());
    for (std::size_t s = 0; s < a.agencies[j].in_stratum.size(); ++s)
      check_equal(a.agencies[j].in_stratum[s], b.agencies[j].in_stratum[s]);
  }
  REQUIRE(a.dependence.size() == b.dependence.size());
  for (std::size_t d = 0; d < a.dependence.size(); ++d) {
    CHECK(a.dependence[d].first == b.dependence[d].first);
    CHECK(a.dependence[d].second == b.dependence[d].second);
    CHECK(a.dependence[d].further == b.dependence[d].further);
    CHECK(a.dependence[d].odds_ratio == b.dependence[d].odds_ratio);
    CHECK(a.dependence[d].applies_to == b.dependence[d].applies_to);
  }
  CHECK(a.verification == b.verification);
  check_equal(a.avoidance, b.avoidance);
  check_equal(a.referrals, b.referrals);
  check_equal(a.estimation, b.estimation);
  CHECK(a.monte_carlo.replicates == b.monte_carlo.replicates);
  CHECK(a.monte_carlo.seed == b.monte_carlo.seed);
  CHECK(a.monte_carlo.simulator == b.monte_carlo.simulator);
}

std::vector<std::string> variants() {
  const std::string share = "\"false_positive_share\": 0.25";
  return {
      good_scenario,
      moving_scenario,
      severity_scenario,
      replaced(replaced(moving_scenario, "\"turnover\":",
                        R"("groups": [{"size": 5, "share": 0.4}, {"size": 2, "share": 0.6}],
                           "turnover":)"),
               "\"false_link_probability\": 0.01", "\"found_in_visit\": 0.3"),
      replaced(moving_scenario, "\"ever_present\"", "{\"reachable\": 0.01}"),
      replaced(good_scenario, "\"reporting_probability\": 0.9",
               R"("reporting_probability": 0.9, "reporting_loadings": {"place": -1},
                  "anonymous_loadings": {"visibility": 0.5})"),
      replaced(good_scenario, "[\"Police\", \"Shelter\"]",
               "[\"Shelter\", \"Police\", \"Border police\"]"),
      replaced(moving_scenario, "\"estimation\": {",
               R"("verification": {"of": "record"}, "estimation": {)"),
      replaced(replaced(moving_scenario, "\"estimation\": {",
                        R"("verification": {"keeps_victims": 0.9}, "estimation": {)"),
               "\"false_link_probability\": 0.01", R"("verification": {"keeps_others": 0.4})"),
      replaced(good_scenario, share, "\"false_alarm_probability\": 0.01"),
      replaced(good_scenario, share, "\"false_alarm_probability\": 0"),
      replaced(good_scenario, share, "\"missed_link_probability\": 0.01"),
      replaced(good_scenario, "{\"capture_probability\": 0.3}",
               "{\"capture_probability\": 0.3, \"false_positive_share\": 0}"),
      replaced(good_scenario, "\"values\": [0, 3], \"shares\": [0.5, 0.5]",
               "\"values\": [0.1, 0.7, 3.3], \"shares\": [0.3, 0.3, 0.4]"),
      replaced(
          good_scenario, "{\"method\": \"chao\"}",
          "{\"method\": \"loglinear\", \"terms\": [\"Police:NGO\"]}, {\"method\": \"loglinear\", "
          "\"select\": \"stepwise\", \"criterion\": \"bic\"}, {\"method\": \"lincoln_petersen\", "
          "\"lists\": [\"Police\", \"Shelter\"]}, {\"method\": \"chao\", \"label\": \"mine\"}, "
          "{\"method\": \"chao\"}, {\"method\": \"chao\"}"),
      R"({"schema": 1, "population": {"victims": 5}, "agencies": [
          {"name": "A", "capture_probability": 0.1}, {"name": "B", "capture_probability": 0.3}]})"};
}

TEST_CASE("a scenario written and read again is the same") {
  for (const std::string& text : variants()) {
    INFO(text);
    const Scenario scenario = scenario_of(text);
    const std::string written = write_json(to_value(scenario), JsonLayout::indented);
    INFO(written);
    const Scenario again = scenario_of(written);
    check_equal(scenario, again);
    CHECK(write_json(to_value(again), JsonLayout::indented) == written);
    CHECK(scenario_hash(scenario) == scenario_hash(again));
  }
}

TEST_CASE("every rate of an agency is read, written and off unless it is given") {
  for (const AgencyRate& rate : agency_rates) {
    INFO(rate.field.name);
    const bool alarm = rate.member == &AgencyRates::false_alarm_probability;
    const std::string text = alarm ? replaced(good_scenario, "\"false_positive_share\": 0.25",
                                              "\"false_alarm_probability\": 0.01")
                                   : good_scenario;
    const std::string path = "agencies[Border police]." + std::string(rate.field.name);
    const Scenario changed = with({path + "=0.33"}, text);
    CHECK(changed.agencies[1].rates.*rate.member == 0.33);
    CHECK(changed.agencies[1].in_stratum[0].*rate.member == 0.33);
    CHECK(scenario_of(write_json(to_value(changed))).agencies[1].rates.*rate.member == 0.33);
    CHECK(scenario_hash(changed) != scenario_hash(scenario_of(text)));
    CHECK(AgencyRates{}.*rate.member == rate.off);
  }
}

TEST_CASE("the hash tells what decides numbers, and only that") {
  const std::string hash = scenario_hash(scenario_of(good_scenario));
  CHECK(hash.size() == 16);
  const auto changed = [](const std::string& from, const std::string& to) {
    return scenario_hash(scenario_of(replaced(good_scenario, from, to)));
  };
  CHECK(changed("A world", "Another world") == hash);
  CHECK(changed("\"replicates\": 200", "\"replicates\": 300") == hash);
  CHECK(changed("\"applies_to\": \"victims\"", "\"applies_to\" : \"victims\"") == hash);
  const auto claiming = [](const std::string& claim) {
    return scenario_hash(scenario_of(
        replaced(good_scenario, "\"schema\": 1,", "\"schema\": 1, \"claims\": [" + claim + "],")));
  };
  const std::string claim =
      R"({"text": "rihgt", "estimator": "chao", "measure": "inflation", "at_least": 0.9})";
  CHECK(claiming(claim) == claiming(replaced(claim, "rihgt", "right")));
  CHECK(claiming(claim) != claiming(replaced(claim, "0.9", "0.8")));
  const std::set<std::string> others = {
      hash,
      changed("\"victims\": 5000", "\"victims\": 5001"),
      changed("\"seed\": 7", "\"seed\": 8"),
      changed("\"level\": 0.9", "\"level\": 0.8"),
      changed("\"odds_ratio\": 2.0", "\"odds_ratio\": 2.0000000000000004"),
      changed("\"count\": 40000", "\"count\": 40001"),
      changed("\"method\": \"chao\"", "\"method\": \"chao\", \"label\": \"x\""),
      changed("{\"capture_probability\": 0.3}", "{\"capture_probability\": 0.31}")};
  CHECK(others.size() == 8);
}

TEST_CASE("0 and -0 are one number, with one hash") {
  const auto with_sd = [](const std::string& sd) {
    return scenario_hash(scenario_of(replaced(good_scenario, "\"sd\": 1.0", "\"sd\": " + sd)));
  };
  for (const std::string zero : {"-0", "0.0", "-0.0", "-0e5"}) CHECK(with_sd(zero) == with_sd("0"));
  const auto set_to = [](const std::string& value) {
    return scenario_hash(with({"agencies[Police].loadings[visibility]=" + value}));
  };
  CHECK(set_to("-0.0") == set_to("0"));
}

// So that the hash of a scenario from before these fields stays what it was.
TEST_CASE("what a scenario does not use of the later fields is not written") {
  for (const std::string& text : {good_scenario, moving_scenario, severity_scenario}) {
    const std::string written = write_json(to_value(scenario_of(text)));
    for (const char* field : {"verification", "groups", "found_in_visit", "reporting_loadings",
                              "anonymous_loadings", "reachable"}) {
      INFO(field);
      CHECK(written.find(std::string("\"") + field + "\"") == std::string::npos);
    }
  }
}

/// One change of one field.
struct Change {
  const std::string& in;
  std::string from;
  std::string to;
};

TEST_CASE("scenarios that differ in one field only are written differently") {
  const std::string& moving = moving_scenario;
  const std::string& severity = severity_scenario;
  const std::vector<Change> changes{
      {moving, "\"periods\": 12", "\"periods\": 13"},
      {moving, "\"rate\": 0.03", "\"rate\": 0.04"},
      {moving, "\"stratum_unknown_share\": 0.1", "\"stratum_unknown_share\": 0.2"},
      {moving, "\"from\": 2", "\"from\": 3"},
      {moving, "\"to\": 6", "\"to\": 7"},
      {moving, "\"false_link_probability\": 0.01", "\"false_link_probability\": 0.02"},
      {moving, "\"estimation\": {", R"("verification": {"keeps_victims": 0.9}, "estimation": {)"},
      {moving, "\"estimation\": {", R"("verification": {"keeps_others": 0.9}, "estimation": {)"},
      {moving, "\"estimation\": {",
       R"("verification": {"of": "record", "keeps_others": 0.9}, "estimation": {)"},
      {moving, "\"false_link_probability\": 0.01",
       R"("false_link_probability": 0.01, "verification": {"keeps_others": 0.9})"},
      {good_scenario, "\"reporting_probability\": 0.9",
       R"("reporting_probability": 0.9, "reporting_loadings": {"place": -1})"},
      {good_scenario, "\"reporting_probability\": 0.9",
       R"("reporting_probability": 0.9, "anonymous_loadings": {"place": -1})"},
      {moving, "\"turnover\":", R"("groups": [{"size": 5, "share": 0.4}], "turnover":)"},
      {moving, "\"turnover\":", R"("groups": [{"size": 6, "share": 0.4}], "turnover":)"},
      {moving, "\"turnover\":", R"("groups": [{"size": 5, "share": 0.5}], "turnover":)"},
      {moving, "\"false_link_probability\": 0.01",
       "\"false_link_probability\": 0.01, \"found_in_visit\": 0.3"},
      {moving, "\"false_link_probability\": 0.01",
       "\"false_link_probability\": 0.01, \"found_in_visit\": 0.4"},
      {moving, "\"after\": \"Border police\"", "\"after\": \"Police\""},
      {moving, "\"of\": \"Shelter\"", "\"of\": \"Police\""},
      {moving, "\"probability\": 0.5", "\"probability\": 0.6"},
      {moving, "\"applies_to\": \"victims\"", "\"applies_to\": \"everyone\""},
      {moving, "\"from\": \"Police\"", "\"from\": \"Border police\""},
      {moving, "\"to\": \"Shelter\"", "\"to\": \"Border police\""},
      {moving, "\"probability\": 0.4", "\"probability\": 0.3"},
      {moving, "\"probability\": 0.4", "\"probability\": 0.4, \"applies_to\": \"bystanders\""},
      {moving, "\"ever_present\"", "\"present\""},
      {moving, "\"ever_present\"", "{\"reachable\": 0.01}"},
      {moving, "\"ever_present\"", "{\"reachable\": 0.02}"},
      {moving, "[\"Border police\"]", "[\"Police\"]"},
      {moving, "[\"Border police\"]", "\"single\""},
      {moving, "\"share\": 0.25", "\"share\": 0.26"},
      {moving, "\"share\": 0.75", "\"share\": 0.76"},
      {moving, "\"stratify\": true", "\"stratify\": false"},
      {moving, "\"prorate\"", "\"drop\""},
      {moving, "\"prorate\"", "\"drop\", \"suppress\": {\"below\": 5}"},
      {moving, "\"prorate\"", "\"drop\", \"suppress\": {\"below\": 6}"},
      {moving, "\"prorate\"", "\"drop\", \"suppress\": {\"below\": 5, \"as\": \"random_round\"}"},
      {moving, "\"threshold\": 0.01", "\"threshold\": 0.02"},
      {moving, "\"stratify\": false", "\"stratify\": true"},
      {moving, "\"criterion\": \"bic\"", "\"criterion\": \"bic\", \"order\": 1"},
      {moving, "\"criterion\": \"bic\"", "\"label\": \"all_bic\", \"criterion\": \"aicc\""},
      {moving, "[\"chao\", \"all_bic\"]", "[\"all_bic\", \"chao\"]"},
      {severity, "\"count\": 60000", "\"count\": 60001"},
      {severity, "\"victims_above\": 1.5", "\"victims_above\": 1.6"},
      {severity, "\"at\": 1.0", "\"at\": 1.1"},
      {severity, "\"at\": 1.25", "\"at\": 1.35"},
      {severity, "\"softness\": 0.3", "\"softness\": 0.4"},
      {severity, "\"capture_probability\": 0.1", "\"capture_probability\": 0.15"},
      {severity, "{\"at\": 1.25}", "{\"at\": 1.25, \"softness\": 0.1}"},
      {severity, "{\"at\": 1.25}", "{\"at\": 1.25, \"capture_probability\": 0.2}"}};
  std::set<std::string> hashes{scenario_hash(scenario_of(moving)),
                               scenario_hash(scenario_of(severity))};
  for (const Change& change : changes) {
    INFO(change.to);
    const Scenario changed = scenario_of(replaced(change.in, change.from, change.to));
    CHECK(hashes.insert(scenario_hash(changed)).second);
    check_equal(changed, scenario_of(write_json(to_value(changed))));
  }
}

}  // namespace
TEST_CASE("a merged list with the name of another one is written as what it merges") {
  const Scenario scenario = scenario_of(R"({"schema": 1, "population": {"victims": 2000},
      "agencies": [{"name": "A", "capture_probability": 0.3}, {"name": "B", "capture_probability": 0.2},
                   {"name": "C", "capture_probability": 0.25}],
      "estimation": {"estimators": [
          {"method": "chapman", "lists": [{"name": "A", "merge": ["A", "B"]}, "C"]}]}})");
  const Scenario again = scenario_of(write_json(to_value(scenario)));
  const ListsInUse& lists = again.estimation.estimators.front().lists;
  REQUIRE(lists.size() == 2);
  CHECK(lists[0].name == "A");
  CHECK(lists[0].agencies == 0b011);
  CHECK(lists[1].agencies == 0b100);
}

TEST_CASE("claims, merged lists and the file of a table are written") {
  const std::string agencies = R"("agencies": [{"name": "A", "capture_probability": 0.3},
    {"name": "B", "capture_probability": 0.2}, {"name": "C", "capture_probability": 0.1}])";
  const std::string text = R"({"schema": 1, "population": {"victims": 1000}, )" + agencies + R"(,
    "estimation": {"lists": ["A", {"name": "BC", "merge": ["B", "C"]}], "estimators": [
      {"method": "chao"}, {"method": "chapman", "lists": ["C", {"name": "AB", "merge": ["A", "B"]}]}]},
    "claims": [{"text": "more", "estimator": "chao", "measure": "inflation", "at_least": 1,
      "where": {"population.victims": [500, 600]}}]})";
  const Scenario scenario = scenario_of(text);
  const Scenario again = scenario_of(write_json(to_value(scenario)));
  REQUIRE(again.claims.size() == 1);
  CHECK(again.claims.front().where.size() == 1);
  const ListsInUse& lists = again.estimation.estimators.back().lists;
  REQUIRE(lists.size() == 2);
  CHECK(lists[1].name == "AB");
  CHECK(lists[1].agencies == 0b011);
  Problems problems;
  const InputFiles files{{{{"t.csv", "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,25\n1,1,0,9\n"}}}};
  const ScenarioReading of_table = read_as_far_as_possible(
      parse_json(
          R"({"schema": 1, "population": {}, "table": {"file": "t.csv"}, "agencies": [{"name": "A"},
        {"name": "B"}, {"name": "C"}]})",
          "world.json", problems),
      "world.json", {}, files);
  REQUIRE(of_table.problems.empty());
  CHECK(to_value(of_table.scenario).find("table")->find("file")->text() == "t.csv");
}

}  // namespace darknumber::write_scenario_test

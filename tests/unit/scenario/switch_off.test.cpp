// SPDX-License-Identifier: MIT
#include "engine/scenario/switch_off.h"

#include <catch2/catch.hpp>

#include "engine/core/contracts.h"
#include "engine/scenario/format/write_scenario.h"
#include "tests/support/small_study.h"

namespace darknumber::switch_off_test {
namespace {

using Violations = std::vector<Violation>;

std::string hash_without(const Scenario& scenario, Violation violation) {
  return scenario_hash(without(scenario, violation));
}

/// The scenario with the settings made, which must be what the violation's off state is.
void check_off(const std::string& text, Violation violation,
               const std::vector<std::string>& settings) {
  INFO(name_of(violation));
  const Scenario scenario = scenario_of(text);
  CHECK(hash_without(scenario, violation) == scenario_hash(with(settings, text)));
  CHECK(hash_without(scenario, violation) != scenario_hash(scenario));
}

}  // namespace

TEST_CASE("each violation has its off state") {
  check_off(good_scenario, Violation::heterogeneity, {"agencies[*].loadings={}"});
  check_off(good_scenario, Violation::dependence, {"dependence=[]"});
  check_off(good_scenario, Violation::reporting, {"agencies[*].reporting_probability=1"});
  check_off(good_scenario, Violation::false_positives, {"agencies[*].false_positive_share=0"});
  check_off(good_scenario, Violation::anonymous, {"agencies[*].anonymous_share=0"});
  check_off(good_scenario, Violation::missed_links, {"agencies[*].missed_link_probability=0"});
  check_off(good_scenario, Violation::duplicates, {"agencies[*].duplicate_probability=0"});
  const std::string verified =
      replaced(moving_scenario, "\"estimation\": {",
               R"("verification": {"of": "record", "keeps_victims": 0.9}, "estimation": {)");
  check_off(verified, Violation::verification, {"verification.keeps_victims=1"});
  const std::string grouped = replaced(
      moving_scenario, "\"turnover\":", R"("groups": [{"size": 5, "share": 0.4}], "turnover":)");
  check_off(grouped, Violation::groups, {"population.groups=[]"});
  const std::string by_person =
      replaced(good_scenario, "\"anonymous_share\": 0.05",
               R"("anonymous_share": 0.05, "reporting_loadings": {"visibility": 1},
                  "anonymous_loadings": {"visibility": 1})");
  check_off(by_person, Violation::reporting,
            {"agencies[*].reporting_probability=1", "agencies[*].reporting_loadings={}"});
  check_off(by_person, Violation::anonymous,
            {"agencies[*].anonymous_share=0", "agencies[*].anonymous_loadings={}"});
  check_off(moving_scenario, Violation::avoidance, {"avoidance=[]"});
  check_off(moving_scenario, Violation::referrals, {"referrals=[]"});
  check_off(moving_scenario, Violation::false_links, {"agencies[*].false_link_probability=0"});
}

TEST_CASE("without strata every agency has its share-weighted mean probability in each") {
  const Scenario scenario = scenario_of(good_scenario);
  const Scenario level = without(scenario, Violation::strata);
  const double means[] = {0.6 * 0.2 + 0.4 * 0.12, 0.05, 0.6 * 0.1 + 0.4 * 0.3};
  for (std::size_t a = 0; a < 3; ++a)
    for (const AgencyRates& rates : level.agencies[a].in_stratum)
      CHECK(rates.capture_probability == Approx(means[a]).epsilon(1e-14));
  CHECK(level.agencies[1].in_stratum[0].capture_probability == 0.05);
  CHECK(level.agencies[0].in_stratum[0].anonymous_share == 0.05);
  CHECK(level.population.strata.size() == 2);
}

TEST_CASE("without turnover there is one period, and every agency is active in it") {
  const Scenario closed = without(scenario_of(moving_scenario), Violation::turnover);
  CHECK(closed.population.turnover.periods == 1);
  CHECK(closed.population.turnover.rate == 0.0);
  for (const AgencySpec& agency : closed.agencies) {
    CHECK(agency.active.from == 1);
    CHECK(agency.active.to == 1);
  }
}

TEST_CASE("rates of single strata are switched off with the agency's own") {
  const Scenario scenario = scenario_of(
      replaced(good_scenario, R"("by_stratum": {"Dutch": {"capture_probability": 0.2}})",
               R"("by_stratum": {"Dutch": {"capture_probability": 0.2, "anonymous_share": 0.4}})"));
  REQUIRE(scenario.agencies[0].in_stratum[0].anonymous_share == 0.4);
  const Scenario off = without(scenario, Violation::anonymous);
  CHECK(off.agencies[0].in_stratum[0].anonymous_share == 0.0);
  CHECK(off.agencies[0].in_stratum[0].capture_probability == 0.2);
}

TEST_CASE("a scenario has the violations whose off state is another") {
  CHECK(violations_of(scenario_of(small_world())) ==
        Violations{Violation::dependence, Violation::false_positives, Violation::missed_links});
  CHECK(violations_of(scenario_of(good_scenario)) ==
        Violations{Violation::heterogeneity, Violation::strata, Violation::dependence,
                   Violation::reporting, Violation::false_positives, Violation::anonymous,
                   Violation::missed_links, Violation::duplicates});
  CHECK(violations_of(scenario_of(moving_scenario)) ==
        Violations{Violation::avoidance, Violation::referrals, Violation::turnover,
                   Violation::false_links});
}

TEST_CASE("groups and verdicts that change nothing are no violation") {
  const auto grouped = [](const std::string& victims, const std::string& found) {
    return violations_of(scenario_of(R"({"schema": 1, "population": {"victims": )" + victims +
                                     R"(, "groups": [{"size": 8, "share": 0.4}]},
      "agencies": [{"name": "A", "capture_probability": 0.2)" +
                                     found + R"(}, {"name": "B", "capture_probability": 0.2}]})"));
  };
  CHECK(grouped("5000", R"(, "found_in_visit": 0.5)") == Violations{Violation::groups});
  CHECK(grouped("5000", R"(, "found_in_visit": 0.2)").empty());
  CHECK(grouped("5000", "").empty());
  CHECK(grouped("15", R"(, "found_in_visit": 0.5)").empty());
  const std::string verified = R"({"schema": 1, "population": {"victims": 5000},
    "agencies": [{"name": "A", "capture_probability": 0.2},
                 {"name": "B", "capture_probability": 0.2}],
    "verification": {"keeps_others": 0.5}})";
  CHECK(violations_of(scenario_of(verified)).empty());
  CHECK(violations_of(scenario_of(replaced(verified, "keeps_others", "keeps_victims"))) ==
        Violations{Violation::verification});
}

TEST_CASE("a scenario with every violation off has none") {
  for (const std::string& text : {good_scenario, moving_scenario}) {
    Scenario scenario = scenario_of(text);
    for (std::size_t v = 0; v < violation_kinds.size(); ++v)
      scenario = without(std::move(scenario), static_cast<Violation>(v));
    CHECK(violations_of(scenario).empty());
  }
}

TEST_CASE("switching off twice, and in another order, is the same") {
  const Scenario scenario = scenario_of(good_scenario);
  const Scenario once = without(scenario, Violation::strata);
  CHECK(hash_without(once, Violation::strata) == scenario_hash(once));
  CHECK(hash_without(without(scenario, Violation::strata), Violation::reporting) ==
        hash_without(without(scenario, Violation::reporting), Violation::strata));
}

TEST_CASE("a continuum of severity has nothing to switch off") {
  CHECK_THROWS_AS(without(scenario_of(severity_scenario), Violation::reporting), ContractViolation);
}

}  // namespace darknumber::switch_off_test

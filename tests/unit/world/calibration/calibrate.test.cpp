// SPDX-License-Identifier: MIT
#include "engine/world/calibration/calibrate.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/read_scenario.h"
#include "engine/world/calibration/calibration_misfit.h"
#include "engine/world/calibration/calibration_system.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "tests/support/calibration.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::calibrate_test {
namespace {

using namespace testing;

/// A violation put into a plain world of four lists.
struct Setting {
  const char* name;
  std::function<void(Scenario&)> apply;
};

void strata(Scenario& scenario) {
  set_strata(scenario, {{"one", 0.6, 0.3}, {"two", 0.4, 0.7}});
  scenario.agencies[0].in_stratum[1].capture_probability = 0.05;
  scenario.agencies[2].in_stratum[0].capture_probability = 0.4;
}

const std::vector<Setting> settings{
    {"none", [](Scenario&) {}},
    {"shares, unlimited",
     [](Scenario& s) {
       set_false_positive_shares(s, {0.3, 0.1, 0.5, 0.0});
     }},
    {"shares, finite",
     [](Scenario& s) {
       set_false_positive_shares(s, {0.3, 0.1, 0.4, 0.0});
       s.bystanders.count = 5000;
     }},
    {"shares by stratum",
     [](Scenario& s) {
       strata(s);
       set_false_positive_shares(s, {0.1, 0.1, 0.2, 0.3});
       s.bystanders.share_by_stratum = true;
       s.agencies[0].in_stratum[0].false_positive_share = 0.4;
     }},
    {"alarms",
     [](Scenario& s) {
       set_false_alarms(s, 3000, {0.02, 0.01, 0.0, 0.03});
     }},
    {"strata", strata},
    {"traits",
     [](Scenario& s) {
       add_trait(s, {"visibility", NormalTrait{1.0}}, {1.0, 0.5, 0.0, -0.7});
       add_trait(s, {"kind", ClassesTrait{{-0.5, 0.5}, {0.5, 0.5}}}, {1.0, 1.0, -1.0, 0.0});
     }},
    {"dependence",
     [](Scenario& s) {
       s.dependence = {{0, 1, 3.0, Group::everyone}, {2, 3, 0.2, Group::victims}};
     }},
    {"avoidance",
     [](Scenario& s) {
       s.avoidance = {{0, 1, 0.5, Group::everyone}, {1, 0, 0.2, Group::victims}};
     }},
    {"referral",
     [](Scenario& s) {
       set_false_positive_shares(s, {0.2, 0.2, 0.2, 0.2});
       s.referrals = {{0, 1, 0.1, Group::everyone}, {1, 2, 0.2, Group::everyone}};
     }},
    {"turnover",
     [](Scenario& s) {
       s.population.turnover = {6, 0.3};
       for (AgencySpec& agency : s.agencies) agency.active = {1, 6};
       s.agencies[1].active = {3, 5};
     }},
    {"records",
     [](Scenario& s) {
       set_rate(s, &AgencyRates::reporting_probability, 0.7);
       set_rate(s, &AgencyRates::anonymous_share, 0.1);
       set_rate(s, &AgencyRates::missed_link_probability, 0.05);
       set_rate(s, &AgencyRates::duplicate_probability, 0.1);
     }},
    {"false links",
     [](Scenario& s) {
       for (AgencySpec& agency : s.agencies) agency.false_link_probability = 0.03;
     }},
};

Scenario with(const Setting& setting) {
  Scenario scenario = textbook(4000, {0.15, 0.2, 0.1, 0.08});
  scenario.estimation.estimators = {{"independence", LoglinearFixed{}, scenario.estimation.lists}};
  setting.apply(scenario);
  return scenario;
}

Scenario read_back(const Scenario& scenario) {
  return read_scenario(to_value(scenario), "calibrated.json");
}

std::string reason(const Scenario& scenario, const ContingencyTable& table,
                   Match match = Match::sizes) {
  const Calibration calibration = calibrate(scenario, table, match);
  const auto* misfit = std::get_if<Misfit>(&calibration);
  REQUIRE(misfit != nullptr);
  CHECK(misfit->kind == Misfit::Kind::does_not_fit);
  return misfit->reason;
}

/// Counts of histories 1, 2, 3, … of two or three lists.
ContingencyTable table_of(int lists, std::vector<double> counts) {
  counts.insert(counts.begin(), 0.0);
  return {lists, std::move(counts)};
}

}  // namespace

TEST_CASE("a world moved away from its own table is found again, whatever is violated") {
  for (const Setting& setting : settings)
    for (Match match : {Match::sizes, Match::pairs}) {
      INFO(setting.name << (match == Match::pairs ? ", pairs" : ""));
      const Scenario scenario = with(setting);
      const Register own = expected_register(compose_world(scenario));
      const Calibration found = calibrate(moved_away(scenario), own.entities, match);
      REQUIRE(std::holds_alternative<Calibrated>(found));
      const auto& calibrated = std::get<Calibrated>(found);
      // Overlaps of three lists tell N ten times less well than those of two.
      CHECK(calibrated.victims == Approx(4000.0).epsilon(match == Match::pairs ? 1e-7 : 1e-8));
      CHECK(worst_of_lists(calibrated.expected.entities, own.entities, match) < 1e-10);
      CHECK(calibrated.expected.entities.observed() ==
            Approx(own.entities.observed()).epsilon(1e-10));
      CHECK(calibrated.world.victims == calibrated.victims);
    }
}

TEST_CASE("written and read again, a whole calibrated world has the list sizes") {
  for (const Setting& setting : settings)
    for (Match match : {Match::sizes, Match::pairs}) {
      INFO(setting.name << (match == Match::pairs ? ", pairs" : ""));
      const Scenario scenario = with(setting);
      ContingencyTable wanted = expected_register(compose_world(scenario)).entities;
      wanted.add(1, 1.37);  // no whole number of victims gives this
      const auto real = std::get<Calibrated>(calibrate(scenario, wanted, match));
      const auto whole = std::get<Calibrated>(calibrate_whole(scenario, wanted, match));
      CHECK(whole.victims == std::round(real.victims));
      CHECK(static_cast<double>(whole.scenario.population.victims) == whole.victims);
      const World world = compose_world(read_back(whole.scenario));
      const ContingencyTable entities = expected_register(world).entities;
      CHECK(world.victims == whole.victims);
      CHECK(worst_of_lists(entities, wanted, match) < 1e-9);
      CHECK(entities.counts().size() == whole.expected.entities.counts().size());
      for (CaptureHistory h = 1; h < entities.counts().size(); ++h)
        CHECK(entities[h] == whole.expected.entities[h]);
      // A neighbour is no nearer to the number observed.
      CHECK(std::abs(entities.observed() - wanted.observed()) < 0.5);
    }
}

TEST_CASE("in a closed world without referral a list's true records over N are the probability") {
  Scenario scenario = textbook(10, {0.5, 0.5, 0.5});
  set_false_positive_shares(scenario, {0.2, 0.5, 0.0});
  add_trait(scenario, {"visibility", NormalTrait{0.5}}, {1.0, 0.0, 1.0});
  scenario.dependence = {{0, 2, 2.0, Group::everyone}};
  const ContingencyTable table = table_of(3, {400, 300, 30, 200, 25, 15, 5});
  const auto calibrated = std::get<Calibrated>(calibrate(scenario, table, Match::sizes));
  const std::vector<double> shares{0.2, 0.5, 0.0};
  for (int j = 0; j < 3; ++j)
    CHECK(calibrated.scenario.agencies[static_cast<std::size_t>(j)].rates.capture_probability ==
          Approx(table.on_all(only(j)) * (1.0 - shares[static_cast<std::size_t>(j)]) /
                 calibrated.victims)
              .epsilon(1e-10));
}

TEST_CASE("one shift moves all the probabilities of an agency together") {
  Scenario scenario = textbook(1000, {0.1, 0.2, 0.3});
  strata(scenario);
  scenario.agencies[1].in_stratum[0].capture_probability = 0.0;
  scenario.agencies[2].in_stratum[1].capture_probability = 0.6;
  const ContingencyTable table = table_of(3, {60, 70, 20, 150, 25, 30, 5});
  const auto calibrated = std::get<Calibrated>(calibrate(scenario, table, Match::sizes));
  const auto log_odds = [](double p) { return std::log(p / (1.0 - p)); };
  for (std::size_t j = 0; j < 3; ++j) {
    const AgencySpec& before = scenario.agencies[j];
    const AgencySpec& after = calibrated.scenario.agencies[j];
    const double shift =
        log_odds(after.rates.capture_probability) - log_odds(before.rates.capture_probability);
    for (std::size_t s = 0; s < 2; ++s) {
      const double p = before.in_stratum[s].capture_probability;
      if (p == 0.0)
        CHECK(after.in_stratum[s].capture_probability == 0.0);
      else
        CHECK(log_odds(after.in_stratum[s].capture_probability) - log_odds(p) ==
              Approx(shift).epsilon(1e-10));
    }
  }
}

TEST_CASE("with pairs, odds ratios of victims are solved and those of bystanders stay") {
  Scenario scenario = textbook(1000, {0.1, 0.2, 0.3});
  set_false_alarms(scenario, 2000, {0.01, 0.01, 0.01});
  scenario.dependence = {
      {0, 1, 4.0, Group::everyone}, {0, 2, 3.0, Group::victims}, {0, 2, 2.0, Group::bystanders}};
  const ContingencyTable table = table_of(3, {160, 170, 40, 250, 45, 30, 12});
  const auto calibrated = std::get<Calibrated>(calibrate(scenario, table, Match::pairs));
  int victims = 0, bystanders = 0;
  for (const Dependence& pair : calibrated.scenario.dependence) {
    CHECK(pair.applies_to != Group::everyone);
    if (pair.applies_to == Group::victims) ++victims;
    if (pair.applies_to != Group::bystanders) continue;
    ++bystanders;
    CHECK(pair.odds_ratio == (pair.second == 1 ? 4.0 : 2.0));
  }
  CHECK(victims == 3);
  CHECK(bystanders == 2);
  CHECK(worst_of_lists(calibrated.expected.entities, table, Match::pairs) < 1e-10);
}

TEST_CASE("with pairs, an overlap of nobody is an odds ratio of 0") {
  const ContingencyTable table =
      table_of(4, {400, 300, 40, 200, 25, 15, 5, 150, 12, 14, 3, 0, 0, 0, 0});
  const auto calibrated =
      std::get<Calibrated>(calibrate(textbook(1000, {0.1, 0.2, 0.3, 0.1}), table, Match::pairs));
  int zeros = 0;
  for (const Dependence& pair : calibrated.scenario.dependence)
    if (pair.odds_ratio == 0.0) {
      ++zeros;
      CHECK(pair.first == 2);
      CHECK(pair.second == 3);
    }
  CHECK(zeros == 1);
  CHECK(worst_of_lists(calibrated.expected.entities, table, Match::pairs) < 1e-10);
}

TEST_CASE("an agency that detects everyone tells the number of victims") {
  const ContingencyTable table = table_of(2, {300, 0, 100});
  const auto calibrated =
      std::get<Calibrated>(calibrate(textbook(10, {1.0, 0.7}), table, Match::sizes));
  CHECK(calibrated.victims == Approx(400.0).epsilon(1e-12));
  CHECK(calibrated.scenario.agencies[0].rates.capture_probability == 1.0);
}

TEST_CASE("where no world fits the table the reason says which list, and why") {
  const Scenario plain = textbook(1000, {0.1, 0.2, 0.3});
  const ContingencyTable table = table_of(3, {100, 200, 20, 300, 30, 40, 5});
  const auto reported = [](const std::string& text, const std::string& part) {
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
  };
  reported(reason(plain, table_of(3, {100, 200, 0, 300, 0, 0, 0})),
           "nobody in the table is on two");
  reported(reason(plain, table_of(3, {100, 200, 20, 0, 0, 0, 0})),
           "nobody in the table is on the list of C");
  Scenario scenario = plain;
  set_false_alarms(scenario, 100000, {0.0, 0.004, 0.0});
  reported(reason(scenario, table),
           "the false records asked for exceed the list of B: 400 are expected, and the table has "
           "265 records in all");
  scenario = plain;
  scenario.referrals = {{2, 0, 0.9, Group::everyone}};
  reported(reason(scenario, table), "the list of A cannot be as short as the table's 155 records");
  scenario.referrals = {{0, 1, 0.9, Group::everyone}};
  // Referral alone makes them overlap more; least so with as many victims as a scenario can have.
  reported(reason(scenario, table),
           "as little as the table's, in which 695 are observed: the nearest, with 2e+09 victims,");
  scenario = plain;
  set_rate(scenario, &AgencyRates::missed_link_probability, 0.9);
  reported(reason(scenario, table), "as much as the table's, in which 695 are observed");
  scenario = plain;
  set_false_positive_shares(scenario, {0.5, 0.5, 0.5});
  scenario.bystanders.count = 20;
  reported(reason(scenario, table), "20 bystanders are too few");
  scenario = plain;
  set_rate(scenario.agencies[1], &AgencyRates::capture_probability, 0.0);
  reported(reason(scenario, table), "the capture probability of B is 0 or 1");
  reported(reason(textbook(10, {0.3, 0.7}), table_of(2, {300, 50, 100}), Match::pairs),
           "with two lists, their sizes and their overlap are the whole table");
  reported(reason(plain, table_of(3, {100, 200, 20, 300, 30, 40, 0}), Match::pairs),
           "nobody in the table is on three lists");
}

TEST_CASE("a number observed that was not met is said to be off by a factor above 1") {
  const Scenario scenario = textbook(1000, {0.1, 0.2, 0.3});
  const ContingencyTable own = expected_register(compose_world(scenario)).entities;
  const double observed = own.observed();
  for (const double moved : {-4.0, 4.0}) {
    // The lists stay as long as they are.
    ContingencyTable table = own;
    table.add(0b011, moved);
    table.add(0b001, -moved);
    table.add(0b010, -moved);
    const CalibrationSystem system(scenario, table, Match::sizes);
    const auto misfit = misfit_at(system, system.at({std::log(1000.0), 0.0, 0.0, 0.0}));
    REQUIRE(misfit);
    CHECK(misfit->kind == Misfit::Kind::not_solved);
    const double factor = std::stod(misfit->reason.substr(misfit->reason.rfind(' ') + 1));
    CHECK(factor ==
          Approx(moved > 0.0 ? observed / (observed - moved) : (observed - moved) / observed)
              .epsilon(1e-5));
  }
}

TEST_CASE("where nobody detects a victim, calibration ends at once") {
  const ContingencyTable table = table_of(2, {300, 50, 100});
  CHECK_THAT(reason(textbook(100, {0.0, 0.0}), table),
             Catch::Contains("no agency has a capture probability above 0"));
  Scenario silent = textbook(100, {0.3, 0.2});
  set_rate(silent, &AgencyRates::reporting_probability, 0.0);
  CHECK_THAT(reason(silent, table), Catch::Contains("no agency has a capture probability above 0"));
  Scenario bystanders = textbook(100, {0.0, 0.0});
  set_false_alarms(bystanders, 1000, {0.3, 0.15});
  CHECK_THAT(reason(bystanders, table),
             Catch::Contains("no agency has a capture probability above 0"));
  CHECK_THAT(reason(textbook(100, {0.0, 0.0, 0.0}), table_of(3, {100, 200, 20, 300, 30, 40, 5}),
                    Match::pairs),
             Catch::Contains("no agency has a capture probability above 0"));
}

TEST_CASE("with pairs, the pair whose overlap referral alone exceeds is named") {
  // A refers to C: 0.3 of the 155 on A reach C whoever else does, and 25 were published.
  Scenario scenario = textbook(1000, {0.1, 0.2, 0.3});
  scenario.referrals = {{0, 2, 0.3, Group::everyone}};
  const ContingencyTable table = table_of(3, {110, 200, 20, 300, 20, 40, 5});
  CHECK_THAT(reason(scenario, table, Match::pairs),
             Catch::Contains("the overlap of A and C cannot be as small as the table's 25"));
}

TEST_CASE("a continuum of severity and a table over other lists are refused by contract") {
  Scenario scenario = textbook(1000, {0.1, 0.2, 0.3});
  CHECK_THROWS(calibrate(scenario, table_of(2, {300, 50, 100}), Match::sizes));
  scenario.population.at_risk = AtRisk{1000, 1.0};
  CHECK_THROWS(calibrate(scenario, table_of(3, {100, 200, 20, 300, 30, 40, 5}), Match::sizes));
}

}  // namespace darknumber::calibrate_test

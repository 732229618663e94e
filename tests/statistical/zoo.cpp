// SPDX-License-Identifier: MIT
#include "tests/statistical/zoo.h"

#include "engine/scenario/agency_rates.h"
#include "engine/scenario/covariate_rates.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::testing {
namespace {

Scenario plain() {
  return textbook(600, {0.2, 0.3, 0.1});
}

Scenario heterogeneous() {
  Scenario scenario = plain();
  add_trait(scenario, {"visibility", NormalTrait{1.0}}, {1.0, 0.8, -0.5});
  add_trait(scenario, {"class", ClassesTrait{{-0.3, 0.7}, {0.7, 0.3}}}, {1.0, 1.0, 1.0});
  return scenario;
}

Scenario dependent() {
  Scenario scenario = plain();
  scenario.dependence = {{0, 1, 3.0, Group::everyone}, {1, 2, 0.4, Group::victims}};
  return scenario;
}

Scenario never_both() {
  Scenario scenario = textbook(600, {0.4, 0.5, 0.2});
  scenario.dependence = {{0, 1, 0.0, Group::everyone}};
  return scenario;
}

/// Every rate its own in each stratum.
Scenario stratified() {
  Scenario scenario = plain();
  set_strata(scenario, {{"one", 0.5, 0.3}, {"two", 0.3, 0.2}, {"three", 0.2, 0.5}});
  for (AgencySpec& agency : scenario.agencies)
    for (std::size_t s = 0; s < 3; ++s) {
      AgencyRates& rates = agency.in_stratum[s];
      const double step = 0.05 * static_cast<double>(s + 1);
      rates.capture_probability = 0.05 + 2.0 * step;
      rates.reporting_probability = 1.0 - 2.0 * step;
      rates.anonymous_share = step;
      rates.missed_link_probability = 0.2 - step;
      rates.duplicate_probability = 1.5 * step;
    }
  return scenario;
}

/// Rates that the levels of two covariates set together.
Scenario by_covariate() {
  Scenario scenario = plain();
  set_strata(scenario, {{"female / 2014", 0.3, 0.3},
                        {"male / 2014", 0.2, 0.2},
                        {"female / 2015", 0.1, 0.1},
                        {"male / 2015", 0.4, 0.4}});
  scenario.population.covariates = {{"sex", {"female", "male"}, {0, 1, 0, 1}},
                                    {"year", {"2014", "2015"}, {0, 0, 1, 1}}};
  for (AgencySpec& agency : scenario.agencies) {
    std::vector<bool> given;
    for (const AgencyRate& rate : agency_rates)
      given.push_back(rate.member == &AgencyRates::capture_probability);
    for (std::size_t covariate : {0, 1}) {
      LevelRates level{covariate, 1, agency.rates, given};
      level.rates.capture_probability = covariate == 0 ? 0.15 : 0.4;
      agency.by_covariate.push_back(level);
    }
    for (std::size_t s = 0; s < 4; ++s)
      agency.in_stratum[s] = composed_rates(agency, scenario.population.covariates, s);
  }
  return scenario;
}

Scenario unreported() {
  Scenario scenario = plain();
  for (std::size_t j = 0; j < 3; ++j)
    set_rate(scenario.agencies[j], &AgencyRates::reporting_probability, 0.9 - 0.3 * double(j));
  return scenario;
}

Scenario badly_linked() {
  Scenario scenario = plain();
  set_rate(scenario, &AgencyRates::anonymous_share, 0.1);
  set_rate(scenario.agencies[1], &AgencyRates::missed_link_probability, 0.25);
  set_rate(scenario, &AgencyRates::duplicate_probability, 0.15);
  return scenario;
}

Scenario falsely_linked() {
  Scenario scenario = badly_linked();
  set_false_positive_shares(scenario, {0.3, 0.1, 0.0});
  for (AgencySpec& agency : scenario.agencies) agency.false_link_probability = 0.05;
  return scenario;
}

/// Both ways, and among bystanders; a cascade from A over B to C.
Scenario avoiding_and_referring() {
  Scenario scenario = textbook(600, {0.3, 0.3, 0.2});
  set_false_alarms(scenario, 400, {0.2, 0.1, 0.3});
  scenario.avoidance = {{0, 1, 0.4, Group::everyone}, {1, 0, 0.2, Group::victims}};
  scenario.referrals = {
      {0, 1, 0.5, Group::victims}, {1, 2, 0.3, Group::everyone}, {2, 0, 0.1, Group::bystanders}};
  return scenario;
}

Scenario turned_over() {
  Scenario scenario = plain();
  scenario.population.turnover = {4, 0.2};
  scenario.agencies[0].active = {1, 4};
  scenario.agencies[1].active = {1, 2};
  scenario.agencies[2].active = {3, 3};
  return scenario;
}

Scenario along_a_continuum() {
  Scenario scenario = textbook(0, {0.0, 0.0, 0.0});
  scenario.population.at_risk = AtRisk{1500, 0.8};
  const Threshold thresholds[3] = {{0.5, 0.0, 0.4}, {0.8, 0.3, 0.3}, {1.2, 0.5, 0.6}};
  for (std::size_t j = 0; j < 3; ++j)
    scenario.agencies[j].rates.threshold = scenario.agencies[j].in_stratum[0].threshold =
        thresholds[j];
  return scenario;
}

Scenario unlimited_bystanders() {
  Scenario scenario = plain();
  set_false_positive_shares(scenario, {0.3, 0.1, 0.0});
  return scenario;
}

Scenario finite_bystanders() {
  Scenario scenario = plain();
  scenario.bystanders.count = 400;
  set_false_positive_shares(scenario, {0.3, 0.1, 0.2});
  return scenario;
}

Scenario alarms() {
  Scenario scenario = plain();
  set_false_alarms(scenario, 800, {0.1, 0.05, 0.2});
  add_trait(scenario, {"looks", NormalTrait{1.0}}, {1.0, 1.0, 1.0});
  scenario.dependence = {{0, 1, 4.0, Group::bystanders}};
  return scenario;
}

/// Finite bystanders, on several lists each.
Scenario verified(Verified of) {
  Scenario scenario = finite_bystanders();
  scenario.referrals = {{0, 1, 0.3, Group::everyone}};
  scenario.verification = {of, 0.8, 0.4};
  scenario.agencies[1].verification = {Verified::record, 0.9, 0.5};
  set_rate(scenario, &AgencyRates::missed_link_probability, 0.2);
  return scenario;
}

/// Strata, turnover, and agencies of which some visit and some find people one by one.
Scenario in_groups() {
  Scenario scenario = turned_over();
  set_strata(scenario, {{"one", 0.6, 0.6}, {"two", 0.4, 0.4}});
  scenario.agencies[1].in_stratum[1].capture_probability = 0.5;
  scenario.agencies[0].found_in_visit = 0.6;
  scenario.agencies[1].found_in_visit = 0.9;
  scenario.population.groups = {{5, 0.5}, {12, 0.3}};
  scenario.referrals = {{0, 2, 0.3, Group::everyone}};
  set_rate(scenario, &AgencyRates::reporting_probability, 0.8);
  set_rate(scenario, &AgencyRates::missed_link_probability, 0.1);
  set_false_positive_shares(scenario, {0.2, 0.1, 0.0});
  return scenario;
}

/// Whose detections are reported, and whose records are anonymous, goes by a trait that also moves
/// detection.
Scenario by_person(bool unlimited) {
  Scenario scenario = plain();
  add_trait(scenario, {"trust", NormalTrait{1.0}}, {0.8, 0.0, -0.5});
  set_rate(scenario, &AgencyRates::reporting_probability, 0.7);
  set_rate(scenario, &AgencyRates::anonymous_share, 0.3);
  set_rate(scenario, &AgencyRates::missed_link_probability, 0.1);
  set_rate(scenario, &AgencyRates::duplicate_probability, 0.1);
  scenario.agencies[0].reporting_loadings = {1.5};
  scenario.agencies[1].reporting_loadings = {1.0};
  scenario.agencies[1].anonymous_loadings = {-1.5};
  scenario.agencies[2].anonymous_loadings = {-1.0};
  scenario.referrals = {{0, 1, 0.4, Group::everyone}};
  set_false_positive_shares(scenario, {0.2, 0.1, 0.0});
  if (!unlimited) scenario.bystanders.count = 500;
  scenario.verification = {Verified::person, 0.9, 0.7};
  return scenario;
}

Scenario by_person_in_groups() {
  Scenario scenario = by_person(true);
  scenario.agencies[1].found_in_visit = 0.8;
  scenario.population.groups = {{4, 0.6}};
  return scenario;
}

Scenario three_together() {
  Scenario scenario = textbook(600, {0.3, 0.4, 0.2, 0.25});
  scenario.dependence = {{0, 1, 0.5, Group::everyone},
                         {0, 1, 4.0, Group::victims, {2}},
                         {1, 2, 0.0, Group::bystanders, {3}}};
  set_false_alarms(scenario, 400, {0.2, 0.1, 0.3, 0.2});
  add_trait(scenario, {"looks", NormalTrait{1.0}}, {1.0, 0.5, 0.0, -0.5});
  return scenario;
}

Scenario corners() {
  Scenario scenario = textbook(300, {0.0, 1.0, 0.3, 0.2});
  set_false_alarms(scenario, 200, {1.0, 0.0, 0.1, 0.0});
  set_rate(scenario.agencies[2], &AgencyRates::reporting_probability, 0.0);
  set_rate(scenario.agencies[3], &AgencyRates::anonymous_share, 1.0);
  set_rate(scenario.agencies[1], &AgencyRates::duplicate_probability, 1.0);
  return scenario;
}

Scenario everything(bool unlimited) {
  Scenario scenario = stratified();
  scenario.dependence = {{0, 1, 2.0, Group::everyone}, {0, 2, 0.5, Group::bystanders}};
  scenario.avoidance = {{0, 1, 0.2, Group::everyone}};
  scenario.referrals = {{0, 2, 0.2, Group::victims}, {1, 2, 0.05, Group::bystanders}};
  add_trait(scenario, {"visibility", NormalTrait{0.8}}, {1.0, 0.5, -0.5});
  set_false_positive_shares(scenario, {0.1, 0.2, 0.3});
  if (!unlimited) {
    scenario.bystanders.count = 1500;
    return scenario;
  }
  scenario.bystanders.share_by_stratum = true;
  for (AgencySpec& agency : scenario.agencies)
    for (std::size_t s = 0; s < 3; ++s)
      agency.in_stratum[s].false_positive_share = 0.1 + 0.1 * static_cast<double>(s);
  return scenario;
}

}  // namespace

std::map<std::string, Scenario> zoo() {
  return {
      {"nothing violated", plain()},
      {"heterogeneity", heterogeneous()},
      {"dependence", dependent()},
      {"never both", never_both()},
      {"strata", stratified()},
      {"covariates", by_covariate()},
      {"reporting", unreported()},
      {"linkage", badly_linked()},
      {"false links", falsely_linked()},
      {"avoidance and referral", avoiding_and_referring()},
      {"turnover", turned_over()},
      {"continuum", along_a_continuum()},
      {"unlimited bystanders", unlimited_bystanders()},
      {"finite bystanders", finite_bystanders()},
      {"false alarms", alarms()},
      {"groups", in_groups()},
      {"reporting and anonymity by person, unlimited bystanders", by_person(true)},
      {"reporting and anonymity by person, finite bystanders", by_person(false)},
      {"reporting and anonymity by person, in groups", by_person_in_groups()},
      {"three agencies together", three_together()},
      {"verification of persons", verified(Verified::person)},
      {"verification of records", verified(Verified::record)},
      {"probabilities of 0 and 1", corners()},
      {"everything, unlimited bystanders", everything(true)},
      {"everything, finite bystanders", everything(false)},
  };
}

}  // namespace darknumber::testing

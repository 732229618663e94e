// SPDX-License-Identifier: MIT
#include "tests/support/scenario_builder.h"

namespace darknumber::testing {

Scenario textbook(std::int64_t victims, const std::vector<double>& capture_probabilities) {
  Scenario scenario;
  scenario.population.victims = victims;
  scenario.population.strata = {Stratum{}};
  std::vector<std::string> names;
  for (std::size_t j = 0; j < capture_probabilities.size(); ++j) {
    AgencySpec agency;
    agency.name = std::string(1, static_cast<char>('A' + j));
    agency.rates.capture_probability = capture_probabilities[j];
    agency.in_stratum = {agency.rates};
    names.push_back(agency.name);
    scenario.agencies.push_back(agency);
  }
  scenario.estimation.lists = every_agency(names);
  return scenario;
}

void set_rate(AgencySpec& agency, double AgencyRates::*rate, double value) {
  agency.rates.*rate = value;
  for (AgencyRates& rates : agency.in_stratum) rates.*rate = value;
}

void set_rate(Scenario& scenario, double AgencyRates::*rate, double value) {
  for (AgencySpec& agency : scenario.agencies) set_rate(agency, rate, value);
}

void set_strata(Scenario& scenario, std::vector<Stratum> strata) {
  for (AgencySpec& agency : scenario.agencies)
    agency.in_stratum.assign(strata.size(), agency.rates);
  scenario.population.strata = std::move(strata);
}

void add_trait(Scenario& scenario, Trait trait, const std::vector<double>& loadings) {
  scenario.population.traits.push_back(std::move(trait));
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j)
    scenario.agencies[j].loadings.push_back(loadings[j]);
}

void set_false_positive_shares(Scenario& scenario, const std::vector<double>& shares) {
  scenario.bystanders.form = FalsePositiveForm::share;
  for (std::size_t j = 0; j < shares.size(); ++j)
    set_rate(scenario.agencies[j], &AgencyRates::false_positive_share, shares[j]);
}

void set_false_alarms(Scenario& scenario, std::int64_t bystanders,
                      const std::vector<double>& probabilities) {
  scenario.bystanders.form = FalsePositiveForm::alarm_probability;
  scenario.bystanders.count = bystanders;
  for (std::size_t j = 0; j < probabilities.size(); ++j)
    set_rate(scenario.agencies[j], &AgencyRates::false_alarm_probability, probabilities[j]);
}

}  // namespace darknumber::testing

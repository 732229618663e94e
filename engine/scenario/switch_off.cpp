// SPDX-License-Identifier: MIT
#include "engine/scenario/switch_off.h"

#include "engine/core/contracts.h"
#include "engine/scenario/format/write_scenario.h"

namespace darknumber {
namespace {

/// Sets rates of every agency, its own and those in each stratum.
template <typename Change>
void change_rates(Scenario& scenario, Change change) {
  for (AgencySpec& agency : scenario.agencies) {
    change(agency.rates);
    for (AgencyRates& rates : agency.in_stratum) change(rates);
  }
}

void level_strata(Scenario& scenario) {
  for (AgencySpec& agency : scenario.agencies) {
    double mean = 0.0;
    for (std::size_t s = 0; s < agency.in_stratum.size(); ++s)
      mean += scenario.population.strata[s].share * agency.in_stratum[s].capture_probability;
    // Where all strata agree, the mean may differ from them in its last digit.
    bool differ = false;
    for (const AgencyRates& rates : agency.in_stratum)
      differ |= rates.capture_probability != agency.in_stratum.front().capture_probability;
    if (!differ) continue;
    agency.rates.capture_probability = mean;
    for (AgencyRates& rates : agency.in_stratum) rates.capture_probability = mean;
  }
}

void close_population(Scenario& scenario) {
  scenario.population.turnover = {};
  for (AgencySpec& agency : scenario.agencies) agency.active = {};
}

void remove_false_positives(Scenario& scenario) {
  change_rates(scenario, [](AgencyRates& rates) {
    rates.false_positive_share = 0.0;
    rates.false_alarm_probability = 0.0;
  });
}

}  // namespace

std::string_view name_of(Violation violation) {
  return violation_names[static_cast<std::size_t>(violation)];
}

Scenario without(Scenario scenario, Violation violation) {
  DN_EXPECT(!scenario.population.at_risk, "a continuum of severity has no ledger");
  switch (violation) {
    case Violation::heterogeneity:
      for (AgencySpec& agency : scenario.agencies)
        agency.loadings.assign(agency.loadings.size(), 0.0);
      break;
    case Violation::strata:
      level_strata(scenario);
      break;
    case Violation::dependence:
      scenario.dependence.clear();
      break;
    case Violation::avoidance:
      scenario.avoidance.clear();
      break;
    case Violation::referrals:
      scenario.referrals.clear();
      break;
    case Violation::reporting:
      change_rates(scenario, [](AgencyRates& rates) { rates.reporting_probability = 1.0; });
      break;
    case Violation::false_positives:
      remove_false_positives(scenario);
      break;
    case Violation::turnover:
      close_population(scenario);
      break;
    case Violation::anonymous:
      change_rates(scenario, [](AgencyRates& rates) { rates.anonymous_share = 0.0; });
      break;
    case Violation::missed_links:
      change_rates(scenario, [](AgencyRates& rates) { rates.missed_link_probability = 0.0; });
      break;
    case Violation::duplicates:
      change_rates(scenario, [](AgencyRates& rates) { rates.duplicate_probability = 0.0; });
      break;
    case Violation::false_links:
      for (AgencySpec& agency : scenario.agencies) agency.false_link_probability = 0.0;
      break;
  }
  return scenario;
}

std::vector<Violation> violations_of(const Scenario& scenario) {
  const std::string hash = scenario_hash(scenario);
  std::vector<Violation> found;
  for (std::size_t v = 0; v < violation_names.size(); ++v) {
    const auto violation = static_cast<Violation>(v);
    if (scenario_hash(without(scenario, violation)) != hash) found.push_back(violation);
  }
  return found;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/scenario/switch_off.h"

#include <algorithm>

#include "engine/core/contracts.h"
#include "engine/scenario/agency_rates.h"
#include "engine/scenario/covariate_rates.h"
#include "engine/scenario/description/pair_clauses.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/groups.h"

namespace darknumber {
namespace {

/// Switches the rates that make a violation off for every agency, its own and those in each
/// stratum.
void switch_rates_off(Scenario& scenario, Violation violation) {
  for (const AgencyRate& rate : agency_rates) {
    if (rate.violation != violation) continue;
    for (AgencySpec& agency : scenario.agencies) {
      agency.rates.*rate.member = rate.off;
      for (AgencyRates& rates : agency.in_stratum) rates.*rate.member = rate.off;
      forget_levels(agency, rate.member);
    }
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
    forget_levels(agency, &AgencyRates::capture_probability);
  }
}

void close_population(Scenario& scenario) {
  scenario.population.turnover = {};
  for (AgencySpec& agency : scenario.agencies) agency.active = {};
}

void confirm_everything(Scenario& scenario) {
  scenario.verification = {scenario.verification.of};
  for (AgencySpec& agency : scenario.agencies) agency.verification = {agency.verification.of};
}

/// Whether something is set that changes nothing: groups that nobody finds together, verdicts on
/// bystanders where there is none.
bool is_idle(const Scenario& scenario, Violation violation) {
  if (violation == Violation::groups) return effect_of_groups(scenario) == GroupsEffect::none;
  if (violation != Violation::verification || has_bystanders(scenario)) return false;
  const auto keeps_all = [](const VerificationSpec& verification) {
    return verification.keeps_victims == 1.0;
  };
  return keeps_all(scenario.verification) &&
         std::all_of(scenario.agencies.begin(), scenario.agencies.end(),
                     [&](const AgencySpec& agency) { return keeps_all(agency.verification); });
}

}  // namespace

std::string_view name_of(Violation violation) {
  return violation_kinds[static_cast<std::size_t>(violation)].name;
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
    case Violation::turnover:
      close_population(scenario);
      break;
    case Violation::reporting:
      for (AgencySpec& agency : scenario.agencies) agency.reporting_loadings.clear();
      switch_rates_off(scenario, violation);
      break;
    case Violation::anonymous:
      for (AgencySpec& agency : scenario.agencies) agency.anonymous_loadings.clear();
      switch_rates_off(scenario, violation);
      break;
    case Violation::false_positives:
    case Violation::missed_links:
    case Violation::duplicates:
      switch_rates_off(scenario, violation);
      break;
    case Violation::verification:
      confirm_everything(scenario);
      break;
    case Violation::groups:
      scenario.population.groups.clear();
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
  for (std::size_t v = 0; v < violation_kinds.size(); ++v) {
    const auto violation = static_cast<Violation>(v);
    if (!is_idle(scenario, violation) && scenario_hash(without(scenario, violation)) != hash)
      found.push_back(violation);
  }
  return found;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/scenario/format/write_scenario.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>

#include "engine/core/checksum.h"
#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/scenario/agency_rates.h"
#include "engine/scenario/covariate_rates.h"
#include "engine/scenario/format/published_table.h"
#include "engine/scenario/format/read_agencies.h"
#include "engine/scenario/format/read_dependence.h"
#include "engine/scenario/format/read_groups.h"
#include "engine/scenario/format/read_verification.h"
#include "engine/scenario/format/write_covariates.h"
#include "engine/scenario/format/write_estimators.h"
#include "engine/scenario/format/write_study.h"

namespace darknumber {
namespace {

Value numbers_value(const std::vector<double>& numbers) {
  Value array = empty_array();
  for (double number : numbers) array.array().push_back(make_value(number));
  return array;
}

bool has_strata(const PopulationSpec& population) {
  return !population.strata.front().name.empty();
}

Value trait_value(const Trait& trait) {
  Value value = empty_object();
  add_member(value, "name", trait.name);
  if (const auto* normal = std::get_if<NormalTrait>(&trait.distribution)) {
    add_member(value, "distribution", "normal");
    add_member(value, "sd", normal->sd);
  } else {
    const auto& classes = std::get<ClassesTrait>(trait.distribution);
    add_member(value, "distribution", "classes");
    add_member(value, "values", numbers_value(classes.values));
    add_member(value, "shares", numbers_value(classes.shares));
  }
  return value;
}

Value population_value(const Scenario& scenario) {
  const PopulationSpec& population = scenario.population;
  Value value = empty_object();
  if (population.at_risk) {
    Value at_risk = empty_object();
    add_member(at_risk, "count", population.at_risk->count);
    add_member(at_risk, "victims_above", population.at_risk->victims_above);
    add_member(value, "at_risk", std::move(at_risk));
  } else {
    if (!is_anchored(scenario)) add_member(value, "victims", population.victims);
    Value turnover = empty_object();
    add_member(turnover, "periods", population.turnover.periods);
    add_member(turnover, "rate", population.turnover.rate);
    add_member(value, "turnover", std::move(turnover));
  }
  if (!population.covariates.empty()) {
    add_member(value, "covariates", covariates_value(population));
  } else if (has_strata(population)) {
    Value strata = empty_array();
    for (const Stratum& stratum : population.strata) {
      Value item = empty_object();
      add_member(item, "name", stratum.name);
      add_member(item, "share", stratum.share);
      if (!population.at_risk) add_member(item, "bystander_share", stratum.bystander_share);
      strata.array().push_back(std::move(item));
    }
    add_member(value, "strata", std::move(strata));
  }
  if (!population.groups.empty()) add_member(value, "groups", groups_value(population.groups));
  add_member(value, "stratum_unknown_share", population.stratum_unknown_share);
  Value traits = empty_array();
  for (const Trait& trait : population.traits) traits.array().push_back(trait_value(trait));
  add_member(value, "traits", std::move(traits));
  return value;
}

void add_false_positives(Value& value, const AgencyRates& rates, FalsePositiveForm form) {
  if (form == FalsePositiveForm::share)
    add_member(value, "false_positive_share", rates.false_positive_share);
  if (form == FalsePositiveForm::alarm_probability)
    add_member(value, "false_alarm_probability", rates.false_alarm_probability);
}

/// The rates of a stratum that differ from the agency's own. Where shares are met stratum by
/// stratum every one is written, since it is their presence that says so.
Value override_value(const AgencyRates& rates, const AgencyRates& own,
                     const BystanderSpec& bystanders) {
  Value value = empty_object();
  for (const AgencyRate& rate : agency_rates)
    if (rate.of == RateOf::records && rates.*rate.member != own.*rate.member)
      add_member(value, std::string(rate.field.name), rates.*rate.member);
  const bool differs = rates.false_positive_share != own.false_positive_share ||
                       rates.false_alarm_probability != own.false_alarm_probability;
  if (differs || bystanders.share_by_stratum) add_false_positives(value, rates, bystanders.form);
  return value;
}

Value threshold_value(const Threshold& threshold) {
  Value value = empty_object();
  add_member(value, "at", threshold.at);
  add_member(value, "softness", threshold.softness);
  add_member(value, "capture_probability", threshold.capture_probability);
  return value;
}

Value loadings_value(const std::vector<double>& loadings, const std::vector<Trait>& traits) {
  Value value = empty_object();
  for (std::size_t t = 0; t < loadings.size(); ++t) add_member(value, traits[t].name, loadings[t]);
  return value;
}

/// Absent where they are 0: the hashes of scenarios without them stay what they were.
void add_loadings_of_records(Value& value, const AgencySpec& agency,
                             const std::vector<Trait>& traits) {
  const auto add = [&](const char* field, const std::vector<double>& loadings) {
    if (std::any_of(loadings.begin(), loadings.end(), [](double l) { return l != 0.0; }))
      add_member(value, field, loadings_value(loadings, traits));
  };
  add("reporting_loadings", agency.reporting_loadings);
  add("anonymous_loadings", agency.anonymous_loadings);
}

void add_loadings_and_window(Value& value, const AgencySpec& agency, const Scenario& scenario) {
  add_member(value, "loadings", loadings_value(agency.loadings, scenario.population.traits));
  Value active = empty_object();
  add_member(active, "from", agency.active.from);
  add_member(active, "to", agency.active.to);
  add_member(value, "active", std::move(active));
}

Value agency_value(const AgencySpec& agency, const Scenario& scenario) {
  Value value = empty_object();
  add_member(value, "name", agency.name);
  if (scenario.population.at_risk)
    add_member(value, "threshold", threshold_value(agency.rates.threshold));
  else if (!is_anchored(scenario))
    add_member(value, "capture_probability", agency.rates.capture_probability);
  for (const AgencyRate& rate : agency_rates)
    if (rate.of == RateOf::records)
      add_member(value, std::string(rate.field.name), agency.rates.*rate.member);
  add_false_positives(value, agency.rates, scenario.bystanders.form);
  add_member(value, "false_link_probability", agency.false_link_probability);
  add_loadings_of_records(value, agency, scenario.population.traits);
  if (agency.found_in_visit) add_member(value, "found_in_visit", *agency.found_in_visit);
  if (agency.verification != AgencySpec{}.verification)
    add_member(value, "verification", verification_value(agency.verification));
  if (!scenario.population.at_risk) add_loadings_and_window(value, agency, scenario);
  if (!has_strata(scenario.population)) return value;
  if (!scenario.population.covariates.empty())
    add_member(value, "by_covariate", by_covariate_value(agency, scenario.population));
  Value by_stratum = empty_object();
  for (std::size_t s = 0; s < agency.in_stratum.size(); ++s) {
    const AgencyRates before = composed_rates(agency, scenario.population.covariates, s);
    Value rates = override_value(agency.in_stratum[s], before, scenario.bystanders);
    if (scenario.population.at_risk)
      add_member(rates, "threshold", threshold_value(agency.in_stratum[s].threshold));
    else if (agency.in_stratum[s].capture_probability != before.capture_probability)
      add_member(rates, "capture_probability", agency.in_stratum[s].capture_probability);
    if (!rates.object().empty())
      add_member(by_stratum, scenario.population.strata[s].name, std::move(rates));
  }
  add_member(value, "by_stratum", std::move(by_stratum));
  return value;
}

Value dependence_value(const Scenario& scenario) {
  Value all = empty_array();
  for (const Dependence& dependence : scenario.dependence) {
    Value between = empty_array();
    std::vector<int> agencies{dependence.first, dependence.second};
    agencies.insert(agencies.end(), dependence.further.begin(), dependence.further.end());
    for (int agency : agencies)
      between.array().push_back(
          make_value(scenario.agencies[static_cast<std::size_t>(agency)].name));
    Value value = empty_object();
    add_member(value, "between", std::move(between));
    add_member(value, "odds_ratio", dependence.odds_ratio);
    add_member(value, "applies_to", std::string(name_of(dependence.applies_to)));
    all.array().push_back(std::move(value));
  }
  return all;
}

Value pairs_value(const std::vector<DirectedPair>& pairs, const Scenario& scenario,
                  const char* from, const char* to) {
  Value all = empty_array();
  for (const DirectedPair& pair : pairs) {
    Value value = empty_object();
    add_member(value, from, scenario.agencies[static_cast<std::size_t>(pair.from)].name);
    add_member(value, to, scenario.agencies[static_cast<std::size_t>(pair.to)].name);
    add_member(value, "probability", pair.probability);
    add_member(value, "applies_to", std::string(name_of(pair.applies_to)));
    all.array().push_back(std::move(value));
  }
  return all;
}

Value monte_carlo_value(const MonteCarloSpec& spec) {
  Value value = empty_object();
  add_member(value, "replicates", spec.replicates);
  add_member(value, "seed", static_cast<std::int64_t>(spec.seed));
  const char* simulator = spec.simulator == SimulatorChoice::table     ? "table"
                          : spec.simulator == SimulatorChoice::persons ? "persons"
                                                                       : "auto";
  add_member(value, "simulator", simulator);
  return value;
}

}  // namespace

Value to_value(const Scenario& scenario) {
  Value value = empty_object();
  add_member(value, "schema", 1);
  add_member(value, "title", scenario.title);
  add_member(value, "description", scenario.description);
  if (scenario.table) add_member(value, "table", table_value(*scenario.table));
  if (!scenario.published.empty())
    add_member(value, "published", published_value(scenario.published));
  if (!(scenario.words == Words{})) add_member(value, "words", words_value(scenario.words));
  add_member(value, "population", population_value(scenario));
  Value bystanders = empty_object();
  if (scenario.bystanders.count)
    add_member(bystanders, "count", *scenario.bystanders.count);
  else
    add_member(bystanders, "count", "unlimited");
  if (!scenario.population.at_risk) add_member(value, "bystanders", std::move(bystanders));
  Value agencies = empty_array();
  for (const AgencySpec& agency : scenario.agencies)
    agencies.array().push_back(agency_value(agency, scenario));
  add_member(value, "agencies", std::move(agencies));
  if (!scenario.population.at_risk) add_member(value, "dependence", dependence_value(scenario));
  add_member(value, "avoidance", pairs_value(scenario.avoidance, scenario, "after", "of"));
  add_member(value, "referrals", pairs_value(scenario.referrals, scenario, "from", "to"));
  if (scenario.verification != VerificationSpec{})
    add_member(value, "verification", verification_value(scenario.verification));
  add_member(value, "estimation",
             estimation_value(scenario.estimation, names_of(scenario.agencies)));
  add_member(value, "monte_carlo", monte_carlo_value(scenario.monte_carlo));
  if (scenario.study) add_member(value, "study", study_value(*scenario.study));
  if (!scenario.claims.empty()) add_member(value, "claims", claims_value(scenario.claims));
  return value;
}

std::string scenario_hash(const Scenario& scenario) {
  Scenario decisive = scenario;
  decisive.title.clear();
  decisive.description.clear();
  decisive.published.clear();
  decisive.words = {};
  for (Claim& claim : decisive.claims) claim.text.clear();
  if (decisive.table) decisive.table->file.clear();
  decisive.monte_carlo.replicates = 1;
  if (decisive.study)
    for (Factor& factor : decisive.study->factors) factor.label.clear();
  return hex_text(checksum(write_json(to_value(decisive))));
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/study/explain/number_slots.h"

#include <cmath>

#include "engine/scenario/agency_rates.h"

namespace darknumber {
namespace {

void add_rates(AgencyRates& rates, std::vector<NumberSlot>& slots) {
  for (const AgencyRate& rate : agency_rates) slots.emplace_back(&(rates.*rate.member));
}

void add_numbers(std::vector<double>& numbers, std::vector<NumberSlot>& slots) {
  for (double& number : numbers) slots.emplace_back(&number);
}

void add_verification(VerificationSpec& verification, std::vector<NumberSlot>& slots) {
  slots.emplace_back(&verification.keeps_victims);
  slots.emplace_back(&verification.keeps_others);
}

}  // namespace

std::vector<NumberSlot> number_slots(Scenario& scenario) {
  std::vector<NumberSlot> slots;
  for (AgencySpec& agency : scenario.agencies) {
    add_rates(agency.rates, slots);
    for (AgencyRates& rates : agency.in_stratum) add_rates(rates, slots);
    add_numbers(agency.loadings, slots);
    slots.emplace_back(&agency.false_link_probability);
    add_verification(agency.verification, slots);
    if (agency.found_in_visit) slots.emplace_back(&*agency.found_in_visit);
    add_numbers(agency.reporting_loadings, slots);
    add_numbers(agency.anonymous_loadings, slots);
  }
  add_verification(scenario.verification, slots);
  for (GroupsOfSize& groups : scenario.population.groups) {
    slots.emplace_back(&groups.size);
    slots.emplace_back(&groups.share);
  }
  for (Dependence& pair : scenario.dependence) slots.emplace_back(&pair.odds_ratio);
  for (DirectedPair& pair : scenario.avoidance) slots.emplace_back(&pair.probability);
  for (DirectedPair& pair : scenario.referrals) slots.emplace_back(&pair.probability);
  for (Trait& trait : scenario.population.traits) {
    if (auto* normal = std::get_if<NormalTrait>(&trait.distribution))
      slots.emplace_back(&normal->sd);
    else if (auto* classes = std::get_if<ClassesTrait>(&trait.distribution)) {
      add_numbers(classes->values, slots);
      add_numbers(classes->shares, slots);
    }
  }
  for (Stratum& stratum : scenario.population.strata) {
    slots.emplace_back(&stratum.share);
    slots.emplace_back(&stratum.bystander_share);
  }
  slots.emplace_back(&scenario.population.turnover.rate);
  slots.emplace_back(&scenario.population.stratum_unknown_share);
  if (scenario.bystanders.count) slots.emplace_back(&*scenario.bystanders.count);
  return slots;
}

double read_slot(const NumberSlot& slot) {
  return std::visit([](const auto* number) { return static_cast<double>(*number); }, slot);
}

void write_slot(const NumberSlot& slot, double number) {
  if (auto* const* real = std::get_if<double*>(&slot))
    **real = number;
  else
    *std::get<std::int64_t*>(slot) = std::llround(number);
}

}  // namespace darknumber

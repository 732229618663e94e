// SPDX-License-Identifier: MIT
#include "tests/support/random_scenario.h"

#include <algorithm>

#include "engine/core/contracts.h"
#include "engine/world/compose_world.h"
#include "engine/world/solving/unsolvable.h"
#include "engine/world/world.h"
#include "tests/support/random_additions.h"
#include "tests/support/random_covariates.h"
#include "tests/support/random_numbers.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::testing {
namespace {

constexpr std::uint32_t most_attempts = 64;

std::vector<double> shares(RandomStream& stream, std::size_t parts) {
  std::vector<double> result;
  double total = 0.0;
  for (std::size_t part = 0; part < parts; ++part) {
    result.push_back(between(stream, 0.2, 1.0));
    total += result.back();
  }
  for (double& share : result) share /= total;
  return result;
}

/// A rate drawn for every agency: one for all strata, or one for each.
void draw_rate(Scenario& scenario, double AgencyRates::*rate, double low, double high,
               RandomStream& stream) {
  for (AgencySpec& agency : scenario.agencies) {
    set_rate(agency, rate, random_probability(stream, low, high));
    if (scenario.population.strata.size() > 1 && coin(stream))
      for (AgencyRates& rates : agency.in_stratum)
        rates.*rate = random_probability(stream, low, high);
  }
}

void draw_strata(Scenario& scenario, RandomStream& stream) {
  const auto count = static_cast<std::size_t>(whole(stream, 2, 3));
  const auto of_victims = shares(stream, count);
  const auto of_bystanders = shares(stream, count);
  std::vector<Stratum> strata;
  for (std::size_t s = 0; s < count; ++s)
    strata.push_back({std::string(1, static_cast<char>('s' + s)), of_victims[s], of_bystanders[s]});
  set_strata(scenario, strata);
}

void draw_trait(Scenario& scenario, RandomStream& stream) {
  std::vector<double> loadings;
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j)
    loadings.push_back(coin(stream, 0.2) ? 0.0 : between(stream, -1.0, 1.5));
  if (coin(stream)) {
    add_trait(scenario,
              {"normal" + std::to_string(scenario.population.traits.size()),
               NormalTrait{between(stream, 0.3, 2.0)}},
              loadings);
    return;
  }
  ClassesTrait classes{{0.0, between(stream, 0.5, 2.0), between(stream, -2.0, -0.5)},
                       shares(stream, 3)};
  double mean = 0.0;
  for (std::size_t c = 0; c < 3; ++c) mean += classes.shares[c] * classes.values[c];
  for (double& value : classes.values) value -= mean;
  add_trait(scenario, {"classes" + std::to_string(scenario.population.traits.size()), classes},
            loadings);
}

void draw_dependence(Scenario& scenario, RandomStream& stream) {
  const int agencies = static_cast<int>(scenario.agencies.size());
  for (int first = 0; first < agencies; ++first)
    for (int second = first + 1; second < agencies; ++second) {
      if (coin(stream)) continue;
      const double ratio = coin(stream, 0.15) ? 0.0 : between(stream, 0.2, 4.0);
      const Group group = static_cast<Group>(whole(stream, 0, 2));
      scenario.dependence.push_back({first, second, ratio, group});
      if (group == Group::victims && coin(stream))
        scenario.dependence.push_back(
            {first, second, between(stream, 0.2, 4.0), Group::bystanders});
    }
}

void draw_pairs(std::vector<DirectedPair>& pairs, int agencies, RandomStream& stream) {
  for (int from = 0; from < agencies; ++from)
    for (int to = 0; to < agencies; ++to) {
      const bool present = coin(stream, 0.4);
      const auto group = static_cast<Group>(whole(stream, 0, 2));
      const double p = random_probability(stream, 0.0, 0.6);
      if (present && from != to) pairs.push_back({from, to, p, group});
    }
}

/// Each agency passes victims on to the next, the last to none, and bystanders the other way: the
/// longest cascades there are.
void draw_chain(std::vector<DirectedPair>& pairs, int agencies, RandomStream& stream) {
  for (int from = 0; from + 1 < agencies; ++from) {
    pairs.push_back({from, from + 1, between(stream, 0.2, 0.8), Group::victims});
    pairs.push_back({from + 1, from, between(stream, 0.0, 0.5), Group::bystanders});
  }
}

/// Both of two agencies after the other.
void draw_mutual_avoidance(Scenario& scenario, RandomStream& stream) {
  for (int from : {0, 1})
    scenario.avoidance.push_back({from, 1 - from, between(stream, 0.1, 1.0), Group::everyone});
}

void draw_turnover(Scenario& scenario, RandomStream& stream) {
  const int periods = whole(stream, 2, 5);
  scenario.population.turnover = {periods, between(stream, 0.0, 0.5)};
  for (AgencySpec& agency : scenario.agencies) {
    const int from = whole(stream, 1, periods);
    agency.active = {from, whole(stream, from, periods)};
  }
}

void draw_false_links(Scenario& scenario, RandomStream& stream) {
  for (AgencySpec& agency : scenario.agencies)
    agency.false_link_probability = coin(stream, 0.3) ? 0.0 : random_probability(stream, 0.0, 0.4);
}

/// A continuum in place of victims and bystanders; the softness, too, may differ by stratum.
void draw_continuum(Scenario& scenario, RandomStream& stream) {
  scenario.population.victims = 0;
  scenario.population.at_risk = AtRisk{whole(stream, 400, 1000), between(stream, -0.5, 1.5)};
  for (Stratum& stratum : scenario.population.strata) stratum.bystander_share = stratum.share;
  for (AgencySpec& agency : scenario.agencies) {
    Threshold threshold{between(stream, -1.0, 1.5), coin(stream) ? 0.0 : between(stream, 0.05, 1.5),
                        random_probability(stream, 0.1, 0.8)};
    agency.rates.threshold = threshold;
    for (AgencyRates& rates : agency.in_stratum) {
      if (coin(stream, 0.3)) threshold.softness = coin(stream) ? 0.0 : between(stream, 0.05, 1.5);
      rates.threshold = threshold;
    }
  }
}

/// What the estimators are given: lists merged or dropped, entities removed, strata in part
/// unknown.
void draw_estimation(Scenario& scenario, RandomStream& stream) {
  EstimationSpec& estimation = scenario.estimation;
  if (estimation.lists.size() > 2 && coin(stream, 0.3)) {
    const ListInUse last = estimation.lists.back();
    estimation.lists.pop_back();
    ListInUse& merged = estimation.lists.back();
    if (coin(stream)) merged = {merged.name + last.name, merged.agencies | last.agencies};
  }
  const auto histories = static_cast<int>(history_count(static_cast<int>(estimation.lists.size())));
  for (int removals = coin(stream, 0.4) ? whole(stream, 1, 3) : 0; removals > 0; --removals) {
    Removal removal{{}, random_probability(stream, 0.1, 0.9)};
    if (coin(stream, 0.7))
      removal.history = static_cast<CaptureHistory>(whole(stream, 1, histories - 1));
    estimation.remove.push_back(removal);
  }
  estimation.target =
      coin(stream, 0.2) && !scenario.population.at_risk ? Target::ever_present : Target::present;
  EstimatorSpec estimator{"independence", LoglinearFixed{}, estimation.lists};
  if (scenario.population.strata.size() > 1 && coin(stream, 0.7)) {
    estimator.stratify = true;
    scenario.population.stratum_unknown_share = coin(stream) ? between(stream, 0.0, 0.5) : 0.0;
    estimation.unknown = static_cast<UnknownStratum>(whole(stream, 0, 1));
  }
  estimation.estimators = {estimator};
}

void draw_shares(Scenario& scenario, RandomStream& stream) {
  scenario.bystanders.form = FalsePositiveForm::share;
  if (coin(stream)) scenario.bystanders.count = whole(stream, 200, 800);
  for (AgencySpec& agency : scenario.agencies)
    set_rate(agency, &AgencyRates::false_positive_share,
             coin(stream, 0.2) ? 0.0 : between(stream, 0.02, 0.5));
  if (scenario.population.strata.size() == 1 || coin(stream, 0.25)) return;
  scenario.bystanders.share_by_stratum = true;
  for (AgencySpec& agency : scenario.agencies)
    for (AgencyRates& rates : agency.in_stratum) {
      const double share = between(stream, 0.05, 0.5);
      const bool has_records = rates.capture_probability * rates.reporting_probability > 0.0;
      rates.false_positive_share = has_records ? share : 0.0;
    }
}

void draw_alarms(Scenario& scenario, RandomStream& stream) {
  scenario.bystanders.form = FalsePositiveForm::alarm_probability;
  scenario.bystanders.count = whole(stream, 100, 500);
  draw_rate(scenario, &AgencyRates::false_alarm_probability, 0.0, 0.2, stream);
}

void draw_heterogeneity(Scenario& scenario, RandomStream& stream) {
  for (int traits = 0; traits < 2; ++traits)
    if (coin(stream)) draw_trait(scenario, stream);
  if (coin(stream)) draw_dependence(scenario, stream);
}

void draw_moves_between_lists(Scenario& scenario, RandomStream& stream) {
  const int agencies = static_cast<int>(scenario.agencies.size());
  if (coin(stream))
    coin(stream, 0.2) ? draw_mutual_avoidance(scenario, stream)
                      : draw_pairs(scenario.avoidance, agencies, stream);
  if (coin(stream))
    coin(stream, 0.3) ? draw_chain(scenario.referrals, agencies, stream)
                      : draw_pairs(scenario.referrals, agencies, stream);
}

void draw_records(Scenario& scenario, RandomStream& stream) {
  if (coin(stream)) draw_rate(scenario, &AgencyRates::reporting_probability, 0.3, 1.0, stream);
  if (coin(stream)) draw_rate(scenario, &AgencyRates::anonymous_share, 0.0, 0.3, stream);
  if (coin(stream)) draw_rate(scenario, &AgencyRates::missed_link_probability, 0.0, 0.2, stream);
  if (coin(stream)) draw_rate(scenario, &AgencyRates::duplicate_probability, 0.0, 0.2, stream);
  if (coin(stream, 0.4)) draw_false_links(scenario, stream);
}

/// More than four agencies rarely, and then without heterogeneity or dependence: the laws of many
/// agencies take long to solve.
Scenario draw_scenario(RandomStream& stream) {
  const bool many = coin(stream, 0.06);
  const auto agencies =
      static_cast<std::size_t>(many ? whole(stream, 5, max_lists) : whole(stream, 2, 4));
  Scenario scenario = textbook(whole(stream, 100, 500), std::vector<double>(agencies, 0.0));
  if (coin(stream)) draw_strata(scenario, stream);
  draw_moves_between_lists(scenario, stream);
  draw_records(scenario, stream);
  if (coin(stream, 0.15)) {
    draw_continuum(scenario, stream);
    draw_estimation(scenario, stream);
    if (coin(stream, 0.3)) draw_verification(scenario, stream);
    return scenario;
  }
  draw_rate(scenario, &AgencyRates::capture_probability, 0.02, many ? 0.2 : 0.5, stream);
  if (!many) draw_heterogeneity(scenario, stream);
  if (coin(stream)) draw_turnover(scenario, stream);
  if (coin(stream, 0.7))
    coin(stream, 0.7) ? draw_shares(scenario, stream) : draw_alarms(scenario, stream);
  if (scenario.population.strata.size() == 1 && coin(stream, 0.4))
    draw_covariates(scenario, stream);
  draw_estimation(scenario, stream);
  if (coin(stream, 0.3)) draw_verification(scenario, stream);
  if (!many && coin(stream, 0.3)) draw_set_dependence(scenario, stream);
  if (!many && coin(stream, 0.3)) draw_groups(scenario, stream);
  if (scenario.population.traits.size() == 1 && coin(stream, 0.3))
    draw_loadings_of_records(scenario, stream);
  return scenario;
}

bool has_solution(const Scenario& scenario) {
  try {
    compose_world(scenario);
    return true;
  } catch (const UnsolvableScenario&) {
    return false;
  }
}

}  // namespace

Scenario random_scenario(std::uint64_t seed, std::uint32_t number) {
  for (std::uint32_t attempt = 0; attempt < most_attempts; ++attempt) {
    RandomStream stream(seed, attempt, test_purpose, number);
    const Scenario scenario = draw_scenario(stream);
    if (has_solution(scenario)) return scenario;
  }
  throw ContractViolation(__FILE__, __LINE__, "has_solution", "one of 64 draws has a solution");
}

}  // namespace darknumber::testing

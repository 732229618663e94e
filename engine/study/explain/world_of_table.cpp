// SPDX-License-Identifier: MIT
#include "engine/study/explain/world_of_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/contracts.h"
#include "engine/core/log_odds.h"
#include "engine/scenario/confirmed.h"
#include "engine/scenario/loadings.h"
#include "engine/study/explain/detected_victims.h"
#include "engine/world/compose_process.h"
#include "engine/world/compose_world.h"
#include "engine/world/false_links.h"
#include "engine/world/false_positives.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

bool moves(const Scenario& scenario, std::size_t agency) {
  for (std::size_t s = 0; s < scenario.population.strata.size(); ++s) {
    const double p = scenario.agencies[agency].in_stratum[s].capture_probability;
    if (scenario.population.strata[s].share > 0.0 && p > 0.0 && p < 1.0) return true;
  }
  return false;
}

bool concerns_bystanders(const std::vector<DirectedPair>& pairs) {
  return std::any_of(pairs.begin(), pairs.end(),
                     [](const DirectedPair& pair) { return pair.applies_to != Group::victims; });
}

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Links some entities falsely, and adds up.
void finish(const std::vector<double>& false_links, StratumCounts parts, ExpectedEntities& found) {
  for (std::vector<double>& part : parts) part[0] = 0.0;
  const double seen = found.persons - found.unseen;
  found.a_seen_victim = seen > 0.0 ? sum(parts[0]) / seen : 1.0;
  expect_false_links(false_links, parts);
  found.cells = parts[0];
  for (std::size_t h = 0; h < found.cells.size(); ++h) found.cells[h] += parts[1][h];
  found.of_victims = std::move(parts[0]);
  found.total = sum(found.cells);
}

}  // namespace

WorldForm::WorldForm(const Scenario& scenario) {
  DN_EXPECT(!scenario.population.at_risk, "a continuum has no capture probabilities to move");
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j)
    if (moves(scenario, j)) movable_.push_back(j);
  const BystanderSpec& bystanders = scenario.bystanders;
  const bool none = bystanders.form == FalsePositiveForm::none;
  const bool simple_shares = bystanders.form == FalsePositiveForm::share && !bystanders.count &&
                             !bystanders.share_by_stratum &&
                             !concerns_bystanders(scenario.referrals);
  quick_ = scenario.population.strata.size() == 1 && (none || simple_shares) &&
           !goes_by_person(scenario) &&
           std::none_of(scenario.agencies.begin(), scenario.agencies.end(),
                        [](const AgencySpec& agency) { return agency.found_in_visit.has_value(); });
  proportional_ = none || !bystanders.count;
}

double WorldForm::coordinate_at(const Scenario& scenario, std::size_t agency,
                                double capture) const {
  if (quick_) return log_odds(capture);
  double own = 0.0;
  for (std::size_t s = 0; s < scenario.population.strata.size(); ++s)
    own += scenario.population.strata[s].share *
           scenario.agencies[agency].in_stratum[s].capture_probability;
  return log_odds(capture) - log_odds(own);
}

std::optional<ExpectedEntities> WorldForm::at(const Scenario& scenario,
                                              std::span<const double> coordinates,
                                              double victims) const {
  return quick_ ? quick(scenario, coordinates) : composed(scenario, coordinates, victims);
}

std::optional<ExpectedEntities> WorldForm::quick(const Scenario& scenario,
                                                 std::span<const double> coordinates) const {
  const std::size_t k = scenario.agencies.size();
  std::vector<double> intercepts;
  for (const AgencySpec& agency : scenario.agencies)
    intercepts.push_back(agency.in_stratum[0].capture_probability > 0.0 ? INFINITY : -INFINITY);
  for (std::size_t i = 0; i < movable_.size(); ++i) intercepts[movable_[i]] = coordinates[i];
  auto detected = detect_victims(scenario, intercepts, movable_);
  if (!detected) return std::nullopt;
  const PersonProcess process = process_of(scenario, Group::victims, 0);
  std::vector<Window> windows;
  std::vector<double> false_links;
  for (const AgencySpec& agency : scenario.agencies) {
    windows.push_back(agency.active);
    false_links.push_back(agency.false_link_probability);
  }
  const Presence presence = make_presence(scenario.population.turnover, windows);
  ExpectedEntities found;
  Law persons(history_count(static_cast<int>(k)), 0.0);
  for (const PresenceClass& one : presence.classes) {
    const Law reported = report(process, expose(one.exposure, detected->law));
    for (std::size_t h = 0; h < persons.size(); ++h) persons[h] += one.expected * reported[h];
  }
  found.persons = presence.expected_persons();
  std::vector<double> of_bystanders(persons.size(), 0.0);
  for (std::size_t j = 0; j < k; ++j) {
    const AgencyRates& rates = scenario.agencies[j].rates;
    const double share = rates.false_positive_share;
    if (share == 0.0) continue;
    if (rates.recorded_share() == 0.0) return std::nullopt;
    of_bystanders[only(static_cast<int>(j))] =
        margin(persons, static_cast<int>(j)) * share / (1.0 - share) *
        (1.0 + process.linkage.duplicate[j]) * confirmed_share(scenario, j, Group::bystanders);
  }
  persons = verify(process, std::move(persons));
  found.unseen = persons[0];
  std::vector<double> of_victims(persons.size(), 0.0);
  expect_entities(process.linkage, std::move(persons), of_victims);
  finish(false_links, {std::move(of_victims), std::move(of_bystanders)}, found);
  found.capture = std::move(detected->capture);
  found.log_jacobian = detected->log_jacobian;
  return found;
}

ExpectedEntities expected_entities(const World& world) {
  const std::size_t histories = history_count(world.agencies);
  StratumCounts parts(2, std::vector<double>(histories, 0.0));
  ExpectedEntities found;
  const double victims = world.victim_share.value_or(1.0);
  found.persons = victims * world.presence.expected_persons();
  for (const StratumWorld& stratum : world.strata) {
    const double share = victims * stratum.share;
    Law persons(histories, 0.0);
    for (std::size_t c = 0; c < world.presence.classes.size(); ++c)
      for (std::size_t h = 0; h < histories; ++h)
        persons[h] += share * world.presence.classes[c].expected * stratum.victim_histories[c][h];
    found.unseen += persons[0];
    if (!stratum.victim_anonymous.empty()) {
      persons.assign(histories, 0.0);
      for (std::size_t c = 0; c < world.presence.classes.size(); ++c) {
        const Law apart = with_anonymous_apart(stratum.victim_anonymous[c]);
        for (std::size_t h = 0; h < histories; ++h)
          persons[h] += share * world.presence.classes[c].expected * apart[h];
      }
    }
    expect_entities(stratum.victims.linkage, std::move(persons), parts[0]);
    if (world.bystander_kind == BystanderKind::none) continue;
    Law others = stratum.bystander_anonymous.empty()
                     ? stratum.bystander_histories
                     : with_anonymous_apart(stratum.bystander_anonymous);
    const double number = world.bystander_kind == BystanderKind::finite
                              ? world.expected_bystanders() * stratum.bystander_share
                              : 1.0;
    for (double& count : others) count *= number / world.victims;
    expect_entities(stratum.bystanders.linkage, std::move(others), parts[1]);
  }
  finish(world.false_links, std::move(parts), found);
  return found;
}

Scenario scenario_at(const WorldForm& form, Scenario scenario,
                     std::span<const double> coordinates) {
  const std::vector<std::size_t>& movable = form.movable();
  if (form.is_quick()) {
    const auto found = form.at(scenario, coordinates, 1.0);
    DN_EXPECT(found.has_value(), "a world at these coordinates");
    for (std::size_t j : movable) {
      scenario.agencies[j].rates.capture_probability = found->capture[j];
      scenario.agencies[j].in_stratum[0].capture_probability = found->capture[j];
    }
    return scenario;
  }
  for (std::size_t i = 0; i < movable.size(); ++i) {
    AgencySpec& agency = scenario.agencies[movable[i]];
    double& own = agency.rates.capture_probability;
    own = shifted_in_log_odds(own, coordinates[i]);
    for (AgencyRates& rates : agency.in_stratum)
      rates.capture_probability = shifted_in_log_odds(rates.capture_probability, coordinates[i]);
  }
  return scenario;
}

std::optional<ExpectedEntities> WorldForm::composed(const Scenario& scenario,
                                                    std::span<const double> coordinates,
                                                    double victims) const {
  const Scenario moved = scenario_at(*this, scenario, coordinates);
  ExpectedEntities found;
  try {
    found = expected_entities(compose_world(moved, victims));
  } catch (const UnsolvableScenario&) {
    return std::nullopt;
  }
  for (std::size_t j = 0; j < moved.agencies.size(); ++j) {
    double capture = 0.0;
    double slope = 0.0;
    for (std::size_t s = 0; s < moved.population.strata.size(); ++s) {
      const double p = moved.agencies[j].in_stratum[s].capture_probability;
      capture += moved.population.strata[s].share * p;
      slope += moved.population.strata[s].share * p * (1.0 - p);
    }
    found.capture.push_back(capture);
    if (std::find(movable_.begin(), movable_.end(), j) != movable_.end())
      found.log_jacobian += std::log(slope);
  }
  return found;
}

}  // namespace darknumber

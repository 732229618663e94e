// SPDX-License-Identifier: MIT
#include "engine/world/compose_world.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/core/contracts.h"
#include "engine/world/compose_groups.h"
#include "engine/world/compose_process.h"
#include "engine/world/false_positives.h"
#include "engine/world/person_average.h"
#include "engine/world/solve_detection.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

/// The odds ratios that hold within `group`, agencies x agencies.
std::vector<double> odds_ratios_of(const Scenario& scenario, Group group) {
  const std::size_t k = scenario.agencies.size();
  std::vector<double> odds_ratios(k * k, 1.0);
  for (const Dependence& pair : scenario.dependence) {
    if (!concerns(pair.applies_to, group) || !pair.further.empty()) continue;
    const auto first = static_cast<std::size_t>(pair.first);
    const auto second = static_cast<std::size_t>(pair.second);
    odds_ratios[first * k + second] = odds_ratios[second * k + first] = pair.odds_ratio;
  }
  return odds_ratios;
}

/// Those of three agencies and more.
std::vector<SetOddsRatio> set_odds_ratios_of(const Scenario& scenario, Group group) {
  std::vector<SetOddsRatio> sets;
  for (const Dependence& dependence : scenario.dependence)
    if (concerns(dependence.applies_to, group) && !dependence.further.empty() &&
        dependence.odds_ratio != 1.0)
      sets.push_back({dependence.agencies(), dependence.odds_ratio});
  return sets;
}

SeverityDetection severity_detection(const Scenario& scenario, Group group, std::size_t stratum) {
  SeverityDetection detection;
  detection.victims_above = scenario.population.at_risk->victims_above;
  detection.victims = group == Group::victims;
  for (const AgencySpec& agency : scenario.agencies)
    detection.thresholds.push_back(agency.in_stratum[stratum].threshold);
  return detection;
}

void compose_continuum(const Scenario& scenario, World& world) {
  world.victims = static_cast<double>(scenario.population.at_risk->count);
  world.victim_share = share_above(scenario.population.at_risk->victims_above);
  world.bystander_kind = BystanderKind::finite;
  for (std::size_t s = 0; s < world.strata.size(); ++s) {
    StratumWorld& stratum = world.strata[s];
    const SeverityDetection victims = severity_detection(scenario, Group::victims, s);
    const SeverityDetection bystanders = severity_detection(scenario, Group::bystanders, s);
    stratum.victim_histories = {report(stratum.victims, law(victims))};
    stratum.bystander_histories = report(stratum.bystanders, law(bystanders));
    stratum.victims.source = victims;
    stratum.bystanders.source = bystanders;
  }
}

/// Victims of a class of presence whose reporting or anonymity goes by person.
void add_by_person(const World& world, StratumWorld& stratum, const OwnDetections& detections) {
  stratum.victim_histories.push_back(
      reported_on_average(stratum.victims, world.traits, detections));
  if (stratum.victims.anonymous_by_person)
    stratum.victim_anonymous.push_back(
        anonymous_on_average(stratum.victims, world.traits, detections));
}

void compose_victims(const Scenario& scenario, World& world, const StopQuestion* stop,
                     KnownDetections* known) {
  refuse_more_than_visits(scenario);
  for (std::size_t s = 0; s < world.strata.size(); ++s) {
    StratumWorld& stratum = world.strata[s];
    DetectionTarget target = detection_target(scenario, Group::victims, s);
    for (const AgencySpec& agency : scenario.agencies)
      target.margins.push_back(agency.in_stratum[s].capture_probability);
    target.stop = stop;
    SolvedDetection solved = known != nullptr ? *known->solve(target) : solve_detection(target);
    DetectionsByTraits by_traits(solved.detection, stratum.victims, stop);
    std::vector<Law> detected;
    for (const PresenceClass& presence : world.presence.classes)
      detected.push_back(expose(presence.exposure, solved.law));
    if (!world.groups.empty()) stratum.victim_detections = detected;
    if (!stratum.victims.by_person())
      stratum.victim_histories = report_all(stratum.victims, detected, stop);
    else
      for (std::size_t c = 0; c < detected.size(); ++c) {
        give_up_if_asked(stop);
        add_by_person(
            world, stratum,
            own_detections(by_traits, std::move(detected[c]), world.presence.classes[c].exposure));
      }
    stratum.victims.source = std::move(solved.detection);
    if (!world.groups.empty()) stratum.visits = visits_of(scenario, s);
  }
  if (!world.groups.empty()) refuse_too_many_visitors(world);
}

BystanderKind kind_of(const Scenario& scenario) {
  if (scenario.bystanders.form == FalsePositiveForm::none) return BystanderKind::none;
  return scenario.bystanders.count ? BystanderKind::finite : BystanderKind::unlimited;
}

std::vector<BystanderAlarms> alarms_of(const Scenario& scenario, const World& world,
                                       const StopQuestion* stop) {
  if (scenario.bystanders.form == FalsePositiveForm::share)
    return solve_bystanders(scenario, world, stop);
  std::vector<BystanderAlarms> strata(world.strata.size());
  for (std::size_t s = 0; s < world.strata.size(); ++s)
    for (const AgencySpec& agency : scenario.agencies)
      strata[s].alarms.push_back(agency.in_stratum[s].false_alarm_probability);
  return strata;
}

/// Solves what is not solved yet, once where strata have the same alarms: their bystanders differ
/// in nothing that bears on detection.
void solve_detections(const Scenario& scenario, std::vector<BystanderAlarms>& strata,
                      const StopQuestion* stop) {
  for (std::size_t s = 0; s < strata.size(); ++s) {
    if (strata[s].solved) continue;
    if (s > 0 && strata[s].alarms == strata[s - 1].alarms)
      strata[s].solved = strata[s - 1].solved;
    else
      strata[s].solved = solve_bystander_detection(scenario, s, strata[s].alarms, stop);
  }
}

/// Each own alarm flags a person of its own, in Poisson numbers: intensities add up.
Law flagged_by_alarms(const StratumWorld& stratum, int agencies) {
  Law flagged(history_count(agencies), 0.0);
  for (int j = 0; j < agencies; ++j) flagged[only(j)] = stratum.alarms[static_cast<std::size_t>(j)];
  return flagged;
}

void set_bystander_histories(const World& world, StratumWorld& stratum,
                             const OwnDetections& detections) {
  stratum.bystander_histories = reported_on_average(stratum.bystanders, world.traits, detections);
  stratum.bystander_anonymous = anonymous_on_average(stratum.bystanders, world.traits, detections);
}

void compose_bystanders(const Scenario& scenario, World& world, const StopQuestion* stop) {
  world.bystander_kind = kind_of(scenario);
  world.bystanders = scenario.bystanders.count.value_or(0);
  if (world.bystander_kind == BystanderKind::none) return;
  std::vector<BystanderAlarms> strata = alarms_of(scenario, world, stop);
  if (world.bystander_kind == BystanderKind::finite) solve_detections(scenario, strata, stop);
  for (std::size_t s = 0; s < world.strata.size(); ++s) {
    StratumWorld& stratum = world.strata[s];
    if (world.bystander_kind == BystanderKind::unlimited) {
      stratum.alarms = std::move(strata[s].alarms);
      set_bystander_histories(world, stratum,
                              {flagged_by_alarms(stratum, world.agencies), {}, {}, stop});
      continue;
    }
    SolvedDetection solved = std::move(*strata[s].solved);
    DetectionsByTraits by_traits(solved.detection, stratum.bystanders, stop);
    if (stratum.bystanders.by_person())
      set_bystander_histories(world, stratum,
                              own_detections(by_traits, std::move(solved.law),
                                             std::vector<double>(scenario.agencies.size(), 1.0)));
    else
      stratum.bystander_histories = report(stratum.bystanders, std::move(solved.law));
    stratum.bystanders.source = std::move(solved.detection);
  }
}

/// Comes after the false alarms, of which there are as many as reported records ask for.
void verify_histories(World& world) {
  for (StratumWorld& stratum : world.strata) {
    if (!stratum.victims.verification) return;
    for (Law& histories : stratum.victim_histories)
      histories = verify(stratum.victims, std::move(histories));
    if (world.bystander_kind != BystanderKind::none)
      stratum.bystander_histories =
          verify(stratum.bystanders, std::move(stratum.bystander_histories));
  }
}

void refuse_too_many_laws(const Scenario& scenario, const Presence& presence) {
  const std::size_t laws = presence.classes.size() * (scenario.population.strata.size() + 1);
  const std::size_t agencies = scenario.agencies.size();
  if (laws <= most_laws && laws <= (most_law_numbers >> agencies)) return;
  const bool by_periods = presence.classes.size() > scenario.population.strata.size();
  const char* const of_strata =
      scenario.population.covariates.empty() ? "population.strata" : "population.covariates";
  throw UnsolvableScenario(
      by_periods ? "population.turnover.periods" : of_strata,
      fmt::format("the runs of {} periods differ in {} ways in what the agencies see of them, too "
                  "many for {} strata and {} agencies",
                  scenario.population.turnover.periods, presence.classes.size(),
                  scenario.population.strata.size(), agencies),
      "use fewer periods, windows that more agencies share, fewer strata, or fewer agencies");
}

/// The world but for its sources and the laws that follow from them.
World world_before_detection(const Scenario& scenario, const StopQuestion* stop) {
  World world;
  world.agencies = static_cast<int>(scenario.agencies.size());
  world.traits = scenario.population.traits;
  world.groups = groups_found(scenario);
  world.stratum_unknown_share = scenario.population.stratum_unknown_share;
  std::vector<Window> windows;
  for (const AgencySpec& agency : scenario.agencies) {
    windows.push_back(agency.active);
    world.false_links.push_back(agency.false_link_probability);
  }
  world.presence = make_presence(scenario.population.turnover, windows);
  refuse_too_many_laws(scenario, world.presence);
  for (std::size_t s = 0; s < scenario.population.strata.size(); ++s) {
    give_up_if_asked(stop);
    StratumWorld stratum;
    stratum.share = scenario.population.strata[s].share;
    stratum.bystander_share = scenario.population.strata[s].bystander_share;
    stratum.victims = process_of(scenario, Group::victims, s, stop);
    stratum.bystanders = process_of(scenario, Group::bystanders, s, stop);
    world.strata.push_back(std::move(stratum));
  }
  return world;
}

}  // namespace

DetectionTarget detection_target(const Scenario& scenario, Group group, std::size_t stratum) {
  DetectionTarget target;
  target.odds_ratios = odds_ratios_of(scenario, group);
  target.sets = set_odds_ratios_of(scenario, group);
  target.traits = scenario.population.traits;
  target.whom = group == Group::victims ? "victims" : "bystanders";
  if (scenario.population.strata.size() > 1)
    target.whom += fmt::format(" of stratum {}", scenario.population.strata[stratum].name);
  for (const AgencySpec& agency : scenario.agencies) {
    target.loadings.push_back(agency.loadings);
    target.agencies.push_back(agency.name);
  }
  return target;
}

SolvedDetection solve_bystander_detection(const Scenario& scenario, std::size_t stratum,
                                          const std::vector<double>& alarms,
                                          const StopQuestion* stop) {
  DetectionTarget target = detection_target(scenario, Group::bystanders, stratum);
  target.margins = alarms;
  target.stop = stop;
  return solve_detection(target);
}

World compose_world(const Scenario& scenario, const StopQuestion* stop, KnownDetections* known) {
  if (!scenario.population.at_risk)
    return compose_world(scenario, static_cast<double>(scenario.population.victims), stop, known);
  World world = world_before_detection(scenario, stop);
  compose_continuum(scenario, world);
  verify_histories(world);
  return world;
}

World compose_world(const Scenario& scenario, double victims, const StopQuestion* stop,
                    KnownDetections* known) {
  DN_EXPECT(!scenario.population.at_risk, "a continuum has its own number of persons");
  DN_EXPECT(victims >= 0.0 && std::isfinite(victims), "a world has a number of victims");
  World world = world_before_detection(scenario, stop);
  world.victims = victims;
  compose_victims(scenario, world, stop, known);
  compose_bystanders(scenario, world, stop);
  verify_histories(world);
  return world;
}

}  // namespace darknumber

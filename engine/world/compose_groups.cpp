// SPDX-License-Identifier: MIT
#include "engine/world/compose_groups.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/world/solving/unsolvable.h"

namespace darknumber {

std::vector<GroupsOfSize> groups_found(const Scenario& scenario) {
  for (const AgencySpec& agency : scenario.agencies)
    if (agency.found_in_visit) return scenario.population.groups;
  return {};
}

Visits visits_of(const Scenario& scenario, std::size_t stratum) {
  Visits visits;
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j) {
    const AgencySpec& agency = scenario.agencies[j];
    const double captures = agency.in_stratum[stratum].capture_probability;
    const double found = agency.found_in_visit.value_or(1.0);
    if (agency.found_in_visit) visits.visiting |= only(static_cast<int>(j));
    visits.found.push_back(found);
    visits.visit.push_back(captures > 0.0 ? captures / found : 0.0);
  }
  return visits;
}

void refuse_more_than_visits(const Scenario& scenario) {
  for (const AgencySpec& agency : scenario.agencies)
    for (const AgencyRates& rates : agency.in_stratum)
      if (agency.found_in_visit && rates.capture_probability > *agency.found_in_visit)
        throw UnsolvableScenario(
            fmt::format("agencies[{}].found_in_visit", agency.name),
            fmt::format("{} would have to detect {:.4g} of the victims, but finds only {} of those "
                        "whom it visits",
                        agency.name, rates.capture_probability, *agency.found_in_visit),
            "raise found_in_visit, or leave it out");
}

namespace {

/// The numbers that the laws of groups hold together.
constexpr std::size_t most_of_groups = std::size_t{1} << 22;

}  // namespace

void refuse_too_many_visitors(const World& world) {
  const Visits& visits = world.strata.front().visits;
  std::size_t a_law = history_count(world.agencies);
  // Of each history every subset may be anonymous: 3^k in all.
  if (world.strata.front().victims.anonymous_by_person)
    a_law = static_cast<std::size_t>(std::llround(std::pow(3.0, world.agencies)));
  const std::size_t numbers = world.presence.classes.size() * world.strata.size() *
                              history_count(lists_on(visits.visiting)) * a_law;
  if (numbers <= most_of_groups) return;
  throw UnsolvableScenario(
      "population.groups",
      fmt::format(
          "{} of {} agencies find groups, which may be visited by any set of them, too many "
          "for {} strata and {} kinds of presence",
          lists_on(visits.visiting), world.agencies, world.strata.size(),
          world.presence.classes.size()),
      "give found_in_visit to fewer agencies, or use fewer strata or periods");
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/study/replay.h"

#include <bit>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/simulation/person_simulator.h"
#include "engine/simulation/replicate.h"

namespace darknumber {
namespace {

std::vector<AgencySteps> steps_of(const World& world, const DrawKey& key) {
  std::vector<AgencySteps> steps(static_cast<std::size_t>(world.agencies));
  draw_people(world, key, [&](const Person& person) {
    for (int agency = 0; agency < world.agencies; ++agency) {
      AgencySteps& of = steps[static_cast<std::size_t>(agency)];
      of.detected += contains(person.detected, agency);
      of.kept += contains(person.kept, agency);
      of.reached += contains(person.reached, agency);
      of.reported += contains(person.reported, agency);
      of.confirmed += contains(person.confirmed, agency);
    }
  });
  return steps;
}

/// A number of a row and its name in a report.
struct RowField {
  std::string_view name;
  double ReplicateRow::*number;
};

constexpr RowField row_fields[] = {
    {"estimate", &ReplicateRow::estimate},
    {"se", &ReplicateRow::se},
    {"lower", &ReplicateRow::lower},
    {"upper", &ReplicateRow::upper},
    {"observed", &ReplicateRow::observed},
    {"overlap", &ReplicateRow::overlap},
    {"victims_observed", &ReplicateRow::victims_observed},
    {"ever_present", &ReplicateRow::ever_present},
    {"false_positive_entities", &ReplicateRow::false_positive_entities},
    {"truth", &ReplicateRow::truth}};

/// The same bits, or both do not exist.
bool same(double stored, double again) {
  if (std::isnan(stored) && std::isnan(again)) return true;
  return std::bit_cast<std::uint64_t>(stored) == std::bit_cast<std::uint64_t>(again);
}

}  // namespace

Replay replay(const PreparedPoint& point, std::uint32_t replicate, Evaluation evaluation) {
  const Scenario& scenario = point.scenario;
  if (evaluation == Evaluation::expected)
    return {replicate,
            evaluation,
            point.expected,
            point.observed,
            point.on_expected,
            point.expected_rows(),
            {}};
  const DrawKey key{scenario.monte_carlo.seed, replicate};
  auto [drawn, observed, outcomes, rows] = Replicator(scenario, point.world).replicate(replicate);
  std::vector<AgencySteps> steps;
  if (scenario.monte_carlo.simulator == SimulatorChoice::persons)
    steps = steps_of(point.world, key);
  return {replicate,           evaluation,      std::move(drawn), std::move(observed),
          std::move(outcomes), std::move(rows), std::move(steps)};
}

std::vector<RowDifference> row_differences(const std::vector<ReplicateRow>& stored,
                                           const std::vector<ReplicateRow>& again) {
  DN_EXPECT(stored.size() == again.size(), "a row of each answer");
  std::vector<RowDifference> found;
  for (std::size_t a = 0; a < stored.size(); ++a) {
    for (const RowField& field : row_fields)
      if (!same(stored[a].*field.number, again[a].*field.number))
        found.push_back({a, field.name, stored[a].*field.number, again[a].*field.number});
    if (stored[a].status != again[a].status)
      found.push_back({a, "status", static_cast<double>(stored[a].status),
                       static_cast<double>(again[a].status)});
    if (stored[a].boundary != again[a].boundary)
      found.push_back(
          {a, "boundary", stored[a].boundary ? 1.0 : 0.0, again[a].boundary ? 1.0 : 0.0});
    if (stored[a].model != again[a].model)
      found.push_back(
          {a, "model", static_cast<double>(stored[a].model), static_cast<double>(again[a].model)});
  }
  return found;
}

}  // namespace darknumber

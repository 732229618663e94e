// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/core/stop.h"
#include "engine/scenario/scenario.h"
#include "engine/world/solve_detection.h"
#include "engine/world/world.h"

namespace darknumber {

/// Own alarms by stratum and agency: probabilities per bystander where their number is finite, else
/// expected numbers.
using Alarms = std::vector<std::vector<double>>;

/// What the bystanders of a stratum are flagged with.
struct BystanderAlarms {
  std::vector<double> alarms;
  std::optional<SolvedDetection> solved;  // of a finite number, where the search solved it too
};

/// By stratum, the least alarms that give every agency its share of bystanders among the reported
/// records, phi_j = B_j / (B_j + V_j), hence B_j = V_j phi_j / (1 - phi_j). `world` has the
/// victims' laws and the bystanders' kernels. Throws UnsolvableScenario, naming the agency and what
/// can be reached; and GivenUp.
std::vector<BystanderAlarms> solve_bystanders(const Scenario& scenario, const World& world,
                                              const StopQuestion* stop = nullptr);

/// The alarms alone.
Alarms solve_alarms(const Scenario& scenario, const World& world,
                    const StopQuestion* stop = nullptr);

/// What the detection of a group of persons of a stratum must achieve, but for its margins.
DetectionTarget detection_target(const Scenario& scenario, Group group, std::size_t stratum);

/// The detection of a finite number of bystanders with these false-alarm probabilities.
SolvedDetection solve_bystander_detection(const Scenario& scenario, std::size_t stratum,
                                          const std::vector<double>& alarms,
                                          const StopQuestion* stop = nullptr);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/simulation/history_sampler.h"
#include "engine/world/world.h"

namespace darknumber {

/// One person of the synthetic population, stage by stage.
struct Person {
  bool victim = false;
  std::uint32_t index = 0;  // among the victims, or among the bystanders
  std::size_t stratum = 0;
  std::optional<std::uint32_t> group;  // of a victim who does not live alone
  PresenceRun presence;                // of a victim; bystanders are present throughout
  std::vector<double> traits;   // one a trait of the population; none for unlimited bystanders
  double severity = 0.0;        // with a continuum
  CaptureHistory detected = 0;  // own detections, after exposure
  CaptureHistory kept = 0;      // those that avoidance leaves
  CaptureHistory reached = 0;   // after referral
  CaptureHistory reported = 0;
  CaptureHistory confirmed = 0;  // what verification leaves: the person's records
  RecordFates fates;             // of these
};

/// Draws every person of a population, one after the other: the readable twin of the table
/// simulator, with which it shares only the streams and the steps on the table. Victims come first,
/// slot by slot. Cost: one draw a step, person and agency; the key's stop question is asked every
/// few thousand persons, and ends it by GivenUp.
void draw_people(const World& world, const DrawKey& key,
                 const std::function<void(const Person&)>& visit);

/// The register of that population.
Register draw_persons(const World& world, const DrawKey& key);

}  // namespace darknumber

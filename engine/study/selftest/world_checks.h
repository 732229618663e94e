// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/study/selftest/self_test.h"
#include "engine/world/world.h"

namespace darknumber {

/// A world and what it is called.
struct NamedWorld {
  std::string name;
  World world;
};
using NamedWorlds = std::vector<std::shared_ptr<const NamedWorld>>;

/// Both simulators, drawing from `drawn`, against the exact expected register of `world`: the means
/// of every cell, of the victims with a record, of false positives and of victims ever present; and
/// against each other, by their variances. With false links the expected register is a limit, and
/// the means of the simulators are compared. Persons are drawn one by one in a population of 2,000
/// at most, of the same laws.
CheckResult check_simulators(const World& world, const World& drawn, std::uint64_t seed);

/// The kinds of steps from a person to a record.
enum class StepKind { detection, presence, avoidance, referral, reporting, verification, linkage };

/// Every step of that kind in the worlds, drawn person by person, against its law; in the first
/// four strata of each.
CheckResult check_steps(StepKind kind, const NamedWorlds& worlds, std::uint64_t seed);

/// These checks: one a kind of step that some world has, and one a world.
std::vector<SelfCheck> world_checks(const NamedWorlds& worlds, std::uint64_t seed);

}  // namespace darknumber

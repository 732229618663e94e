// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

#include "engine/simulation/history_sampler.h"
#include "engine/world/world.h"
#include "tests/support/statistics.h"

namespace darknumber::testing {

/// A register as a row of numbers: the entities of every history but 0, D (victims with a record),
/// the entities made of bystanders' records, and the victims ever present.
std::vector<double> row_of(const Register& drawn);

/// `replicates` registers of the study with `seed`, each drawn by `draw`.
Sample draw_registers(const std::function<Register(const DrawKey&)>& draw, int lists,
                      std::uint64_t seed, std::uint32_t replicates);

/// The same from either simulator of a world.
Sample draw_by_table(const World& world, std::uint64_t seed, std::uint32_t replicates);
Sample draw_by_person(const World& world, std::uint64_t seed, std::uint32_t replicates);

}  // namespace darknumber::testing

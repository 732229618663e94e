// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

#include "engine/simulation/history_sampler.h"
#include "engine/study/selftest/statistics.h"
#include "engine/world/world.h"

namespace darknumber {

/// A register as a row of numbers: the entities of every history but 0, D (victims with a record),
/// the entities made of bystanders' records, and the victims ever present.
std::vector<double> row_of(const Register& drawn);

/// `replicates` registers of the study with `seed`, from the `first` on, each drawn by `draw`.
Sample draw_registers(const std::function<Register(const DrawKey&)>& draw, int lists,
                      std::uint64_t seed, std::uint32_t replicates, std::uint32_t first = 0);

/// The same from either simulator of a world.
Sample draw_by_table(const World& world, std::uint64_t seed, std::uint32_t replicates);
Sample draw_by_person(const World& world, std::uint64_t seed, std::uint32_t replicates,
                      std::uint32_t first = 0);

}  // namespace darknumber

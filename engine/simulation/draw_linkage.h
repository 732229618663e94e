// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

#include "engine/core/random_stream.h"
#include "engine/simulation/history_sampler.h"
#include "engine/world/linkage.h"

namespace darknumber {

/// Adds the entities of `reported` persons, by reported history, to `entities`: detachment list by
/// list among persons who are still alike, then duplicates. `stratum` keys the streams.
void draw_linkage(const Linkage& linkage, std::span<std::int64_t> reported, const DrawKey& key,
                  Purpose purpose, std::uint32_t stratum, std::span<double> entities);

}  // namespace darknumber

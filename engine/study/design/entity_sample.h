// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/random_stream.h"
#include "engine/study/design/entity_kinds.h"
#include "engine/study/design/register_world.h"

namespace darknumber {

/// Entities of a register, drawn at random without replacement and looked at one by one.
struct EntitySample {
  std::vector<std::int64_t> drawn;               // by history
  std::vector<std::vector<std::int64_t>> shown;  // by kind, by history
  std::int64_t size = 0;
};

/// So many of the entities of `counts`, by history, or all of them where there are fewer; each
/// turns out to be of a kind with the world's probability for its history. What one is says nothing
/// of another: of two entities of one person that holds while few of all are drawn.
EntitySample draw_entity_sample(std::span<const std::int64_t> counts, std::int64_t size,
                                const EntityKinds& kinds, RandomStream& stream);

/// log P(kinds shown | histories drawn) in a world with these kinds, without what all worlds have
/// in common: sum over histories and kinds of n log(kinds / all kinds).
double log_likelihood_of(const EntitySample& sample, const EntityKinds& kinds);

/// Entities of victims, by history, in a register with these counts.
std::vector<std::int64_t> draw_victims_seen(std::span<const std::int64_t> counts,
                                            const RegisterWorld& world, RandomStream& stream);

/// Their number once a sample has shown which of its entities are victims', its first kind.
std::int64_t draw_victims_left_open(std::span<const std::int64_t> counts,
                                    const EntitySample& audited, const RegisterWorld& world,
                                    RandomStream& stream);

}  // namespace darknumber

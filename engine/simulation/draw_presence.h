// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/simulation/history_sampler.h"
#include "engine/world/presence.h"

namespace darknumber {

/// Where a draw of many numbers takes its streams: one for each, from `first_item` on.
struct StreamBlock {
  Purpose purpose;
  std::uint64_t first_item = 0;
};

/// How many of N slots' persons have each class of presence: period by period, those present are
/// told apart only by when they came, and each leaves with the probability of renewal.
std::vector<std::int64_t> draw_presence(const Presence& presence, std::int64_t slots,
                                        const DrawKey& key,
                                        const StreamBlock& streams = {Purpose::victim_presence});

/// Divides persons, or groups of them, over strata, each by its share; a stream for each stratum.
std::vector<std::int64_t> draw_strata(std::int64_t persons, std::span<const double> shares,
                                      const DrawKey& key, const StreamBlock& streams);

}  // namespace darknumber

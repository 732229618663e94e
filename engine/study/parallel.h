// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>

namespace darknumber {

/// More threads than a user may ask for by mistake.
inline constexpr std::int64_t most_threads = 1024;

/// Calls `run` once for each index of [begin, end), on up to `threads` threads at a time (1 or
/// more), begun in ascending order, and returns when all are done. An exception of a call ends the
/// rest early and comes out here. Built without oneTBB it runs on the calling thread, in order.
void for_each_index(std::int64_t begin, std::int64_t end, int threads,
                    const std::function<void(std::int64_t)>& run);

/// How many threads the machine runs at a time; 1 in a build without oneTBB.
int hardware_threads();

}  // namespace darknumber

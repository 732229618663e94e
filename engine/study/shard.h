// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace darknumber {

/// One of the parts into which the work of a run is split: the third of eight, "3/8".
struct Shard {
  std::int64_t number = 1;  // from 1
  std::int64_t of = 1;
};

/// More parts than any queue of jobs takes.
inline constexpr std::int64_t most_shards = 1'000'000;

/// "3/8"; nothing where a text is no shard, or one beyond the last.
std::optional<Shard> shard_from(std::string_view text);
std::string shard_text(const Shard& shard);

/// Some of the replicates of a run, [first, end) of all of them numbered through, point by point:
/// replicate r of point p of a run of R replicates a point has the number p·R + r.
struct WorkRange {
  std::int64_t first = 0;
  std::int64_t end = 0;

  std::int64_t size() const { return end - first; }
};

/// The part of a shard of so many replicates in all: neighbours meet, and sizes differ by one at
/// most.
WorkRange range_of(const Shard& shard, std::int64_t total);

/// The replicates [first, end) that a range has of one point; empty where it has none.
WorkRange of_point(const WorkRange& range, std::size_t point, std::int64_t replicates);

}  // namespace darknumber

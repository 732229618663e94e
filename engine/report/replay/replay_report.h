// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/report/block.h"
#include "engine/report/folder/read_results.h"
#include "engine/study/replay.h"

namespace darknumber {

/// A replicate again, beside what the results folder has of it.
struct Replayed {
  const StoredResults& stored;
  std::size_t point_number = 0;
  const PreparedPoint& point;
  Replay again;
  std::vector<ReplicateRow> stored_rows;  // one an answer
  std::vector<RowDifference> differences;
  bool same_scenario = true;  // the folder's scenario still has the hash that was stored
};

/// Runs the replicate again and compares it with the stored rows. The replicate must be stored.
Replayed replay_stored(const StoredResults& stored, std::size_t point_number,
                       const PreparedPoint& point, std::uint32_t replicate);

/// What `replay` prints: who is there, who is recorded, what the register makes of the records,
/// what the estimators saw and made of it, and whether it is what was stored.
Blocks replay_blocks(const Replayed& replayed);

}  // namespace darknumber

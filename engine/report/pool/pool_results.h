// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/report/folder/read_results.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// One person's part of what is pooled.
struct PooledPart {
  std::string name;  // of the folder
  std::uint64_t seed = 0;
  std::size_t replicates = 0;  // of each point
  /// By point: the measures of the pool, of this part's replicates alone.
  std::vector<std::vector<EstimatorMeasure>> measures;
};

/// Many people's results as one run: its replicates are those of all parts, one part after the
/// other.
struct PooledResults {
  StudyPlan plan;
  StudyRun run;
  std::vector<PooledPart> parts;
};

/// Pools results folders of one scenario, run with different seeds. Its title, description and
/// number of replicates may differ. Throws InputError with every folder that cannot be pooled with
/// the first: one of another scenario, or of a seed that is there already, whose registers would
/// count twice; one whose points follow from its seed; one without replicates.
PooledResults pool_results(std::vector<StoredResults> results, int threads);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/report/folder/read_results.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// The plan of a stored run again. Throws InputError where it is not the plan that was run.
StudyPlan plan_again(const StoredResults& stored);

/// What came of the stored run, from its replicates and measures: everything that its report and
/// files say, and the plan's `also_measured`. Nothing is drawn, and no measure taken that
/// results.json has. Throws InputError where the replicates are not
/// those that the folder's digest is of.
StudyRun stored_run(StoredResults stored, const StudyPlan& plan, int threads);

/// Whether a folder holds a run that was begun and not finished.
bool is_unfinished(const std::filesystem::path& folder);

/// The replicates of a run that was not finished, and these measures of them; of points without a
/// replicate none. Which scenario it is of, and what its points set, no file of it says. Throws
/// InputError where the checkpoint cannot be read.
RunResult unfinished_run(const std::filesystem::path& folder,
                         const std::vector<std::string>& measures);

}  // namespace darknumber

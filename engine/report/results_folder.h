// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "engine/study/run_study.h"

namespace darknumber {

enum class IfExists { refuse, replace };

enum class FolderOpening { created, exists, not_a_folder };

/// Makes the folder, and those above it, before any work is done. An existing folder is refused
/// (`exists`) or, with `replace`, cleared of the files of an earlier run, and of nothing else; a
/// path that is a file is never touched. A failure of the system throws
/// std::filesystem::filesystem_error.
FolderOpening open_results_folder(const std::filesystem::path& folder, IfExists if_exists);

/// Where the replicates of the run are kept, and `run --resume` goes on from.
std::filesystem::path checkpoint_of(const std::filesystem::path& folder);

/// Writes results.json, measures.csv, replicates.csv and the loaders. Each is written under another
/// name and then renamed, results.json last: a folder that has it is complete. Throws
/// std::system_error with the path where the system fails.
void write_results(const std::filesystem::path& folder, const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "engine/report/folder/folder_lock.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// What is to become of a folder that is there already.
enum class IfExists { refuse, replace, resume };

enum class FolderOpening {
  created,    // empty of results, and ours
  to_resume,  // it has a checkpoint, and is ours
  exists,
  not_a_folder,
  foreign,  // it holds something that no run has written, and that this one would replace
  in_use,   // another process runs into it
};

struct OpenedFolder {
  FolderOpening opening = FolderOpening::exists;
  FolderLock lock;             // held where it is ours
  std::filesystem::path what;  // foreign: the folder, or the file in it
};

/// Makes the folder, and those above it, before any work is done. With `replace` a folder of
/// results, known by the content of its checkpoint or results.json, is cleared of the files of
/// earlier runs and of nothing else; with `resume` one that has a checkpoint is left as it is.
/// Everything is looked at before anything is removed. A path that is a file is never touched. A
/// failure of the system throws std::system_error.
OpenedFolder open_results_folder(const std::filesystem::path& folder, IfExists if_exists);

/// Where the replicates of the run are kept, and `run --resume` goes on from.
std::filesystem::path checkpoint_of(const std::filesystem::path& folder);

/// Writes results.json, measures.csv, replicates.csv and the loaders. Each is written under another
/// name and then renamed, results.json last: a folder that has it is complete. Throws
/// std::system_error with the path where the system fails.
void write_results(const std::filesystem::path& folder, const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber

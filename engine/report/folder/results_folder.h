// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

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
  foreign,       // it holds something that no run has written, and that this one would replace
  in_use,        // another process runs into it
  not_writable,  // the system forbids it
};

struct OpenedFolder {
  FolderOpening opening = FolderOpening::exists;
  FolderLock lock;             // held where it is ours
  std::filesystem::path what;  // foreign, not_writable: the folder, or the file or folder meant
};

/// What `open_results_folder` would say, before there is anything to write: nothing is made,
/// cleared or written. Of a folder that is there and would be ours the lock is held. `held`: that
/// lock, where the folder was looked at before. A failure of the system throws std::system_error.
OpenedFolder look_at_results_folder(const std::filesystem::path& folder, IfExists if_exists,
                                    FolderLock held = {});

/// Makes the folder, and those above it, before any work is done. With `replace` a folder of
/// results, known by the content of its checkpoint or results.json, is cleared of the files of
/// earlier runs and of nothing else; with `resume` one that has a checkpoint is left as it is.
/// Everything is looked at, as `look_at_results_folder` does, before anything is removed. A path
/// that is a file is never touched. `held` as there. A failure of the system throws
/// std::system_error.
OpenedFolder open_results_folder(const std::filesystem::path& folder, IfExists if_exists,
                                 FolderLock held = {});

/// Where the replicates of the run are kept, and `run --resume` goes on from.
std::filesystem::path checkpoint_of(const std::filesystem::path& folder);
/// How far the sampling of an explanation came: `run --resume` goes on from there, and what shows
/// the results does not sample again.
std::filesystem::path sampling_of(const std::filesystem::path& folder);

/// How a report begins that the program has made (`html_page`), and no other page.
inline constexpr std::string_view page_mark =
    "<!DOCTYPE html>\n<!-- Made by darknumber. -->\n<html lang=\"en\">";

/// Writes results.json, measures.csv, replicates.csv and the loaders, and removes a report.html of
/// the program, which is of other results. Each is written under another
/// name and then renamed, results.json last: a folder that has it is complete. Throws
/// std::system_error with the path where the system fails.
void write_results(const std::filesystem::path& folder, const StudyRun& run, const StudyPlan& plan);

/// What `estimate --output` keeps of a table and of what estimators make of it.
struct EstimateFiles {
  std::string table;      // as it was read
  std::string estimates;  // CSV
  std::string results;    // JSON that begins as `estimate_results_mark`
};

/// How the results.json of estimates begins, and no other.
inline constexpr std::string_view estimate_results_mark =
    "{\n  \"results_version\": 1,\n  \"kind\": \"estimate\"";

/// Whether a folder holds the results of `estimate --output`.
bool holds_estimates(const std::filesystem::path& folder);

/// The same as for results, for the files of estimates: a table.csv or estimates.csv that no
/// estimate has written is not replaced.
OpenedFolder look_at_estimates_folder(const std::filesystem::path& folder, IfExists if_exists);
OpenedFolder open_estimates_folder(const std::filesystem::path& folder, IfExists if_exists);

/// Writes table.csv, estimates.csv and results.json as `write_results` does.
void write_estimates(const std::filesystem::path& folder, const EstimateFiles& files);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>

#include "engine/input/value.h"
#include "engine/scenario/scenario.h"
#include "engine/study/checkpoint/run_result.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// What a results folder holds, read back.
struct StoredResults {
  std::filesystem::path folder;
  Scenario scenario;  // as run
  std::optional<Hold> hold;
  RunResult run;  // the points' own measures are left out: they follow from the scenario
};

/// Whether a path is a folder, and so is meant as results.
bool is_results_folder(const std::filesystem::path& path);

/// results.json of a folder. Throws InputError where the folder is none of a finished run, or was
/// written by a newer program.
Value results_document(const std::filesystem::path& folder);

/// Reads results.json and the replicates of the checkpoint beside it. Throws InputError where the
/// folder is none of a finished run, was written by a newer program, or its files do not belong
/// together.
StoredResults read_results(const std::filesystem::path& folder);

}  // namespace darknumber

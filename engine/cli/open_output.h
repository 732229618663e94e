// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/cli/exit_code.h"
#include "engine/cli/options.h"
#include "engine/report/folder/folder_lock.h"
#include "engine/report/folder/results_folder.h"
#include "engine/study/checkpoint/parts_file.h"
#include "engine/study/checkpoint/replicate_file.h"

namespace darknumber {

/// The replicate file of a run with --output, and the replicates that it already holds.
struct Checkpoint {
  FolderLock lock;
  std::optional<ReplicateFileWriter> writer;
  std::vector<PointRows> before;
  std::optional<PartsFile> sampling;  // of a run that draws worlds
};

/// What is to become of a folder that is there.
IfExists wish_of(const OutputOptions& output);

/// Looks at the results folder of a run before anything is worked out, and locks it where it is
/// there; nothing without --output. The code to stop with, after saying why; none where the run may
/// have it.
std::optional<ExitCode> look_at_output(const OutputOptions& output, Checkpoint& checkpoint);

/// Opens the folder that was looked at and its checkpoint; nothing without --output. The code to
/// stop with, after saying why; none where the checkpoint is ready.
/// `header` and `points`: of the checkpoint that the run has.
std::optional<ExitCode> open_output(const OutputOptions& output, const ReplicateFileHeader& header,
                                    std::size_t points, Checkpoint& checkpoint);

/// Opens the file of the sampling in the folder that was opened, and takes up what it has; nothing
/// without --output. The code to stop with, after saying why; none where it is ready.
std::optional<ExitCode> open_sampling(const OutputOptions& output,
                                      const ReplicateFileHeader& header, Checkpoint& checkpoint);

/// Says why a results folder was not opened; the code to stop with. `others`: what the user may do
/// instead of taking another folder or replacing this one.
ExitCode say_why_not(const OpenedFolder& opened, const std::string& folder,
                     std::string_view others = "");

}  // namespace darknumber

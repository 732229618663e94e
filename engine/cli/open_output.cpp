// SPDX-License-Identifier: MIT
#include "engine/cli/open_output.h"

#include <algorithm>
#include <filesystem>
#include <variant>

#include "engine/cli/standard_streams.h"
#include "engine/report/folder/results_folder.h"

namespace darknumber {
namespace {

/// `advice`: a sentence about what to do, or none.
ExitCode say_defect(const std::filesystem::path& path, ReplicateFileDefect defect,
                    std::string_view advice = "") {
  say("error: {} cannot be resumed: {}.{}{}\n", path.string(), meaning_of(defect),
      advice.empty() ? "" : " ", advice);
  return ExitCode::other_checkpoint;
}

ExitCode say_of_another_run(const std::filesystem::path& path,
                            const std::vector<HeaderDifference>& differing) {
  const auto differs_in = [&](HeaderField field) {
    return std::any_of(
        differing.begin(), differing.end(),
        [field](const HeaderDifference& difference) { return difference.field == field; });
  };
  say("error: {} belongs to another run:\n", path.string());
  for (const HeaderDifference& difference : differing)
    say("  {}: there {}, here {}\n", name_of(difference.field), difference.found,
        difference.expected);
  if (differs_in(HeaderField::scenario_hash))
    say("A scenario's hash covers all that decides the replicates: the world, the study, "
        "the claims, and the table that it is held to.\n");
  if (differs_in(HeaderField::build))
    say("Results name one build and promise its bytes, so that only that build goes on with "
        "them.\n");
  say("Nothing was run or written. Take another --output, or --force to replace it.\n");
  return ExitCode::other_checkpoint;
}

std::optional<ExitCode> resume(const std::filesystem::path& path, const ReplicateFileHeader& header,
                               std::size_t points, Checkpoint& checkpoint) {
  const auto found = read_replicate_header(path);
  if (const auto* defect = std::get_if<ReplicateFileDefect>(&found))
    return say_defect(path, *defect);
  const auto differing = differences(header, std::get<ReplicateFileHeader>(found));
  if (!differing.empty()) return say_of_another_run(path, differing);
  auto read = read_replicate_file(path, points);
  if (const auto* defect = std::get_if<ReplicateFileDefect>(&read))
    return say_defect(path, *defect);
  auto& contents = std::get<ReplicateFileContents>(read);
  checkpoint.writer.emplace(path, contents);
  checkpoint.before = std::move(contents.points);
  return std::nullopt;
}

/// What else a user may do about a folder that is there.
constexpr std::string_view of_a_run = ", --resume to go on with an interrupted run,";

}  // namespace

IfExists wish_of(const OutputOptions& output) {
  if (output.resume) return IfExists::resume;
  return output.force ? IfExists::replace : IfExists::refuse;
}

ExitCode say_why_not(const OpenedFolder& opened, const std::string& folder,
                     std::string_view others) {
  constexpr const char* nothing = "Nothing was run or written.";
  switch (opened.opening) {
    case FolderOpening::exists:
      say("error: {} exists. {} Take another --output{} or --force to replace it.\n", folder,
          nothing, others);
      break;
    case FolderOpening::not_a_folder:
      say("error: {} is not a folder. {}\n", opened.what.string(), nothing);
      break;
    case FolderOpening::not_writable:
      say("error: {} cannot be written to. {} Take another --output.\n", opened.what.string(),
          nothing);
      break;
    case FolderOpening::in_use:
      say("error: another run is writing to {}. {} Wait until it has ended, or take another "
          "--output.\n",
          folder, nothing);
      break;
    case FolderOpening::foreign:
      if (opened.what == folder)
        say("error: {} holds no results of darknumber, so it is not replaced. {} Take another "
            "--output.\n",
            folder, nothing);
      else
        say("error: {} was not written by darknumber and would be lost. {} Move it away, or take "
            "another --output.\n",
            opened.what.string(), nothing);
      break;
    case FolderOpening::created:
    case FolderOpening::to_resume:
      break;
  }
  return ExitCode::output_exists;
}

std::optional<ExitCode> look_at_output(const OutputOptions& output, Checkpoint& checkpoint) {
  if (output.folder.empty()) return std::nullopt;
  OpenedFolder looked = look_at_results_folder(output.folder, wish_of(output));
  if (looked.opening != FolderOpening::created && looked.opening != FolderOpening::to_resume)
    return say_why_not(looked, output.folder, of_a_run);
  checkpoint.lock = std::move(looked.lock);
  return std::nullopt;
}

std::optional<ExitCode> open_output(const OutputOptions& output, const ReplicateFileHeader& header,
                                    std::size_t points, Checkpoint& checkpoint) {
  if (output.folder.empty()) return std::nullopt;
  OpenedFolder opened =
      open_results_folder(output.folder, wish_of(output), std::move(checkpoint.lock));
  checkpoint.lock = std::move(opened.lock);
  const std::filesystem::path path = checkpoint_of(output.folder);
  if (opened.opening == FolderOpening::to_resume) return resume(path, header, points, checkpoint);
  if (opened.opening != FolderOpening::created) return say_why_not(opened, output.folder, of_a_run);
  checkpoint.writer.emplace(path, header);
  return std::nullopt;
}

std::optional<ExitCode> open_sampling(const OutputOptions& output,
                                      const ReplicateFileHeader& header, Checkpoint& checkpoint) {
  if (output.folder.empty()) return std::nullopt;
  const std::filesystem::path path = sampling_of(output.folder);
  PartsFileContents contents{header, {}};
  if (std::filesystem::exists(path)) {
    auto read = read_parts_file(path);
    if (const auto* defect = std::get_if<ReplicateFileDefect>(&read))
      return say_defect(path, *defect, "Remove the file, and the sampling begins anew.");
    contents = std::get<PartsFileContents>(std::move(read));
    if (const auto differing = differences(header, contents.header); !differing.empty())
      return say_of_another_run(path, differing);
  }
  checkpoint.sampling.emplace(path, std::move(contents));
  return std::nullopt;
}

}  // namespace darknumber

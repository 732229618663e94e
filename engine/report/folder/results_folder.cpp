// SPDX-License-Identifier: MIT
#include "engine/report/folder/results_folder.h"

#include <unistd.h>

#include <array>
#include <fstream>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/report/csv.h"
#include "engine/report/folder/files_in_writing.h"
#include "engine/report/folder/loaders.h"
#include "engine/report/folder/results_json.h"
#include "engine/report/folder/shard_folder.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

/// One file of the folder, how it begins and what writes it.
struct ResultsFile {
  std::string_view name;
  std::string_view mark;
  void (*write)(std::ostream&, const StudyRun&, const StudyPlan&);
};

/// In the order of writing: results.json last, whose presence says that the rest is there.
constexpr std::array files{
    ResultsFile{"load.R", "# Reads measures.csv",
                [](std::ostream& out, const StudyRun&, const StudyPlan&) { out << load_r(); }},
    ResultsFile{"load.py", "\"\"\"Reads measures.csv",
                [](std::ostream& out, const StudyRun&, const StudyPlan&) { out << load_python(); }},
    ResultsFile{"load.do", "* Reads measures.csv",
                [](std::ostream& out, const StudyRun&, const StudyPlan&) { out << load_stata(); }},
    ResultsFile{"replicates.csv", "point,replicate,estimator,",
                [](std::ostream& out, const StudyRun& run, const StudyPlan&) {
                  write_replicates_csv(out, run.result);
                }},
    ResultsFile{"measures.csv", "point,",
                [](std::ostream& out, const StudyRun& run, const StudyPlan&) {
                  write_measures_csv(out, run.result);
                }},
    ResultsFile{"results.json", "{\n  \"results_version\": ",
                [](std::ostream& out, const StudyRun& run, const StudyPlan& plan) {
                  out << results_json(run, plan);
                }},
};

/// Those of estimates, results.json last.
constexpr std::array<std::string_view, 3> estimate_files{"table.csv", "estimates.csv",
                                                         "results.json"};

/// What `report` makes of the results and puts beside them.
constexpr std::string_view report_file = "report.html";

constexpr std::string_view sampling_file = "sampling";

/// Scenarios of their own, which an explanation writes and `run` accepts.
constexpr std::array<std::string_view, 3> witness_files{"least.json", "best.json", "greatest.json"};

constexpr std::string_view results_file = "results.json";

/// Whether it is the place that is wrong, and no disk that failed.
bool no_place_for_files(const std::error_code& error) {
  return error == std::errc::permission_denied || error == std::errc::read_only_file_system ||
         error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory;
}

/// Whether a path is free, or a file that begins as one of ours does; one of a run that was stopped
/// may end within its beginning. By its content, since anyone may call a file measures.csv.
bool is_free_or_ours(const fs::path& path, std::string_view mark) {
  const fs::file_status status = fs::symlink_status(path);
  if (!fs::exists(status)) return true;
  if (!fs::is_regular_file(status)) return false;
  std::ifstream in(path, std::ios::binary);
  if (!in) return false;  // nobody knows what it holds
  std::string start(mark.size(), '\0');
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  return !in.bad() && mark.starts_with(start.substr(0, static_cast<std::size_t>(in.gcount())));
}

bool is_ours(const fs::path& path, std::string_view mark) {
  return fs::exists(fs::symlink_status(path)) && is_free_or_ours(path, mark);
}

bool is_of_estimates(const fs::path& results) {
  return is_ours(results, estimate_results_mark) &&
         fs::file_size(results) > estimate_results_mark.size();
}

/// Whether an estimate was stopped while it wrote into a folder.
bool began_estimates(const fs::path& folder) {
  return is_of_estimates(name_while_unfinished(folder / results_file));
}

/// A report of results that are replaced is of others, and goes. One that is not ours stays.
void remove_stale_report(const fs::path& folder) {
  const fs::path report = folder / report_file;
  if (is_ours(report, page_mark) && fs::file_size(report) > page_mark.size()) fs::remove(report);
}

/// A file in the way of those that a run writes, the checkpoint aside; empty where there is none.
fs::path file_in_the_way(const fs::path& folder) {
  for (const ResultsFile& file : files)
    for (const fs::path& path : {folder / file.name, name_while_unfinished(folder / file.name)})
      if (!is_free_or_ours(path, file.mark)) return path;
  for (const fs::path& path : {sampling_of(folder), name_while_unfinished(sampling_of(folder))})
    if (!is_free_or_ours(path, parts_file_mark)) return path;
  return {};
}

/// What forbids to replace the results in a folder; empty where nothing does.
fs::path foreign_in(const fs::path& folder) {
  const fs::path checkpoint = checkpoint_of(folder);
  if (!is_free_or_ours(checkpoint, replicate_file_mark)) return checkpoint;
  if (!is_free_or_ours(shard_json_of(folder), shard_mark)) return shard_json_of(folder);
  if (const fs::path file = file_in_the_way(folder); !file.empty()) return file;
  const bool known = is_ours(checkpoint, replicate_file_mark) ||
                     is_ours(shard_json_of(folder), shard_mark) ||
                     is_ours(folder / files.back().name, files.back().mark) ||
                     is_ours(name_while_unfinished(folder / results_file), files.back().mark) ||
                     fs::is_empty(folder);
  return known ? fs::path() : folder;
}

/// Whether a run into this folder ended before its checkpoint had any content: there is nothing to
/// go on with, and nothing to lose.
bool ended_at_once(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path() != checkpoint_of(folder) || !entry.is_regular_file() || entry.file_size() > 0)
      return false;
  return true;
}

/// results.json and shard.json go first, so that what is left of a half-cleared folder never looks
/// complete.
void clear(const fs::path& folder) {
  fs::remove(shard_json_of(folder));
  remove_stale_report(folder);
  if (holds_estimates(folder) || began_estimates(folder))
    for (std::size_t i = estimate_files.size(); i-- > 0;) {
      fs::remove(folder / estimate_files[i]);
      if (i + 1 < estimate_files.size())
        fs::remove(name_while_unfinished(folder / estimate_files[i]));
    }
  for (std::size_t i = files.size(); i-- > 0;) {
    fs::remove(folder / files[i].name);
    fs::remove(name_while_unfinished(folder / files[i].name));
  }
  if (is_ours(sampling_of(folder), parts_file_mark))
    for (std::string_view name : witness_files) fs::remove(folder / name);
  fs::remove(sampling_of(folder));
  fs::remove(name_while_unfinished(sampling_of(folder)));
  fs::remove(checkpoint_of(folder));
}

OpenedFolder foreign(fs::path what) {
  return {FolderOpening::foreign, {}, std::move(what)};
}

/// Of a folder that is there and locked: what is to become of it.
OpenedFolder look_into(const fs::path& folder, IfExists if_exists) {
  if (if_exists == IfExists::resume) {
    if (ended_at_once(folder)) return {FolderOpening::created, {}, {}};
    if (!fs::exists(checkpoint_of(folder))) return {FolderOpening::exists, {}, {}};
    fs::path file = file_in_the_way(folder);
    return file.empty() ? OpenedFolder{FolderOpening::to_resume, {}, {}} : foreign(std::move(file));
  }
  fs::path what = foreign_in(folder);
  if (!what.empty()) return foreign(std::move(what));
  return {FolderOpening::created, {}, {}};
}

/// The folder, or of one that is not there the nearest above it that is.
fs::path nearest_that_exists(const fs::path& folder) {
  fs::path nearest = fs::absolute(folder).lexically_normal();
  std::error_code error;
  while (!fs::exists(nearest, error) && nearest != nearest.parent_path())
    nearest = nearest.parent_path();
  return nearest;
}

bool is_writable(const fs::path& folder) {
  return ::access(folder.c_str(), W_OK | X_OK) == 0;
}

}  // namespace

OpenedFolder look_at_results_folder(const fs::path& folder, IfExists if_exists, FolderLock held) {
  const fs::file_status status = fs::status(folder);
  if (!fs::exists(status)) {
    fs::path above = nearest_that_exists(folder);
    if (!fs::is_directory(above)) return {FolderOpening::not_a_folder, {}, std::move(above)};
    if (!is_writable(above)) return {FolderOpening::not_writable, {}, std::move(above)};
    return {FolderOpening::created, {}, {}};
  }
  if (!fs::is_directory(status)) return {FolderOpening::not_a_folder, {}, folder};
  if (if_exists == IfExists::refuse) return {FolderOpening::exists, {}, {}};
  if (!is_writable(folder)) return {FolderOpening::not_writable, {}, folder};
  if (!held.held() && !held.take(folder)) return {FolderOpening::in_use, {}, {}};
  OpenedFolder looked = look_into(folder, if_exists);
  looked.lock = std::move(held);
  return looked;
}

OpenedFolder open_results_folder(const fs::path& folder, IfExists if_exists, FolderLock held) {
  if (!fs::exists(folder)) held = FolderLock();  // not that of a folder which is gone
  OpenedFolder opened = look_at_results_folder(folder, if_exists, std::move(held));
  if (opened.opening != FolderOpening::created) return opened;
  if (opened.lock.held()) {
    if (if_exists == IfExists::replace) clear(folder);
    return opened;
  }
  std::error_code error;
  fs::create_directories(folder, error);
  if (no_place_for_files(error)) return {FolderOpening::not_writable, {}, folder};
  if (error) throw std::system_error(error, folder.string() + " cannot be made");
  if (!opened.lock.take(folder)) return {FolderOpening::in_use, {}, {}};
  return opened;
}

fs::path checkpoint_of(const fs::path& folder) {
  return folder / "checkpoint";
}

fs::path sampling_of(const fs::path& folder) {
  return folder / sampling_file;
}

namespace {

void write_witnesses(const fs::path& folder, const StudyRun& run, FilesInWriting& written) {
  const auto* explained = std::get_if<ExplainOutcome>(&run.outcome);
  if (explained == nullptr || !explained->explanation.witness) return;
  const Witnesses& witness = *explained->explanation.witness;
  const std::array worlds{&witness.least, &witness.best, &witness.greatest};
  for (std::size_t i = 0; i < worlds.size(); ++i)
    written.write(folder / witness_files[i],
                  [&](std::ostream& out) { out << worlds[i]->scenario << "\n"; });
}

}  // namespace

void write_results(const fs::path& folder, const StudyRun& run, const StudyPlan& plan) {
  FilesInWriting written;
  write_witnesses(folder, run, written);
  for (const ResultsFile& file : std::span(files).first(files.size() - 1))
    written.write(folder / file.name, [&](std::ostream& out) { file.write(out, run, plan); });
  UnfinishedFile results(folder / results_file);
  files.back().write(results.stream(), run, plan);
  results.close();
  remove_stale_report(folder);
  written.take_names(results);
}

bool holds_estimates(const fs::path& folder) {
  return is_of_estimates(folder / results_file);
}

namespace {

/// A table.csv or estimates.csv that would be replaced and that no estimate has written.
fs::path foreign_table_in(const fs::path& folder, IfExists if_exists) {
  if (if_exists == IfExists::replace && !holds_estimates(folder) && !began_estimates(folder))
    for (std::string_view name : {"table.csv", "estimates.csv"})
      if (fs::exists(fs::symlink_status(folder / name))) return folder / name;
  return {};
}

}  // namespace

OpenedFolder look_at_estimates_folder(const fs::path& folder, IfExists if_exists) {
  fs::path table = foreign_table_in(folder, if_exists);
  return table.empty() ? look_at_results_folder(folder, if_exists) : foreign(std::move(table));
}

OpenedFolder open_estimates_folder(const fs::path& folder, IfExists if_exists) {
  fs::path table = foreign_table_in(folder, if_exists);
  return table.empty() ? open_results_folder(folder, if_exists) : foreign(std::move(table));
}

void write_estimates(const fs::path& folder, const EstimateFiles& kept) {
  const std::array<const std::string*, 2> texts{&kept.table, &kept.estimates};
  // results.json is begun first, by which the folder is known for ours, and named last.
  UnfinishedFile results(folder / results_file);
  results.stream() << kept.results;
  results.close();
  FilesInWriting written;
  for (std::size_t i = 0; i < texts.size(); ++i)
    written.write(folder / estimate_files[i], [&](std::ostream& out) { out << *texts[i]; });
  remove_stale_report(folder);
  written.take_names(results);
}

}  // namespace darknumber

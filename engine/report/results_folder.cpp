// SPDX-License-Identifier: MIT
#include "engine/report/results_folder.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <string_view>
#include <system_error>

#include "engine/report/csv.h"
#include "engine/report/loaders.h"
#include "engine/report/results_json.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

/// One file of the folder and what writes it.
struct ResultsFile {
  std::string_view name;
  void (*write)(std::ostream&, const StudyRun&, const StudyPlan&);
};

/// In the order of writing: results.json last, whose presence says that the rest is there.
constexpr std::array files{
    ResultsFile{"load.R",
                [](std::ostream& out, const StudyRun&, const StudyPlan&) { out << load_r(); }},
    ResultsFile{"load.py",
                [](std::ostream& out, const StudyRun&, const StudyPlan&) { out << load_python(); }},
    ResultsFile{"load.do",
                [](std::ostream& out, const StudyRun&, const StudyPlan&) { out << load_stata(); }},
    ResultsFile{"replicates.csv", [](std::ostream& out, const StudyRun& run,
                                     const StudyPlan&) { write_replicates_csv(out, run.result); }},
    ResultsFile{"measures.csv", [](std::ostream& out, const StudyRun& run,
                                   const StudyPlan&) { write_measures_csv(out, run.result); }},
    ResultsFile{"results.json", [](std::ostream& out, const StudyRun& run,
                                   const StudyPlan& plan) { out << results_json(run, plan); }},
};

fs::path unfinished(const fs::path& folder, std::string_view name) {
  return folder / std::string(name).append(".unfinished");
}

void write_file(const fs::path& path, const ResultsFile& file, const StudyRun& run,
                const StudyPlan& plan) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  if (out) file.write(out, run, plan);
  out.close();
  if (!out) throw std::system_error(errno, std::generic_category(), path.string());
}

/// results.json goes first, so that what is left of a half-cleared folder never looks complete.
void clear(const fs::path& folder) {
  for (std::size_t i = files.size(); i-- > 0;) {
    fs::remove(folder / files[i].name);
    fs::remove(unfinished(folder, files[i].name));
  }
  fs::remove(checkpoint_of(folder));
}

}  // namespace

FolderOpening open_results_folder(const fs::path& folder, IfExists if_exists) {
  const fs::file_status status = fs::status(folder);
  if (!fs::exists(status)) {
    fs::create_directories(folder);
    return FolderOpening::created;
  }
  if (!fs::is_directory(status)) return FolderOpening::not_a_folder;
  if (if_exists == IfExists::refuse) return FolderOpening::exists;
  clear(folder);
  return FolderOpening::created;
}

fs::path checkpoint_of(const fs::path& folder) {
  return folder / "checkpoint";
}

void write_results(const fs::path& folder, const StudyRun& run, const StudyPlan& plan) {
  for (const ResultsFile& file : files) write_file(unfinished(folder, file.name), file, run, plan);
  for (const ResultsFile& file : files)
    fs::rename(unfinished(folder, file.name), folder / file.name);
}

}  // namespace darknumber

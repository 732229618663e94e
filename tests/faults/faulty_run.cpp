// SPDX-License-Identifier: MIT
#include "tests/faults/faulty_run.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/cli/program.h"
#include "tests/support/scratch_folder.h"

namespace darknumber::testing {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Beyond it a run hangs; one takes some hundredths of a second.
constexpr std::chrono::seconds longest{60};

RunSettings in_time(const fs::path& folder) {
  RunSettings settings;
  settings.folder = folder;
  settings.signal = SIGKILL;
  settings.signal_when = [end = Clock::now() + longest] { return Clock::now() >= end; };
  return settings;
}

FaultyRun run_loaded(const std::vector<std::string>& words, const fs::path& folder,
                     const std::vector<std::string>& fault) {
  const ScratchFolder scratch;
  const fs::path log = scratch.path() / "log";
  std::vector<std::string> all{"env", "LC_ALL=C.UTF-8", "DN_FAULT_LOG=" + log.string(),
                               "DN_FAULT_UNDER=" + folder.string()};
#ifndef DARKNUMBER_SANITIZED  // whose own library has to be the first: no call is counted then
  all.emplace_back("LD_PRELOAD=" DARKNUMBER_INJECT);
#endif
  all.insert(all.end(), fault.begin(), fault.end());
  all.push_back(program_file());
  all.insert(all.end(), words.begin(), words.end());
  FaultyRun result{run_program(all, in_time(folder)), {}};
  if (!fs::exists(log)) return result;
  std::istringstream lines(file_text(log));
  std::string kind;
  std::string number;
  std::string path;
  while (lines >> kind >> number && std::getline(lines >> std::ws, path))
    if (kind == "memory" && fault.empty())
      result.calls[kind].resize(std::stoul(number));
    else
      result.calls[kind].push_back(path);
  return result;
}

}  // namespace

std::size_t FaultyRun::hits() const {
  std::size_t all = 0;
  for (const auto& [kind, paths] : calls) all += paths.size();
  return all;
}

std::string FaultyRun::first_hit() const {
  if (calls.empty()) return "";
  const std::string name = fs::path(calls.begin()->second.front()).filename().string();
  return name.substr(0, name.find(".unfinished"));
}

bool no_faults() {
#ifdef DARKNUMBER_SANITIZED
  WARN("no faults in the build of a sanitizer: not run");
  return true;
#else
  return false;
#endif
}

FaultyRun run_counted(const std::vector<std::string>& words, const fs::path& folder) {
  return run_loaded(words, folder, {});
}

void note_fault(const std::string& what) {
  if (const char* file = std::getenv("DARKNUMBER_COUNT_FAULTS"))
    std::ofstream(file, std::ios::app) << what << "\n";
}

FaultyRun run_with(const Fault& fault, const std::vector<std::string>& words,
                   const fs::path& folder) {
  note_fault(fault.kinds + (fault.for_good ? " for good, " : ", ") +
             fault.how.substr(0, fault.how.find('/')));
  return run_loaded(
      words, folder,
      {"DN_FAULT_KIND=" + fault.kinds, "DN_FAULT_AT=" + std::to_string(fault.at),
       "DN_FAULT_HOW=" + fault.how, std::string("DN_FAULT_TIMES=") + (fault.for_good ? "0" : "1")});
}

ProgramRun run_plainly(const std::vector<std::string>& words, const fs::path& folder) {
  std::vector<std::string> all{"env", "LC_ALL=C.UTF-8", program_file()};
  all.insert(all.end(), words.begin(), words.end());
  return run_program(all, in_time(folder));
}

std::map<std::string, std::string> tree_bytes(const fs::path& folder) {
  std::map<std::string, std::string> bytes;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      bytes[entry.path().lexically_relative(folder).string()] = file_text(entry.path());
  return bytes;
}

}  // namespace darknumber::testing

// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace darknumber::testing {

/// A scenario, and folders for its results.
struct Place {
  ScratchFolder scratch;
  std::string scenario = scratch.path() / "world.json";

  explicit Place(const std::string& text) { write_file(scenario, text); }
  std::filesystem::path folder(const std::string& name) const { return scratch.path() / name; }
  ProgramRun run(const std::filesystem::path& folder, const std::vector<std::string>& more = {},
                 const RunSettings& settings = {}) const {
    std::vector<std::string> words{"run", scenario, "--output", folder};
    words.insert(words.end(), more.begin(), more.end());
    return darknumber(words, settings);
  }
};

/// So long after the run's checkpoint has come into being.
inline std::function<bool()> after_seconds(const std::filesystem::path& folder, double seconds) {
  return
      [folder, seconds, since = std::optional<std::chrono::steady_clock::time_point>()]() mutable {
        if (!since && std::filesystem::exists(folder / "checkpoint"))
          since = std::chrono::steady_clock::now();
        return since &&
               std::chrono::duration<double>(std::chrono::steady_clock::now() - *since).count() >=
                   seconds;
      };
}

}  // namespace darknumber::testing

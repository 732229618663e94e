// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/run_program.h"
#include "tests/support/scratch_folder.h"

namespace darknumber::testing {

/// The program that is tested.
const std::string& program_file();

/// Runs darknumber with these words, from the checkout's root unless the settings say otherwise.
inline ProgramRun darknumber(std::vector<std::string> words, const RunSettings& settings = {}) {
  words.insert(words.begin(), program_file());
  return run_program(words, settings);
}

/// True in a build whose sanitizer's shadow memory fits into no limit on address space. Says so,
/// and CMakeLists.txt takes that line for a test that was skipped.
bool no_memory_limit();

/// Whether a text has another in it.
inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// Text as if a terminal were wide enough for it: every run of blanks and line breaks is one blank.
inline std::string one_line(const std::string& text) {
  std::string line;
  for (char c : text)
    if ((c != '\n' && c != ' ') || (!line.empty() && line.back() != ' '))
      line += c == '\n' ? ' ' : c;
  return line;
}

/// The one JSON document that a text is; anything before or after it throws.
inline nlohmann::json document(const std::string& text) {
  return nlohmann::json::parse(text);
}

/// The scenario files of the checkout but for studies, cases and claims, as a user names them from
/// its root, in order.
std::vector<std::string> scenario_files();

/// A folder that looks like the checkout to who runs commands in it, with the program where the
/// release build puts it and on the PATH of `line`.
class Workplace {
 public:
  Workplace();

  const std::filesystem::path& path() const { return folder_.path(); }
  /// Runs a line as a user types it.
  ProgramRun type(const std::string& line) const;

 private:
  ScratchFolder folder_;
};

}  // namespace darknumber::testing

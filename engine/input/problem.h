// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/source_lines.h"
#include "engine/input/value.h"

namespace darknumber {

/// One thing wrong with a user's input, complete enough to mend it without the manual.
struct Problem {
  std::string file;  // as the user named it; empty for a command-line value
  Position position;
  std::string path;     // "agencies[Police].capture_probability"; empty for the whole file
  std::string message;  // what is wrong: "must lie between 0 and 1, but is 35"
  std::string advice;   // what is allowed, or what to do instead: "If you meant 35 %, write 0.35."
  std::string suggestion;  // the nearest known name, bare; empty where there is none
};

using Problems = std::vector<Problem>;

/// What some editors put at the start of a file of UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The file of a problem at a position: `file`, or empty for a value of the command line.
std::string file_at(const Position& position, const std::string& file);

/// Sorts by place: the file from its start, then what was set on the command line; a stable order.
void sort_by_position(Problems& problems);

/// The problem as a terminal shows it, several lines without a final line end:
/// `file:line:column: error: message`, the line of the source with a caret where `source` (the text
/// of the file) is given, `at path`, the advice, and `did you mean "…"?`. What the user wrote is
/// cut where it is long, and without anything that a terminal obeys.
std::string render(const Problem& problem, const SourceLines& source);
std::string render(const Problem& problem, std::string_view source = "");

/// A user's input cannot be used. Carries every problem found, in file order; what() has the
/// first 20.
class InputError : public std::runtime_error {
 public:
  explicit InputError(Problems problems);
  const Problems& problems() const { return problems_; }

  /// Keeps the text of a file that the problems are about, for it cannot always be read again.
  void keep_source(const std::string& file, std::string text) { sources_[file] = std::move(text); }
  /// The texts that were kept, by file.
  const std::map<std::string, std::string>& sources() const { return sources_; }

 private:
  Problems problems_;
  std::map<std::string, std::string> sources_;
};

}  // namespace darknumber

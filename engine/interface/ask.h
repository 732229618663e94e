// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/input/read_input.h"
#include "engine/input/value.h"
#include "engine/interface/argument_fields.h"
#include "engine/interface/columns.h"
#include "engine/interface/watch.h"

namespace darknumber {

/// How a call ended.
enum class Outcome { done, failed, bad_usage, bad_input, stopped };

/// What comes of a call.
struct Reply {
  Outcome outcome = Outcome::done;
  /// What the command line prints with `--format json`; else {"error": {"kind", "text", "problems":
  /// [{"file", "line", "column", "path", "message", "advice", "suggestion"}]}}, where `text` is
  /// what a terminal would show, and what is not known of a problem is null.
  std::string json;
  std::vector<std::string> notes;  // what the command line says on standard error
  std::vector<DataTable> tables;   // of `run` its replicates, of `simulate` the parts drawn
};

/// A verb that can be asked.
struct VerbKind {
  std::string_view name;
  std::string_view help;  // one sentence
  std::vector<ArgumentGroup> arguments;
};

/// The list of verbs.
const std::vector<VerbKind>& verbs_to_ask();

/// Runs a verb as the command line does, without its files: nothing is read but what has a path,
/// nothing is written or printed, and no exception comes out. `arguments`: an object with the
/// verb's arguments; `text`: what it was read from, for the lines of messages. The watch's progress
/// comes from the calling thread, and its question from any. Calls from several threads at a time
/// do not disturb one another.
Reply ask(std::string_view verb, const Value& arguments, const InputText& text,
          const Watch& watch = {});

/// The same with the arguments as JSON text; an empty one is an empty object.
Reply ask(std::string_view verb, std::string_view arguments, const Watch& watch = {});

}  // namespace darknumber

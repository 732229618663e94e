// SPDX-License-Identifier: MIT
#include "engine/cli/said.h"

#include "engine/cli/standard_streams.h"
#include "engine/cli/table_note.h"

namespace darknumber {

Watch said(const Options& options) {
  Watch watch;
  if (options.progress.quiet) return watch;
  watch.note = [](const std::string& note) { say("Note: {}\n", note); };
  watch.taken = [&options](const std::vector<std::string>& notes) {
    say_how_taken(options, notes);
  };
  return watch;
}

}  // namespace darknumber

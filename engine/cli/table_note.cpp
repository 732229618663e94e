// SPDX-License-Identifier: MIT
#include "engine/cli/table_note.h"

#include <fmt/format.h>

#include "engine/cli/standard_streams.h"
#include "engine/report/text_table.h"

namespace darknumber {

void say_how_taken(const Options& options, const std::vector<std::string>& notes) {
  if (notes.empty() || options.progress.quiet) return;
  const std::string text = fmt::format("Note: how the table was read: {}.", fmt::join(notes, "; "));
  say("{}\n", wrapped(text, options.width));
}

}  // namespace darknumber

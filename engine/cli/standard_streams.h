// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "engine/cli/options.h"

namespace darknumber {

/// To be called first. Opens those of the standard streams that the caller closed, so that no file
/// of ours gets their number; writing to them still fails. A reader who leaves, and a limit on the
/// size of files, become errors of writing in place of signals.
void guard_standard_streams();

/// Writes results to standard output, at once and whole; nowhere else is it written to, but by
/// `StandardOutput` of output_stream.h. A text for people loses what a terminal would obey; data
/// go out as they are. Throws std::system_error where the system does not take all of it; a reader
/// who has left (`| head`) has what it wanted, so that is no error.
void print_result(std::string_view text, Format format = Format::text);

/// The same of a file: a script, a page for man, a document. It goes out as it is.
void print_file(std::string_view text);

/// Writes a report to standard output in the format asked for.
void print_report(const Report& report, const Options& options);

/// Writes to standard error what is meant for a terminal as it is. Never throws and never fails:
/// where messages cannot be written, there is nobody to tell.
void write_message(std::string_view text) noexcept;

/// A message on standard error, without anything in it that a terminal would obey.
void say_text(std::string_view text);

template <typename... Parts>
void say(fmt::format_string<Parts...> words, Parts&&... parts) {
  say_text(fmt::format(words, std::forward<Parts>(parts)...));
}

}  // namespace darknumber

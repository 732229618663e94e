// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace darknumber {

/// The reference of the scenario format as Markdown: every field of every section and of every
/// estimation method, with its type, range, default, meaning and example, from the reader's own
/// tables. docs/format.md is this text.
std::string format_reference();

/// How a path names an object of the section at `section`, as `--set` and studies do: "agencies[]"
/// is addressed by "agencies[AGENCY]"; words in capitals stand for names. Empty for the file
/// itself.
std::string section_address(std::string_view section);

}  // namespace darknumber

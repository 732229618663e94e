// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace darknumber {

/// What a user writes for standard input, and what messages call it.
inline constexpr std::string_view standard_input = "-";
inline constexpr std::string_view standard_input_name = "standard input";

/// What messages call an input: the path, or "standard input".
std::string input_name(const std::string& path);

/// A text that a user named, as it was when it was read.
struct InputText {
  std::string name;  // as `input_name` gives it
  std::string text;
};

/// Reads a file, a pipe or, for "-", standard input, once and from its start to its end. Throws
/// InputError, with this advice, where that cannot be done.
InputText read_input(const std::string& path, const std::string& advice);

}  // namespace darknumber

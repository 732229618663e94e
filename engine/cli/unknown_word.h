// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/cli/exit_code.h"

namespace darknumber {

/// `there is no command "rnu"; did you mean "run"?`, and where none of those known is near, what
/// is said `otherwise`.
std::string unknown_word(std::string_view what, const std::string& word,
                         const std::vector<std::string>& known, const std::string& otherwise = "");

/// The same of the argument of a command, as an error; what there is, where nothing is near.
ExitCode refuse_word(std::string_view what, const std::string& word,
                     const std::vector<std::string>& known);

}  // namespace darknumber

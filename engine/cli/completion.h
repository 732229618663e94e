// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/cli/command_texts.h"

namespace darknumber {

/// Scripts by which a shell completes commands, options and the words that they take.
std::string bash_completion(const ProgramText& program);
std::string zsh_completion(const ProgramText& program);
std::string fish_completion(const ProgramText& program);

}  // namespace darknumber

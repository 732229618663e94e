// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/cli/command_texts.h"

namespace darknumber {

/// The manual page, darknumber(1), in the language of man(7).
std::string manual_page(const ProgramText& program);

}  // namespace darknumber

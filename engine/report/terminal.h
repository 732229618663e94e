// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "engine/report/block.h"

namespace darknumber {

/// A report as text in lines of at most `width` characters, with blank lines between blocks.
std::string terminal_text(const Blocks& blocks, std::size_t width);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/block.h"

namespace darknumber {

/// Blocks as HTML elements that stand in a section: its heading is of the second order, theirs of
/// the third. Every text is escaped. A table's first cells head their rows; cells of numbers carry
/// the number itself, by which a script can sort.
std::string html_of(const Blocks& blocks);

}  // namespace darknumber

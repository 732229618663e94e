// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "engine/report/block.h"

namespace darknumber {

/// A spread in characters, in lines of at most `width`: for each row a histogram in eighths of a
/// line, and below it its middle and its range, over one logarithmic axis. Empty where no row has a
/// number to draw. What lies beyond the axis is not drawn; a middle beyond it is an arrow head.
std::string spread_text(const Spread& spread, std::size_t width);

}  // namespace darknumber

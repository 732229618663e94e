// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/block.h"

namespace darknumber {

/// A report as GitHub Flavored Markdown: a title is a heading of the second level, so that it fits
/// into a page that has a title of its own.
std::string markdown_text(const Blocks& blocks);

}  // namespace darknumber

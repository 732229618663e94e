// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace darknumber {

/// What draws the figures to explore: Observable Plot (third_party/plot/), then the scripts of this
/// folder. cmake/embed_script.cmake writes both when the program is built.
std::string_view explore_script();

/// Its SHA-256, in base 64, as a content security policy has it.
std::string_view explore_script_hash();

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace darknumber {

/// Whether the locale's characters are those of UTF-8, by LC_ALL, else LC_CTYPE, else LANG, as
/// POSIX has it; none of them is the locale C, which has ASCII alone.
bool locale_is_utf8();

/// The characters by which texts draw, in ASCII; all others stay.
std::string drawn_in_ascii(std::string_view text);

}  // namespace darknumber

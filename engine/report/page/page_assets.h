// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace darknumber {

/// What stands in the style and the script element of every page.
std::string_view page_style();
std::string_view page_script();

/// SHA-256 of the two, in base 64, as a content security policy has them.
inline constexpr const char* page_style_hash = "I4i0FkN2VhuK8Rd+6CXcNPaYqmknfPtD2BSx4wAWhC0=";
inline constexpr const char* page_script_hash = "yUE+iJjI1qoDHleX09A+hoDd4HpbR9ne72rIAyj0uJs=";

}  // namespace darknumber

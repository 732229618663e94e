// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace darknumber {

/// A word as it is typed into a shell: in quotes where a shell would take it for something else.
std::string shell_word(const std::string& text);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace darknumber {

/// docs/interface.md: how to call, and every verb with its arguments, as Markdown.
std::string interface_reference();

}  // namespace darknumber

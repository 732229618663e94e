// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace darknumber {

/// How every number is made, for a referee, as Markdown: estimators and measures from their own
/// lists, and around them the generator, intervals, Monte Carlo errors and methods of studies with
/// their sources. docs/methods.md is this text.
std::string methods_reference();

}  // namespace darknumber

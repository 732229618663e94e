// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace darknumber {

/// Scripts that stand beside measures.csv and replicates.csv and read both, with nothing to
/// install.

/// Base R, run or sourced from anywhere: the data frames `measures` and `replicates`, with Inf
/// where a number is infinite and NA where it does not exist.
std::string_view load_r();
/// Python 3, standard library: `measures` and `replicates`, lists of dictionaries; a number that
/// does not exist is None, an infinite one math.inf.
std::string_view load_python();
/// Stata 16 or later, run in the folder: the frames `measures` and `replicates`, with .i
/// where a number is infinite.
std::string_view load_stata();

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace darknumber {

/// The columns of the terminal behind a descriptor; 0 where there is none.
std::size_t columns_behind(int descriptor);

/// How many columns texts for people fill on standard output: those of the terminal; where it is no
/// terminal, those that the environment variable COLUMNS says; else the usual number. Never fewer
/// than texts are made for, nor more than are easy to read.
std::size_t terminal_width();

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

#include "engine/input/problem.h"

namespace darknumber {

/// What is wrong with an input as a terminal shows it: the first 20 problems, each with its line of
/// the source where `text_of` knows the text of a file (else it is empty), and how many there are.
std::string complaint(const InputError& error,
                      const std::function<std::string(const std::string& file)>& text_of);

/// The text of a file that the error has kept; empty where it has not.
std::string kept_text(const InputError& error, const std::string& file);

}  // namespace darknumber

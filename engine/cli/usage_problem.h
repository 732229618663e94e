// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace darknumber {

/// What is wrong with the first word, where it is no command, the usual slip; empty where it is
/// one.
std::string unknown_verb(int count, const char* const* words);

/// The same of a word or a value without any character: no command has a use for it, and it is a
/// slip, such as a variable of the shell that is not set.
std::string empty_value(int count, const char* const* words);

/// What is wrong with words that the parser refused, in words of our own.
std::string usage_problem(const CLI::App& app, const CLI::ParseError& error);

}  // namespace darknumber

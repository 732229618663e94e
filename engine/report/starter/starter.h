// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace darknumber {

/// The table that a scenario's text names, as it is written there; empty where it names none.
std::string table_named_in(const std::string& text);

/// A scenario's text to begin from, comments and all, under another title, and with its table under
/// another name.
std::string begun_from(std::string text, const std::string& title, const std::string& table);

}  // namespace darknumber

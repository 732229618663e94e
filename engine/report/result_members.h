// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace darknumber {

/// One member of what the program writes. `path` leads to it: "points[].truth"; "[]" is each item
/// of an array, "*" each member of an object whose names are data. A path that ends in "?" may be
/// missing. `types` are JSON's, with "|" between, or "@NAME" for another document.
struct ResultMember {
  std::string_view document;  // "run", "estimate", …
  std::string_view path;
  std::string_view types;
  std::string_view help;
};

/// The dictionary of all results: every document of --format json, and a row of every table, whose
/// names end in ".csv".
std::span<const ResultMember> result_members();

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace darknumber {

/// One member of what the program writes. `path` leads to it: "points[].truth"; "[]" is each item
/// of an array, "*" each member of an object whose names are data. A path that ends in "?" may be
/// missing. `types` are JSON's, with "|" between, "any", or "@NAME" for another document; with "[]"
/// at its end an array of such.
struct ResultMember {
  std::string_view path;
  std::string_view types;
  std::string_view help = "";
};

/// The types of a number that may be missing.
inline constexpr std::string_view number_or_null = "number|null";

/// A document of --format json, or a row of a table, whose name ends in ".csv"; or only a part that
/// documents name by "@".
enum class Written { by_itself, as_part };
struct ResultDocument {
  std::string_view name;  // "run", "estimate", …
  std::string_view help;
  std::span<const ResultMember> members;
  Written written = Written::by_itself;
};

/// The first part of the dictionary of all results: what runs and estimates write. The second is in
/// other_result_members.h.
std::span<const ResultDocument> results_of_runs_and_estimates();

}  // namespace darknumber

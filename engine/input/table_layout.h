// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/input/csv.h"
#include "engine/input/membership.h"
#include "engine/input/problem.h"
#include "engine/input/table_reading.h"

namespace darknumber {

/// What a column is for.
enum class Role { list, history, count, stratum, covariate, replicate, removed, ignored, unknown };

/// The head of a column.
struct ColumnHead {
  std::string written;     // in the file, without spaces around it
  std::string name;        // with blanks for the characters that terms give a meaning
  std::size_t digits = 0;  // of "history:5"; else 0
  Position position;
};

/// What stands below the head.
struct ColumnSummary {
  std::array<std::int64_t, entry_kinds> entries{};
  std::int64_t numbers = 0;    // of them
  std::int64_t histories = 0;  // of two digits or more, all 0 or 1, perhaps after an h
  std::size_t shortest = 0;    // of these
  std::size_t longest = 0;
  std::int64_t in_sequence = 0;  // entries that are 1, 2, 3, … in the order of the rows
  std::string odd;               // the first entry that is no membership; empty where there is none
  Position odd_place;

  std::int64_t of(Entry entry) const { return entries[static_cast<std::size_t>(entry)]; }
};

/// The columns of a table and the rows below them, looked at once.
struct TableOutline {
  std::vector<ColumnHead> heads;
  std::vector<ColumnSummary> columns;
  std::int64_t rows = 0;
  char separator = ',';
  bool is_mark = false;  // a MARK input file, whose groups are strata
};

/// How a table is read.
struct TableLayout {
  std::vector<Role> roles;         // one a column
  std::vector<std::string> lists;  // of the columns that are lists, or of a history's digits
  std::vector<Position> places;    // of their names
  MembershipPair pair = membership_pairs.front();
  std::vector<std::string> notes;  // what was taken for what, where that is not plain

  bool has(Role role) const;
};

/// The name of a list as terms, paths and CSV can hold it: blanks for the characters that no name
/// may hold (name_check.h).
std::string mended_name(std::string_view written);

/// Decides what every column is. Problems are added for what the options name in vain, columns that
/// are nothing, names that are one name, and tables of another shape, each with what to type.
TableLayout lay_out(const TableOutline& outline, const TableReading& reading,
                    const std::string& file, Problems& problems);

/// The most columns of lists that a table may have; a history over them fits 64 bits.
inline constexpr std::size_t most_list_columns = 64;

}  // namespace darknumber

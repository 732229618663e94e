// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/input/problem.h"

namespace darknumber {

/// A real table with the names of its lists.
struct NamedTable {
  std::vector<std::string> lists;
  ContingencyTable table;
  std::vector<std::string> strata;           // in the order of the file; none without such columns
  std::vector<ContingencyTable> by_stratum;  // one a stratum
  std::optional<ContingencyTable> unknown;   // entities whose stratum the file leaves empty
  std::vector<Position> places;              // of the lists' names
};

/// Reads a table of capture histories: CSV with a header line, one column of 0 and 1 for each list
/// and one named `count`; a history that is not listed has nobody. Also as spreadsheets write it in
/// countries with a decimal comma: semicolons (or tabs) between the fields, a byte-order mark,
/// CRLF. A decimal comma in a number is refused, with advice: it cannot be told from a separator.
/// `stratum_columns` name strata in words: a history may then occur once in each; several columns
/// make strata such as "north / old". Every problem is reported with its line and column. Throws
/// InputError.
NamedTable read_table(std::string_view text, const std::string& file,
                      const std::vector<std::string>& stratum_columns = {});

/// The same from a file. Throws InputError where it cannot be read.
NamedTable load_table(const std::string& path,
                      const std::vector<std::string>& stratum_columns = {});

}  // namespace darknumber

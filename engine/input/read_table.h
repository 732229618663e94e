// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/input/problem.h"
#include "engine/input/read_input.h"
#include "engine/input/table_reading.h"
#include "engine/input/wide_table.h"

namespace darknumber {

/// A count that was published as "<5": a cell of the table, or of one stratum, and what it can be.
struct SuppressedCell {
  std::optional<std::size_t> stratum;  // none: the file has none, or it is unknown
  CaptureHistory history = 0;
  double least = 0.0;
  double most = 0.0;
};

/// A real table with the names of its lists. A suppressed count stands in it as the middle of what
/// it can be.
struct NamedTable {
  std::vector<std::string> lists;
  ContingencyTable table;
  std::vector<std::string> strata;           // in the order of the file; none without such columns
  std::vector<ContingencyTable> by_stratum;  // one a stratum
  std::optional<ContingencyTable> unknown;   // entities whose stratum the file leaves empty
  std::vector<Position> places;              // of the lists' names
  std::vector<std::string> notes;            // how the file was taken, where that is not plain
  std::vector<SuppressedCell> suppressed;
  std::vector<Covariate> covariates = {};  // of which the strata are patterns
};

/// Several lists of a file that are one list in use.
struct ListGroup {
  std::string name;
  WideHistory members = 0;
};

/// Every list by itself.
std::vector<ListGroup> lists_one_by_one(const std::vector<std::string>& names);

/// The part of a file with this replicate (0 where there are none), over the groups.
NamedTable over_groups(const WideTable& wide, const std::vector<ListGroup>& groups,
                       std::size_t replicate);

/// The same over all lists. Throws InputError where they are more than a table can have.
NamedTable over_all_lists(const WideTable& wide, const std::string& file, std::size_t replicate);

/// Reads a table of capture histories that people have (see wide_table.h) with up to 10 lists.
/// Throws InputError, also for a file of several replicates.
NamedTable read_table(std::string_view text, const std::string& file,
                      const TableReading& reading = {});

/// The same of a text in any encoding that people have (see decode_text.h), and from a file.
NamedTable table_of(InputText input, const TableReading& reading = {});
NamedTable load_table(const std::string& path, const TableReading& reading = {});

/// What `read_input` gives of a table, or throws.
InputText read_table_file(const std::string& path);

/// Everything that a table holds. Throws InputError.
WideTable wide_table_of(InputText input, const TableReading& reading = {});

/// The same from a file.
WideTable load_wide_table(const std::string& path, const TableReading& reading = {});

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/covariate.h"
#include "engine/input/problem.h"
#include "engine/input/table_reading.h"

namespace darknumber {

/// A set of up to 64 lists: bit j is set for list j of the file.
using WideHistory = std::uint64_t;

/// The persons with one history in one stratum of one replicate. Where the count was suppressed,
/// all that is known of it is that it lies between two numbers, and it is taken as their middle.
struct WideCell {
  WideHistory history = 0;
  std::size_t replicate = 0;           // 0 in a file without replicates
  std::optional<std::size_t> stratum;  // none: unknown, or a file without strata
  double count = 0.0;
  bool suppressed = false;
  double least = 0.0;
  double most = 0.0;
};

/// Everything that a file of capture histories holds, before lists are chosen.
struct WideTable {
  std::vector<std::string> lists;
  std::vector<Position> places;  // of their names
  bool stratified = false;
  std::vector<std::string> strata;         // those known, in the order of the file
  std::vector<std::string> replicates;     // in the order of the file; empty without such a column
  std::vector<WideCell> cells;             // in the order of the file
  std::vector<std::string> notes;          // how it was taken, where that is not plain
  std::vector<Covariate> covariates = {};  // of the strata; levels in their natural order
};

/// Reads a table from text: a row for each history with its count, a row for each person, histories
/// as digits with counts, or a MARK input file. Every problem is reported with its place. Persons
/// on no list and histories that occur again are told of once, however many rows. Throws
/// InputError.
WideTable read_wide_table(std::string_view text, const std::string& file,
                          const TableReading& reading);

}  // namespace darknumber

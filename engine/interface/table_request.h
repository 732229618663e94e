// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/input/read_table.h"
#include "engine/scenario/scenario.h"
#include "engine/simulation/observe.h"

namespace darknumber {

/// What is asked of a real table.
struct TableRequest {
  std::string file;                     // what messages call the table
  TableReading reading;                 // how it is taken
  std::vector<std::string> estimators;  // labels or JSON
  std::string lists;                    // names, or JSON
  bool prorate = false;                 // entities of unknown stratum are shared out
  std::vector<std::string> remove;      // LISTS=SHARE
  std::optional<std::uint64_t> seed;    // of estimators that draw
  std::vector<double> levels;           // of intervals; empty: 0.95
};

/// A table as it is worked with.
struct TableInUse {
  NamedTable named;
  bool lists_chosen = false;  // by the request: the file has more than can be in use
};

/// One replicate of the file over its lists, or, where these are more than can be in use, over
/// those asked for. Throws InputError.
TableInUse table_in_use(const WideTable& wide, const TableRequest& asked, std::size_t replicate);

/// What is asked of the table. Throws InputError.
EstimationSpec read_request(const TableRequest& asked, const TableInUse& table);

/// The seed of what is drawn from a table.
std::uint64_t seed_of(const TableRequest& asked);

/// What estimators see of the table.
Observed observed_of(const EstimationSpec& estimation, const NamedTable& named);

/// Refuses shares of false positives that the table has not got. Throws InputError.
void check_assumed_shares(const EstimationSpec& estimation, const Observed& observed,
                          const TableRequest& asked, const NamedTable& named);

}  // namespace darknumber

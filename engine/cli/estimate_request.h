// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cli/options.h"
#include "engine/input/read_table.h"
#include "engine/scenario/scenario.h"
#include "engine/simulation/observe.h"

namespace darknumber {

/// A table as it is worked with.
struct TableInUse {
  NamedTable named;
  bool lists_chosen = false;  // by --lists: the file has more than can be in use
};

/// One replicate of the file over its lists, or, where these are more than can be in use, over
/// those of --lists. Throws InputError.
TableInUse table_in_use(const WideTable& wide, const Options& options, std::size_t replicate);

/// What is asked of the table. Throws InputError.
EstimationSpec read_request(const TableOptions& asked, const TableInUse& table);

/// The seed of what is drawn from a table.
std::uint64_t seed_of(const TableOptions& asked);

/// What estimators see of the table.
Observed observed_of(const EstimationSpec& estimation, const NamedTable& named);

/// Refuses shares of false positives that the table has not got. Throws InputError.
void check_assumed_shares(const EstimationSpec& estimation, const Observed& observed,
                          const TableOptions& asked, const NamedTable& named);

}  // namespace darknumber

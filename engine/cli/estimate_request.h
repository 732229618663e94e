// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cli/options.h"
#include "engine/input/read_table.h"
#include "engine/scenario/scenario.h"
#include "engine/simulation/observe.h"

namespace darknumber {

/// One replicate of the file over its lists, or, where these are more than can be in use, over
/// those of --lists. Throws InputError.
NamedTable table_in_use(const WideTable& wide, const Options& options, std::size_t replicate);

/// What is asked of the table; --lists is not looked at where they were `chosen` already. Throws
/// InputError.
EstimationSpec read_request(const TableOptions& asked, const NamedTable& named, bool lists_chosen);

/// What estimators see of the table.
Observed observed_of(const EstimationSpec& estimation, const NamedTable& named);

/// Refuses shares of false positives that the table has not got. Throws InputError.
void check_assumed_shares(const EstimationSpec& estimation, const Observed& observed,
                          const TableOptions& asked, const NamedTable& named);

}  // namespace darknumber

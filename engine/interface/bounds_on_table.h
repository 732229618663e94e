// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/input/read_input.h"
#include "engine/interface/table_request.h"
#include "engine/interface/watch.h"
#include "engine/report/bounds/bounds.h"
#include "engine/report/format.h"

namespace darknumber {

/// What is asked of the associations that a table implies.
struct BoundsAsked {
  std::vector<double> within;  // factors, beside the usual ones
  std::optional<double> least_overlap;
};

/// What every explanation of a table contains. Throws InputError, also where nothing can be said of
/// the table, and GivenUp where the watch says to stop.
TableBounds bounds_on_table(InputText input, const BoundsAsked& wanted, const TableRequest& asked,
                            const Watch& watch);

/// What `bounds` says, in every format. The report refers to what it is of.
Report report_of(const TableBounds& bounds);

}  // namespace darknumber

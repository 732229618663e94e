// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/read_input.h"
#include "engine/interface/table_request.h"
#include "engine/interface/watch.h"
#include "engine/report/estimate/estimate_report.h"
#include "engine/report/format.h"

namespace darknumber {

/// What is made of a table file, replicate by replicate where it holds several.
struct TableAnswers {
  std::vector<std::string> replicates;
  std::vector<TableEstimates> estimates;  // one a replicate, or one
};

/// Estimates from a table as asked. Where all models are compared, progress counts them. Throws
/// InputError, and GivenUp where the watch says so.
TableAnswers answer_table(InputText input, const TableRequest& asked, const Watch& watch);

/// What `estimate` says, in every format. The report refers to what it is of.
Report report_of(const TableAnswers& answers);

}  // namespace darknumber

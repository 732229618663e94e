// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/report/estimate/estimate_report.h"
#include "engine/report/page/page.h"

namespace darknumber {

/// "estimates": what each estimator makes of a table, in persons, with its interval; the line is
/// the number observed.
Figure estimates_figure(const TableEstimates& table);

/// All drawings of a table: that one, and "bounds" where its counts are known and two lists have
/// enough in common.
std::vector<Figure> figures_of(const TableEstimates& table);

/// The page of what `estimate` says of the table in a folder or file of that name. With replicates
/// of a table, the drawing is of the first.
Page page_of(const std::string& name, const std::vector<std::string>& replicates,
             const std::vector<TableEstimates>& estimates);

}  // namespace darknumber

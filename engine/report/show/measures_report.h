// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/report/format.h"
#include "engine/scenario/scenario.h"
#include "engine/study/checkpoint/run_result.h"

namespace darknumber {

/// The measures of a run that somebody asks for.
struct MeasuresAsked {
  std::vector<std::string> measures;
  std::vector<std::string> estimators;  // labels; empty: all
};

/// What is shown of measures, and above it whatever there is to say of the run.
struct ShownMeasures {
  RunResult result;                  // with the measures asked for and no others
  std::vector<std::string> factors;  // their names for reading
  Blocks before;
  Words words = {};  // nouns in texts
};

/// Leaves of the measures of a run those that are asked for, in that order.
void keep_asked(const MeasuresAsked& asked, RunResult& result);

/// The measures as a table, a row a point and estimator; as JSON, as results.json has them; or as a
/// wide table (wide_csv.h). The report refers to what it is of.
Report report_of(const ShownMeasures& shown);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/estimators/estimate_all.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// A real table over the lists in use, and what every estimator makes of it.
struct TableEstimates {
  ListsInUse lists;
  ContingencyTable table;
  std::vector<EstimatorSpec> estimators;
  std::vector<Answer> answers;
  std::vector<FitOutcome> outcomes;      // one an answer
  std::vector<ContingencyTable> tables;  // one an answer: what its estimator saw
};

/// What `estimate --format json` prints.
std::string estimate_json(const TableEstimates& estimates);

/// The same for reading.
std::string estimate_text(const TableEstimates& estimates, std::size_t width);

}  // namespace darknumber

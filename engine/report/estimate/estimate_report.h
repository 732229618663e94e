// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/estimators/completions.h"
#include "engine/estimators/estimate_all.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/methods/latent_class.h"
#include "engine/input/value.h"
#include "engine/report/block.h"

namespace darknumber {

/// A real table over the lists in use, and what every estimator makes of it.
struct TableEstimates {
  ListsInUse lists;
  ContingencyTable table;                // over them
  ContingencyTable entities;             // over all lists of the file that were read
  std::vector<ContingencyTable> strata;  // likewise, one a stratum
  std::vector<EstimatorSpec> estimators;
  std::vector<Answer> answers;
  std::vector<FitOutcome> outcomes;                         // one an answer
  std::vector<std::optional<CompletionRange>> ranges = {};  // likewise, where counts are suppressed
  std::vector<ContingencyTable> tables = {};                // likewise: what its estimator saw
  std::vector<std::optional<ChainReport>> chains = {};      // likewise, where chains disagree
};

/// What `estimate --format json` prints of a file with these replicates of a table; without
/// replicates, of the one table that it holds.
Value estimates_document(const std::vector<std::string>& replicates,
                         const std::vector<TableEstimates>& estimates);
std::string estimates_json_of(const std::vector<std::string>& replicates,
                              const std::vector<TableEstimates>& estimates);

/// The same for reading.
Blocks estimates_blocks_of(const std::vector<std::string>& replicates,
                           const std::vector<TableEstimates>& estimates);

/// A row for each answer, of each replicate where there are some.
std::string estimates_csv_of(const std::vector<std::string>& replicates,
                             const std::vector<TableEstimates>& estimates);

}  // namespace darknumber

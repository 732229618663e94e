// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// A published table with its lists' names.
struct ReferenceTable {
  std::vector<std::string> lists;
  ContingencyTable counts;
};

ReferenceTable read_reference_table(const std::string& dataset);

/// The reference file of a data set and an estimator.
nlohmann::json read_reference(const std::string& dataset, const std::string& estimator);

/// The data sets that the index names for an estimator.
std::vector<std::string> indexed_datasets(const std::string& estimator);

/// How many files of that estimator the folder holds.
std::size_t count_of_files(const std::string& estimator);

/// "A:B" as a term of the table's lists.
CaptureHistory term_of(const std::string& text, const ReferenceTable& table);

/// "[12,3]" as interactions; lists are numbered from 1 and have one digit.
std::vector<CaptureHistory> interactions_in(const std::string& model);

/// A spec over all lists of the table.
EstimatorSpec over_all_lists(const ReferenceTable& table, Method method);

/// |value - reference| / max(|reference|, scale), or of no number 1e300.
double relative_difference(double value, double reference, double scale = 0.0);

/// The worst relative difference met so far, for the report of a test.
class WorstDifference {
 public:
  /// Returns the relative difference.
  double add(double value, double reference, double scale = 0.0);
  double worst() const { return worst_; }

 private:
  double worst_ = 0.0;
};

}  // namespace darknumber

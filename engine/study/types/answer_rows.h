// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/study/checkpoint/run_result.h"
#include "engine/study/sensitivity/replicated_outputs.h"

namespace darknumber {

struct StudyPlan;

/// A number with its Monte Carlo standard error: 0 on the expected table, none with one replicate.
struct WithError {
  std::optional<double> value;
  std::optional<double> mcse;
};

/// The rows of a study as one of its answers sees them. Numbers that differ by rounding alone are
/// the same number (rounding.h).
class AnswerRows {
 public:
  AnswerRows(const StudyPlan& plan, const std::vector<PointResult>& points, std::size_t answer);

  std::size_t size() const { return rows_.size(); }
  /// The measure's number in each replicate of a row.
  std::vector<double> values(std::size_t row) const;
  /// Those of all rows.
  const ReplicatedOutputs& numbers() const { return numbers_; }
  /// Of another measure, the mean of each row.
  std::vector<double> means_of(const std::string& measure) const;
  /// The mean, with its error, of a number that each replicate has, over those where it exists: the
  /// measure's own, or a difference of such. A share that is the same in all replicates has the
  /// error of a share of 0, and so has a difference of shares: one replicate may differ where none
  /// did (share_mcse). The expected table has no error, and its one number may be infinite.
  WithError mean_of(const std::vector<double>& values) const;

 private:
  const StudyPlan* plan_;
  std::string measure_;
  std::vector<const ReplicateRows*> rows_;
  ReplicatedOutputs numbers_;
};

/// The answers that the study is about: those of its estimator, or all. A measure of the point
/// itself has one, whatever the estimators.
std::vector<std::size_t> answers_asked(const StudyPlan& plan);

}  // namespace darknumber

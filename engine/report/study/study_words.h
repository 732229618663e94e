// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/report/study/plain_factor.h"
#include "engine/report/study/plain_measure.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// What the sentences of a study's finding are made of: its measure, its estimators and its factors
/// in words.
class StudyWords {
 public:
  StudyWords(const StudyRun& run, const StudyPlan& plan);

  const StudyRun& run() const { return *run_; }
  const StudyPlan& plan() const { return *plan_; }
  const StudySpec& study() const { return *study_; }
  const PlainMeasure& measure() const { return measure_; }

  /// "the estimate by chao"
  std::string subject(std::size_t answer) const;
  /// "chao"; of a measure of the world itself its subject.
  std::string name(std::size_t answer) const;
  /// What of an estimator factors move: "the estimate by chao"; where the truth itself goes with
  /// them, "the ratio of the estimate by chao to the truth".
  std::string moved(std::size_t answer) const;
  /// The same of so many estimators together, which are all or all with an answer: "the estimates
  /// of both estimators".
  std::string all_moved(std::size_t count, bool all) const;

  /// "1.64 times the truth (52,800)", with persons where the truth that the answer is about is the
  /// same in all rows.
  std::string level(const WithError& number, std::size_t answer) const;
  /// The same of a number that all estimators share.
  std::string level_of_all(const WithError& number) const;
  /// A target as the user wrote it: "1.3 times the truth (2,600)".
  std::string asked(double target, std::size_t answer) const;
  /// "for 32,278 victims": whom the levels are of, where that is one number for all rows and all
  /// estimators, and not solved for a table.
  std::string of_how_many() const;

  /// A factor of the study.
  PathWords factor(std::size_t f) const;
  /// What a row of the study sets.
  std::string place(std::size_t point) const;

 private:
  const StudyRun* run_;
  const StudyPlan* plan_;
  const StudySpec* study_;
  PlainMeasure measure_;
  std::vector<PathWords> columns_;             // the factors of the run
  std::vector<std::optional<double>> truths_;  // of each answer, where it is one for all rows
  std::optional<double> common_truth_;         // of all answers that the study asks for
};

}  // namespace darknumber

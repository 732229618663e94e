// SPDX-License-Identifier: MIT
#pragma once

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
  /// "1.64 times the truth (52,800)", with persons where the truth is the same in all rows.
  std::string level(const WithError& number, std::size_t answer) const;
  /// "for 32,278 victims": whom a level is of, where that is one number for all rows and not solved
  /// for a table.
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
  std::vector<PathWords> columns_;  // the factors of the run
  bool one_truth_ = false;
};

/// "both estimators", "all five estimators"
std::string all_estimators(std::size_t count);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/study/run_study.h"

namespace darknumber::testing {

/// A study as `run` plans and runs it, on one thread.
struct RanStudy {
  StudyPlan plan;
  StudyRun run;

  /// A measure of an estimator in a row of the study's design; fails the test where there is none.
  const EstimatorMeasure& measured(std::size_t row, const std::string& label,
                                   const std::string& measure) const;
  std::size_t answer_named(const std::string& label) const;
};

RanStudy run_study_text(const std::string& text);
/// `settings`: as `--set` gives them.
RanStudy run_study_file(const std::string& path, const std::vector<std::string>& settings = {});

}  // namespace darknumber::testing

// SPDX-License-Identifier: MIT
#include "engine/report/compare/greatest_change.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/report/study/factor_text.h"
#include "engine/report/study/plain_measure.h"
#include "engine/study/claim_verdict.h"

namespace darknumber {

std::string greatest_change(const ComparedResults& compared) {
  const RunComparison& comparison = compared.comparison;
  const std::string& measure = comparison.measures.front().measure;
  const MeasureDifference* greatest = nullptr;
  for (const MeasureDifference& one : comparison.measures)
    if (one.measure == measure && std::isfinite(one.difference) &&
        (greatest == nullptr || std::abs(one.difference) > std::abs(greatest->difference)))
      greatest = &one;
  if (greatest == nullptr || greatest->difference == 0.0) return "";
  const Scenario& scenario = compared.first.scenario;
  const PlainMeasure plain(
      measure, scenario.study ? scenario.study->evaluate : Evaluation::monte_carlo, scenario.words);
  const RunResult& run = compared.first.run;
  const std::size_t point = comparison.points[greatest->point].first;
  const std::string at = comparison.points.size() == 1 ? "" : " at " + point_text(run, point);
  const bool clear = std::abs(greatest->difference) > certainty * greatest->mcse;
  return fmt::format("What differs most is {}{}: {} in A and {} in B{}.",
                     plain.subject(greatest->estimator), at,
                     plain.level({greatest->first, greatest->first_mcse}),
                     plain.level({greatest->second, greatest->second_mcse}),
                     clear ? "" : ", which chance may explain");
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/report/compare/greatest_change.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/plain_measure.h"
#include "engine/study/claim_verdict.h"

namespace darknumber {
namespace {

/// By how many standard errors two results differ: what has no error differs beyond doubt, and of
/// what has an unknown one nothing is known.
double standard_errors(const MeasureDifference& one) {
  if (one.difference == 0.0 || std::isnan(one.mcse)) return 0.0;
  return one.mcse == 0.0 ? std::numeric_limits<double>::infinity()
                         : std::abs(one.difference) / one.mcse;
}

bool differs_more(const MeasureDifference& one, const MeasureDifference& other) {
  const double here = standard_errors(one);
  const double there = standard_errors(other);
  return here != there ? here > there : std::abs(one.difference) > std::abs(other.difference);
}

std::string difference_text(const MeasureDifference& one) {
  return one.mcse > 0.0 ? measured_text(one.difference, one.mcse)
                        : significant_text(one.difference);
}

}  // namespace

std::string greatest_change(const ComparedResults& compared) {
  const RunComparison& comparison = compared.comparison;
  const std::string& measure = comparison.measures.front().measure;
  const MeasureDifference* greatest = nullptr;
  for (const MeasureDifference& one : comparison.measures)
    if (one.measure == measure && std::isfinite(one.difference) &&
        (greatest == nullptr || differs_more(one, *greatest)))
      greatest = &one;
  if (greatest == nullptr || greatest->difference == 0.0) return "";
  const Scenario& scenario = compared.first.scenario;
  const PlainMeasure plain(
      measure, scenario.study ? scenario.study->evaluate : Evaluation::monte_carlo, scenario.words);
  const RunResult& run = compared.first.run;
  const std::size_t point = comparison.points[greatest->point].first;
  const std::string at = comparison.points.size() == 1 ? "" : " at " + point_text(run, point);
  return fmt::format(
      "What differs most{} is {}{}: {} in A and {} in B ({}, B − A: {}){}.",
      greatest->mcse > 0.0 ? ", for its error," : "", plain.subject(greatest->estimator), at,
      plain.level({greatest->first, greatest->first_mcse}),
      plain.level({greatest->second, greatest->second_mcse}), measure, difference_text(*greatest),
      standard_errors(*greatest) > certainty ? "" : ", which chance may explain");
}

}  // namespace darknumber

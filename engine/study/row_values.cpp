// SPDX-License-Identifier: MIT
#include "engine/study/row_values.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/performance/measures.h"

namespace darknumber {
namespace {

constexpr std::array<std::string_view, 15> measures_that_are_means{
    "mean",           "bias",
    "relative_bias",  "inflation",
    "log_bias",       "observed",
    "overlap",        "victims_observed",
    "failure_rate",   "false_positive_entities",
    "width",          "implied_coverage",
    "observed_error", "extrapolation_error",
    "ever_present"};

}  // namespace

bool is_mean_of_rows(std::string_view measure) {
  return std::find(measures_that_are_means.begin(), measures_that_are_means.end(), measure) !=
             measures_that_are_means.end() ||
         ((measure.starts_with("risk_over_") || measure.starts_with("risk_under_") ||
           measure.starts_with("failure_rate_")) &&
          is_measure(measure));
}

std::vector<double> row_values(std::string_view measure, const ReplicateRows& rows) {
  std::vector<double> values;
  values.reserve(rows.size());
  for (const ReplicateRow& row : rows)
    values.push_back(std::isnan(row.truth) ? NAN : exact_value(measure, row, row.truth));
  return values;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/study/row_values.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/performance/measures.h"

namespace darknumber::row_values_test {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Twenty replicates, every fifth without an estimate.
ReplicateRows some_rows() {
  ReplicateRows rows;
  for (int i = 0; i < 20; ++i) {
    ReplicateRow row{};
    row.truth = 100.0;
    row.observed = 40.0 + i;
    row.overlap = 10.0 + i % 3;
    row.victims_observed = 38.0 + i / 2;
    row.ever_present = 120.0 + i % 4;
    row.false_positive_entities = 2.0 + i % 5;
    row.status = i % 5 == 4 ? Status::no_mle : Status::ok;
    const bool ok = row.status == Status::ok;
    row.estimate = ok ? 60.0 + 9.0 * i : nothing;
    row.se = ok ? 5.0 + i : nothing;
    row.lower = ok ? row.estimate - 8.0 - i : nothing;
    row.upper = ok ? row.estimate + 12.0 + i : nothing;
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

TEST_CASE("a measure that is a mean of rows is the mean of their numbers, with its error") {
  const ReplicateRows rows = some_rows();
  int means = 0;
  for (const Measured& measured : measure_all(rows, 100.0)) {
    if (!is_mean_of_rows(measured.name)) continue;
    INFO(measured.name);
    ++means;
    double sum = 0.0;
    double n = 0.0;
    const std::vector<double> values = row_values(measured.name, rows);
    REQUIRE(values.size() == rows.size());
    for (double value : values)
      if (std::isfinite(value)) sum += value, n += 1.0;
    CHECK(n == static_cast<double>(measured.n_used));
    CHECK(sum / n == Approx(measured.value).epsilon(1e-12));
  }
  CHECK(means >= 20);
}

TEST_CASE("measures of the scatter and of the order are no means of rows") {
  for (const char* name : {"rmse", "empirical_se", "model_se", "log_sd", "median",
                           "median_inflation", "q05", "q95", "iqr", "trimmed_mean", "amplification",
                           "coverage_bias_eliminated", "risk_over_", "nonsense"}) {
    INFO(name);
    CHECK_FALSE(is_mean_of_rows(name));
  }
  CHECK(is_mean_of_rows("risk_over_3.5"));
  CHECK(is_mean_of_rows("risk_under_0.25"));
  CHECK(is_mean_of_rows("failure_rate_no_mle"));
}

TEST_CASE("a replicate without an estimate has a number where failures count") {
  const ReplicateRows rows = some_rows();
  CHECK(std::isnan(row_values("inflation", rows)[4]));
  CHECK(row_values("risk_over_2", rows)[4] == 1.0);
  CHECK(row_values("failure_rate", rows)[4] == 1.0);
  CHECK(row_values("failure_rate", rows)[3] == 0.0);
  CHECK(row_values("observed", rows)[4] == 44.0);
}

TEST_CASE("rows without a world have no number of any kind") {
  ReplicateRows rows = some_rows();
  rows[0].truth = nothing;
  for (const char* name : {"inflation", "observed", "risk_over_2", "failure_rate"})
    CHECK(std::isnan(row_values(name, rows)[0]));
}

}  // namespace darknumber::row_values_test

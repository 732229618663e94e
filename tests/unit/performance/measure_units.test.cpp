// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/performance/measures.h"
#include "engine/performance/same_answer.h"

namespace darknumber::measure_units_test {
namespace {

constexpr double truth = 100.0;

/// Replicates with every number that a measure may ask for, all persons times `scale`.
ReplicateRows rows_at(double scale) {
  ReplicateRows rows;
  for (int i = 0; i < 40; ++i) {
    ReplicateRow row;
    row.estimate = scale * (90.0 + 31.0 * std::sin(i));
    row.se = scale * (20.0 + std::cos(3.0 * i));
    row.lower = row.estimate - row.se;
    row.upper = row.estimate + row.se;
    row.observed = scale * (50.0 + i % 3);
    row.overlap = scale * (9.0 + i % 4);
    row.victims_observed = scale * (40.0 + i % 5);
    row.ever_present = scale * (110.0 + i % 6);
    row.false_positive_entities = scale * (10.0 + i % 7);
    row.truth = scale * truth;
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

TEST_CASE("measures in persons grow with the population, and no others do") {
  const std::vector<Measured> once = measure_all(rows_at(1.0), truth);
  const std::vector<Measured> thrice = measure_all(rows_at(3.0), 3.0 * truth);
  for (std::size_t m = 0; m < once.size(); ++m) {
    INFO(once[m].name);
    REQUIRE(std::isfinite(once[m].value));
    const bool grows = unit_of(once[m].name) == MeasureUnit::persons;
    CHECK(thrice[m].value == Approx(grows ? 3.0 * once[m].value : once[m].value).epsilon(1e-9));
  }
}

TEST_CASE("of one replicate a share is 0 or 1, and nothing else is both") {
  for (const Measured& one : measure_all({rows_at(1.0).front()}, truth)) {
    if (one.name == "iqr") continue;  // 0 of one replicate
    const bool whole = one.value == 0.0 || one.value == 1.0;
    INFO(one.name << " " << one.value);
    CHECK(whole == (unit_of(one.name) == MeasureUnit::share));
  }
  CHECK(unit_of("risk_over_3") == MeasureUnit::share);
  CHECK(unit_of("no such measure") == MeasureUnit::ratio);
}

TEST_CASE("there is no amplification of an error of the number observed that is but rounding") {
  ReplicateRow row = rows_at(1.0).front();
  row.observed = row.victims_observed + 0.5 * same_answer * truth;
  CHECK(std::isnan(exact_value("amplification", row, truth)));
  CHECK(std::isnan(measure("amplification", {row, row}, truth)->value));
  row.observed = row.victims_observed - 0.5 * same_answer * truth;
  CHECK(std::isnan(exact_value("amplification", row, truth)));
  row.observed = row.victims_observed + 2.0 * same_answer * truth;
  CHECK(exact_value("amplification", row, truth) ==
        Approx((row.estimate - truth) / (2.0 * same_answer * truth)).epsilon(1e-6));
}

TEST_CASE("what is infinite by the chance of a few replicates is not surely so") {
  ReplicateRows rows = rows_at(1.0);
  rows.resize(2);
  ReplicateRow failed;
  failed.status = Status::no_mle;
  for (int i = 0; i < 3; ++i) rows.push_back(failed);
  for (const char* name : {"median", "median_inflation", "iqr", "trimmed_mean"}) {
    INFO(name);
    const Measured few = *measure(name, rows, truth);
    CHECK(std::isinf(few.value));
    CHECK_FALSE(few.surely_infinite);
  }
  for (int i = 0; i < 100; ++i) rows.push_back(failed);
  for (const char* name : {"median", "median_inflation", "q95", "trimmed_mean"}) {
    INFO(name);
    CHECK(measure(name, rows, truth)->surely_infinite);
  }
  for (const Measured& one : measure_all(rows_at(1.0), truth)) CHECK_FALSE(one.surely_infinite);
}

}  // namespace darknumber::measure_units_test

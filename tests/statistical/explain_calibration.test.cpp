// SPDX-License-Identifier: MIT
// Simulation-based calibration of the worlds behind a table. Whatever is wrong in prior,
// likelihood, sampler or in the step from Lambda to N shows as truths that are not spread evenly
// over their posteriors.
#include "engine/study/selftest/explain_calibration.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

namespace darknumber::explain_calibration_test {
namespace {

constexpr std::uint64_t seed = 20261129;  // stated before the first run
constexpr int tables = 300;

void check_calibrated(KnownViolation known) {
  for (const TruthPlaces& places : calibrate_explain(seed, tables, known)) {
    INFO(places.quantity << ": " << fmt::format("{:.0f}", fmt::join(places.counts, " ")));
    CHECK(check_calibration({places}).p_value > 0.001);
    CHECK(places.covered() > 0.85);
    CHECK(places.covered() < 0.94);
  }
}

}  // namespace

TEST_CASE("posteriors of the worlds behind tables are calibrated", "[.long][explain]") {
  check_calibrated(KnownViolation::none);
}

TEST_CASE("so are they with duplicates", "[.long][explain]") {
  check_calibrated(KnownViolation::duplicates);
}

TEST_CASE("so are they with a pool of bystanders", "[.long][explain]") {
  check_calibrated(KnownViolation::pool);
}

TEST_CASE("so are they with turnover", "[.long][explain]") {
  check_calibrated(KnownViolation::turnover);
}

}  // namespace darknumber::explain_calibration_test

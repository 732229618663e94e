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

std::vector<TruthPlaces> check_calibrated(KnownViolation known, int tables) {
  std::vector<TruthPlaces> all = calibrate_explain(seed, tables, known);
  for (const TruthPlaces& places : all) {
    INFO(places.quantity << ": " << fmt::format("{:.0f}", fmt::join(places.counts, " ")));
    CHECK(check_calibration({places}).p_value > 0.001);
  }
  return all;
}

/// 300 tables tell a coverage of 90 % by 1.7 %.
void check_coverage(KnownViolation known) {
  for (const TruthPlaces& places : check_calibrated(known, 300)) {
    INFO(places.quantity);
    CHECK(places.covered() > 0.85);
    CHECK(places.covered() < 0.94);
  }
}

}  // namespace

TEST_CASE("posteriors of the worlds behind tables are calibrated", "[.long][explain]") {
  check_coverage(KnownViolation::none);
}

TEST_CASE("so are they with duplicates", "[.long][explain]") {
  check_coverage(KnownViolation::duplicates);
}

TEST_CASE("so are they with a pool of bystanders", "[.long][explain]") {
  check_calibrated(KnownViolation::pool, 60);  // its worlds take ten times as long
}

TEST_CASE("so are they with turnover", "[.long][explain]") {
  check_coverage(KnownViolation::turnover);
}

}  // namespace darknumber::explain_calibration_test

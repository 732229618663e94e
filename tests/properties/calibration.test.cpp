// SPDX-License-Identifier: MIT
#include "tests/support/calibration.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/world/calibration/calibrate.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "tests/support/random_scenario.h"

namespace darknumber::calibration_test {
namespace {

using namespace testing;

constexpr std::uint64_t seed = 1;

/// Whether a misfit says that the table, which a world has made, leaves N or a probability open.
bool is_open(const std::string& reason) {
  for (const char* part : {"nobody in the table is on two lists", "remains open"})
    if (reason.find(part) != std::string::npos) return true;
  return false;
}

struct Tally {
  int found = 0;
  int open = 0;
  int missed = 0;            // a world fits, since one made the table, and none was found
  std::string reasons = {};  // of these
};

void calibrate_one(std::uint32_t number, const Scenario& scenario, Tally& tally) {
  const Register own = expected_register(compose_world(scenario));
  const Calibration calibration = calibrate(moved_away(scenario), own.entities, Match::sizes);
  if (const auto* misfit = std::get_if<Misfit>(&calibration)) {
    if (is_open(misfit->reason)) {
      ++tally.open;
      return;
    }
    ++tally.missed;
    tally.reasons += std::to_string(number) + ": " + misfit->reason + "\n";
    return;
  }
  ++tally.found;
  const auto& calibrated = std::get<Calibrated>(calibration);
  const ContingencyTable& entities = calibrated.expected.entities;
  CHECK(worst_of_lists(entities, own.entities, Match::sizes) < 1e-9);
  CHECK(std::abs(entities.observed() / own.entities.observed() - 1.0) < 1e-9);
  const auto whole = calibrate_whole(moved_away(scenario), own.entities, Match::sizes);
  REQUIRE(std::holds_alternative<Calibrated>(whole));
  const auto& rounded = std::get<Calibrated>(whole);
  CHECK(worst_of_lists(rounded.expected.entities, own.entities, Match::sizes) < 1e-9);
  CHECK(std::abs(rounded.victims - calibrated.victims) <= 1.0);
}

}  // namespace

TEST_CASE("the table of a random world is met again, from elsewhere", "[properties]") {
  Tally tally;
  for (std::uint32_t number = 0; tally.found + tally.open + tally.missed < 60; ++number) {
    Scenario scenario = random_scenario(seed, number);
    // Two traits take a hundred times as long as none; the unit tests have them.
    if (scenario.population.at_risk || scenario.population.traits.size() > 1) continue;
    INFO(number);
    calibrate_one(number, scenario, tally);
  }
  INFO(tally.reasons);
  INFO(tally.found << " found, " << tally.open << " open, " << tally.missed << " missed");
  CHECK(tally.found > 45);
  CHECK(tally.missed == 0);
}

}  // namespace darknumber::calibration_test

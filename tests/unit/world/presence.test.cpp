// SPDX-License-Identifier: MIT
#include "engine/world/presence.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "engine/world/solving/unsolvable.h"
#include "engine/world/world.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::presence_test {
namespace {

using namespace testing;

/// A window of its own for each run: the classes then are the runs.
std::vector<Window> every_period(int periods) {
  std::vector<Window> windows;
  for (int period = 1; period <= periods; ++period) windows.push_back({period, period});
  return windows;
}

/// Expected persons a slot present in a period, by the classes of one window a period.
double present_in(const Presence& presence, int period) {
  double present = 0.0;
  for (const PresenceClass& exposed : presence.classes)
    present += exposed.expected * exposed.exposure[static_cast<std::size_t>(period - 1)];
  return present;
}

double expected_in_all(const Presence& presence) {
  double total = 0.0;
  for (const PresenceClass& exposed : presence.classes) total += exposed.expected;
  return total;
}

}  // namespace

TEST_CASE("runs: one person a slot in every period, 1 + (T - 1) rate ever") {
  for (int periods : {1, 2, 7, 12})
    for (double rate : {0.0, 0.03, 0.5, 1.0}) {
      const Presence presence = make_presence({periods, rate}, every_period(periods));
      CHECK(expected_in_all(presence) == Approx(1.0 + (periods - 1) * rate).epsilon(1e-13));
      CHECK(presence.expected_persons() == Approx(1.0 + (periods - 1) * rate).epsilon(1e-13));
      for (int period = 1; period <= periods; ++period)
        CHECK(present_in(presence, period) == Approx(1.0).epsilon(1e-13));
    }
}

TEST_CASE("runs are told apart where some agency's exposure tells them apart, and only there") {
  // One agency active throughout sees the length of a run; one in a single period sees two kinds.
  CHECK(make_presence({5, 0.2}, {{1, 5}}).classes.size() == 5);
  CHECK(make_presence({5, 0.2}, {{3, 3}}).classes.size() == 2);
  CHECK(make_presence({5, 0.2}, every_period(5)).classes.size() == 15);
  const Presence two = make_presence({4, 0.3}, {{1, 2}, {3, 4}});
  const Presence all = make_presence({4, 0.3}, every_period(4));
  for (const PresenceClass& exposed : two.classes) {
    double expected = 0.0;  // the runs of the finer classes that look alike to the two windows
    for (const PresenceClass& run : all.classes)
      if (0.5 * (run.exposure[0] + run.exposure[1]) == exposed.exposure[0] &&
          0.5 * (run.exposure[2] + run.exposure[3]) == exposed.exposure[1])
        expected += run.expected;
    CHECK(exposed.expected == Approx(expected).epsilon(1e-13));
  }
}

TEST_CASE("exposure is the share of the agency's window in which the person is present") {
  const Presence presence = make_presence({6, 0.2}, {{1, 6}, {2, 4}, {5, 5}});
  const auto exposure = [&](const PresenceRun& run) {
    return presence.classes[presence.class_of(run)].exposure;
  };
  CHECK(exposure({1, 6}) == std::vector<double>{1.0, 1.0, 1.0});
  CHECK(exposure({3, 4}) == std::vector<double>{2.0 / 6.0, 2.0 / 3.0, 0.0});
  CHECK(exposure({4, 5}) == std::vector<double>{2.0 / 6.0, 1.0 / 3.0, 1.0});
  CHECK(exposure({6, 6}) == std::vector<double>{1.0 / 6.0, 0.0, 0.0});
}

TEST_CASE("exposure keeps each own detection independently") {
  const Law kept = expose({0.5, 0.2}, certain(0b11, 2));
  CHECK(kept[0b11] == Approx(0.1).epsilon(1e-14));
  CHECK(kept[0b01] == Approx(0.4).epsilon(1e-14));
  CHECK(kept[0b10] == Approx(0.1).epsilon(1e-14));
  CHECK(kept[0b00] == Approx(0.4).epsilon(1e-14));
}

TEST_CASE("expected own detections are N p_j whatever the turnover, windows and dependence") {
  for (double rate : {0.0, 0.1, 1.0}) {
    Scenario scenario = textbook(5000, {0.12, 0.3, 0.05});
    scenario.population.turnover = {12, rate};
    scenario.agencies[0].active = {1, 12};
    scenario.agencies[1].active = {3, 7};
    scenario.agencies[2].active = {12, 12};
    scenario.dependence = {{0, 1, 3.0, Group::everyone}};
    add_trait(scenario, {"trait", NormalTrait{1.0}}, {1.0, 0.5, -1.0});
    const Register expected = expected_register(compose_world(scenario));
    CHECK(expected.entities.on_all(0b001) == Approx(5000 * 0.12).epsilon(1e-11));
    CHECK(expected.entities.on_all(0b010) == Approx(5000 * 0.3).epsilon(1e-11));
    CHECK(expected.entities.on_all(0b100) == Approx(5000 * 0.05).epsilon(1e-11));
    CHECK(expected.ever_present == Approx(5000 * (1 + 11 * rate)).epsilon(1e-13));
  }
}

TEST_CASE("the runs of a drawn slot follow one another without a gap or an overlap") {
  const Presence presence = make_presence({6, 0.4}, {{1, 6}});
  for (std::uint32_t slot = 0; slot < 200; ++slot) {
    RandomStream stream(1, 0, Purpose::person_presence, slot);
    const std::vector<PresenceRun> runs = draw_slot(presence, stream);
    CHECK(runs.front().from == 1);
    CHECK(runs.back().to == 6);
    for (std::size_t run = 0; run + 1 < runs.size(); ++run)
      CHECK(runs[run + 1].from == runs[run].to + 1);
  }
}

TEST_CASE("a slot never renewed, or always, takes the same random numbers") {
  RandomStream never(1, 0, Purpose::person_presence);
  RandomStream always(1, 0, Purpose::person_presence);
  CHECK(draw_slot(make_presence({5, 0.0}, {{1, 5}}), never).size() == 1);
  CHECK(draw_slot(make_presence({5, 1.0}, {{1, 5}}), always).size() == 5);
  CHECK(never() == always());
}

TEST_CASE("more classes of presence and strata than streams can tell apart are refused") {
  Scenario scenario = textbook(1000, {0.1, 0.1});
  set_strata(scenario, std::vector<Stratum>(40, {"s", 1.0 / 40, 1.0 / 40}));
  scenario.population.turnover = {1000, 0.01};
  scenario.agencies[0].active = {1, 500};
  scenario.agencies[1].active = {501, 1000};
  try {
    compose_world(scenario);
    FAIL("the scenario has a world");
  } catch (const UnsolvableScenario& problem) {
    CHECK(problem.path() == "population.turnover.periods");
  }
}

}  // namespace darknumber::presence_test

// SPDX-License-Identifier: MIT
#include "engine/study/selftest/world_checks.h"

#include <catch2/catch.hpp>

#include "engine/study/selftest/own_worlds.h"
#include "engine/world/compose_world.h"

namespace darknumber::world_checks_test {

TEST_CASE(
    "selftest: the simulators hold to the register of their world, and not to that of another") {
  const World world = compose_world(rich_world());
  CHECK_FALSE(check_simulators(world, world, 1).rejects());
  World altered = world;  // one in a hundred victims on no list is on the second
  for (StratumWorld& stratum : altered.strata)
    for (Law& law : stratum.victim_histories) {
      law[0b010] += 0.01 * law[0];
      law[0] *= 0.99;
    }
  CHECK(check_simulators(world, altered, 1).rejects());
  World by_person = world;  // a defect of the person simulator alone
  for (StratumWorld& stratum : by_person.strata)
    std::get<Detection>(stratum.victims.source).intercepts[1] += 0.15;
  CHECK(check_simulators(world, by_person, 1).rejects());
}

TEST_CASE("selftest: every step of a world follows its law, and is told apart by kind") {
  const NamedWorlds worlds{
      std::make_shared<const NamedWorld>(NamedWorld{"rich", compose_world(rich_world())}),
      std::make_shared<const NamedWorld>(NamedWorld{"severity", compose_world(severity_world())})};
  for (const StepKind kind : {StepKind::detection, StepKind::presence, StepKind::avoidance,
                              StepKind::referral, StepKind::reporting, StepKind::linkage}) {
    const CheckResult result = check_steps(kind, worlds, 1);
    INFO(static_cast<int>(kind) << " " << result.worst);
    CHECK_FALSE(result.rejects());
    CHECK(result.parts >= 1);
    CHECK(defect_seen(result, family_error) < 0.5);
  }
  CHECK(check_steps(StepKind::verification, worlds, 1).parts == 0);
  // Seven kinds but verification, and the two worlds.
  CHECK(world_checks(worlds, 1).size() == 8);
}

}  // namespace darknumber::world_checks_test

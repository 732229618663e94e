// SPDX-License-Identifier: MIT
// Defects planted in what goes by person, and in dependence of three agencies: each must be seen.
#include <catch2/catch.hpp>
#include <iostream>

#include "engine/study/selftest/register_sample.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "tests/statistical/step_checks.h"
#include "tests/statistical/zoo.h"
#include "tests/support/statistics.h"

namespace darknumber::by_person_test {
namespace {

using namespace testing;

constexpr std::uint32_t replicates = 1000;

Scenario by_person() {
  return zoo().at("reporting and anonymity by person, unlimited bystanders");
}

void require_rejection(const std::string& what, const CheckResult& result) {
  std::cout << "planted defect, " << what << ": " << result << "\n";
  INFO(what << ": " << result);
  CHECK(result.rejects());
}

}  // namespace

TEST_CASE("planted defect: reports at random where they go by person", "[statistical][planted]") {
  const World world = compose_world(by_person());
  World altered = world;
  for (StratumWorld& stratum : altered.strata) stratum.victims.reporting_by_person.reset();
  require_rejection("reports at random", check_means(draw_by_person(altered, seed, replicates),
                                                     row_of(expected_register(world))));
}

TEST_CASE("planted defect: anonymous at random where that goes by person",
          "[statistical][planted]") {
  const World world = compose_world(by_person());
  World altered = world;
  for (StratumWorld& stratum : altered.strata) {
    stratum.victims.anonymous_by_person.reset();
    stratum.victims.linkage.anonymous.assign(3, 0.3);
  }
  require_rejection("anonymous at random", check_means(draw_by_person(altered, seed, replicates),
                                                       row_of(expected_register(world))));
}

TEST_CASE("planted defect: tables with anonymous records apart from the person's others",
          "[statistical][planted]") {
  const World world = compose_world(by_person());
  World altered = world;
  // As if a person's records were anonymous independently, each with its mean given the history.
  for (StratumWorld& stratum : altered.strata)
    for (AnonymousLaw& law : stratum.victim_anonymous)
      for (std::vector<double>& sets : law) {
        if (sets.size() != 4) continue;
        const double total = sets[0] + sets[1] + sets[2] + sets[3];
        const double first = (sets[1] + sets[3]) / total;
        const double second = (sets[2] + sets[3]) / total;
        sets = {total * (1.0 - first) * (1.0 - second), total * first * (1.0 - second),
                total * (1.0 - first) * second, total * first * second};
      }
  const std::vector<double> expected = row_of(expected_register(world));
  const CheckResult right = check_means(draw_by_table(world, seed, replicates), expected);
  CHECK_FALSE(right.rejects());
  const CheckResult wrong = check_means(draw_by_table(altered, seed, 20 * replicates), expected);
  require_rejection("anonymous independently of each other", wrong);
}

TEST_CASE("planted defect: a source that forgets the odds ratio of three agencies",
          "[statistical][planted]") {
  const DetectionTarget target = detection_targets().at("three together");
  DetectionTarget altered = target;
  altered.sets.clear();
  require_rejection("odds ratio of three", check_source(solve_detection(altered).detection,
                                                        solve_detection(target).law, step_draws));
}

}  // namespace darknumber::by_person_test

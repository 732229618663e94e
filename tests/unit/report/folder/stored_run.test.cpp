// SPDX-License-Identifier: MIT
#include "engine/report/folder/stored_run.h"

#include <catch2/catch.hpp>

#include "tests/support/small_study.h"

namespace darknumber::stored_run_test {

TEST_CASE("a run that is planned again is as long as its longest point, not as its last one") {
  const StudyPlan plan = plan_of(small_study("sweep", R"("evaluate": "monte_carlo", "factors": [
      {"path": "population.victims", "values": [1500, 2500]}])"));
  StoredResults stored{"results", plan.scenario(), {}, run_of(plan).result};
  REQUIRE(plan_again(stored).scenario().monte_carlo.replicates == 40);
  for (ReplicateRows& rows : stored.run.points.front().rows) rows.insert(rows.end(), 30, rows[0]);
  CHECK(plan_again(stored).scenario().monte_carlo.replicates == 70);
}

}  // namespace darknumber::stored_run_test

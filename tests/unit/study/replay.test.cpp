// SPDX-License-Identifier: MIT
#include "engine/study/replay.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/scenario/read_scenario.h"
#include "engine/simulation/replicate.h"
#include "engine/study/checkpoint/replicate_encoding.h"
#include "tests/support/checkout.h"

namespace darknumber::replay_test {
namespace {

PreparedPoint everything(const std::string& simulator) {
  return prepare_point(
      load_scenario(testing::checkout() + "/scenarios/violations/referral.json",
                    {"population.victims=500", "monte_carlo.simulator=" + simulator}));
}

/// As a run makes it.
std::vector<ReplicateRow> run_rows(const PreparedPoint& point, std::uint32_t replicate) {
  return Replicator(point.scenario, point.world).replicate(replicate).rows;
}

}  // namespace

TEST_CASE("a replay is the replicate of the run, to the last bit, with either simulator") {
  for (const char* simulator : {"auto", "persons"}) {
    const PreparedPoint point = everything(simulator);
    for (const std::uint32_t replicate : {0U, 41U}) {
      const Replay again = replay(point, replicate, Evaluation::monte_carlo);
      CHECK(encode_rows(again.rows) == encode_rows(run_rows(point, replicate)));
      CHECK(row_differences(run_rows(point, replicate), again.rows).empty());
    }
    CHECK_FALSE(row_differences(run_rows(point, 1), replay(point, 0, Evaluation::monte_carlo).rows)
                    .empty());
  }
}

TEST_CASE("a row that chose another model differs, though its numbers are the same") {
  ReplicateRow stored;
  stored.model = (ModelCode{1} << 63) | 1;
  ReplicateRow again = stored;
  CHECK(row_differences({stored}, {again}).empty());
  again.model = (ModelCode{1} << 63) | 2;
  const std::vector<RowDifference> found = row_differences({stored}, {again});
  REQUIRE(found.size() == 1);
  CHECK(found[0].field == "model");
}

TEST_CASE("persons drawn one by one are followed from detection to report") {
  CHECK(replay(everything("auto"), 3, Evaluation::monte_carlo).steps.empty());
  const Replay again = replay(everything("persons"), 3, Evaluation::monte_carlo);
  REQUIRE(again.steps.size() == 5);
  double referred = 0.0;
  for (std::size_t agency = 0; agency < again.steps.size(); ++agency) {
    const AgencySteps& steps = again.steps[agency];
    CHECK(steps.detected > 0.0);
    CHECK(steps.kept <= steps.detected);
    CHECK(steps.reached >= steps.kept);
    CHECK(steps.reported <= steps.reached);
    referred += steps.reached - steps.kept;
    double victims = 0.0;  // there are no bystanders here, so all who are reported are victims
    for (CaptureHistory h = 0; h < again.drawn.victims[0].size(); ++h)
      if (contains(h, static_cast<int>(agency))) victims += again.drawn.victims[0][h];
    CHECK(steps.reported == victims);
  }
  CHECK(referred > 0.0);
}

TEST_CASE("on the expected table the replay is the exact answer") {
  const PreparedPoint point = everything("auto");
  const Replay again = replay(point, 0, Evaluation::expected);
  CHECK(encode_rows(again.rows) == encode_rows(point.expected_rows()));
}

TEST_CASE(
    "a row that differs in one bit of one number is told, numbers that do not exist are one") {
  ReplicateRow row{110.5, 10, NAN, 130, 40, 20, 38, 100};
  row.truth = 100;
  ReplicateRow other = row;
  other.lower = std::nan("7");
  CHECK(row_differences({row}, {other}).empty());
  other.upper = std::nextafter(130.0, 0.0);
  other.status = Status::no_mle;
  const auto found = row_differences({row, row}, {row, other});
  REQUIRE(found.size() == 2);
  CHECK(found[0].answer == 1);
  CHECK(found[0].field == "upper");
  CHECK(found[0].stored == 130.0);
  CHECK(found[0].again == other.upper);
  CHECK(found[1].field == "status");
}

}  // namespace darknumber::replay_test

// SPDX-License-Identifier: MIT
#include "engine/study/run_study.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/input/json.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_study.h"

namespace darknumber::run_study_test {
namespace {

using testing::ScratchFolder;
using testing::write_file;

const std::string sweep =
    small_study("sweep", R"("evaluate": "monte_carlo", "factors": [{"path": "bystanders.count",
                "values": [3000, 6000]}, {"path": "population.victims", "values": [500, 2000]}])",
                R"({"text": "near", "estimator": "chao", "measure": "risk_over_1.2", "at_most": 0.5,
        "where": {"bystanders.count": 3000, "population.victims": 500}})");

std::string with_replicates(const std::string& text, const std::string& replicates) {
  return replaced(text, "\"replicates\": 40", "\"replicates\": " + replicates);
}

std::vector<PointRows> rows_of(const StudyRun& run) {
  std::vector<PointRows> points;
  for (const PointResult& point : run.result.points) points.push_back(point.rows);
  return points;
}

bool same_measures(const StudyRun& a, const StudyRun& b) {
  for (std::size_t p = 0; p < a.result.points.size(); ++p) {
    const auto& first = a.result.points[p].measures;
    const auto& second = b.result.points[p].measures;
    if (first.size() != second.size()) return false;
    for (std::size_t m = 0; m < first.size(); ++m)
      if (shortest_number(first[m].measured.value) != shortest_number(second[m].measured.value) ||
          shortest_number(first[m].measured.mcse) != shortest_number(second[m].measured.mcse))
        return false;
  }
  return a.result.digest == b.result.digest;
}

/// A study held to a table in a folder of its own, with a point that no world fits.
struct HeldStudy {
  ScratchFolder folder;

  StudyPlan plan(const std::string& evaluate) const {
    write_file(folder.path() / "table.csv",
               "Police,Shelter,Hospital,count\n1,0,0,300\n0,1,0,200\n0,0,1,250\n1,1,0,60\n"
               "1,0,1,80\n0,1,1,50\n1,1,1,20\n");
    return plan_of(
        small_study("sweep", R"("evaluate": ")" + evaluate + R"(", "hold": "table",
            "table": "table.csv", "factors": [
            {"path": "agencies[*].false_positive_share", "values": [0, 0.2]},
            {"path": "agencies[*].missed_link_probability", "values": [0, 0.9]}])",
                    R"({"text": "so", "estimator": "chao", "measure": "inflation", "at_least": 0.1,
            "where": {"agencies[*].false_positive_share": 0.2,
                      "agencies[*].missed_link_probability": [0, 0.9]}})"),
        (folder.path() / "world.json").string());
  }
};

}  // namespace

TEST_CASE("a study gives the same for any number of threads") {
  const StudyPlan plan = plan_of(sweep);
  const StudyRun one = run_of(plan, 1);
  REQUIRE(one.done == 160);
  CHECK(one.total == 160);
  CHECK(same_measures(one, run_of(plan, 2)));
  CHECK(same_measures(one, run_of(plan, 7)));
}

TEST_CASE("a thousand replicates and a thousand more are two thousand") {
  const std::string text =
      small_world(R"("claims": [{"text": "so", "estimator": "chao", "measure": "inflation",
                      "at_most": 2}])");
  const StudyRun first = run_of(plan_of(with_replicates(text, "1000")));
  const StudyPlan longer = plan_of(with_replicates(text, "2000"));
  const StudyRun more = run_study(longer, 2, {}, rows_of(first));
  CHECK(more.reused == 1000);
  CHECK(more.done == 2000);
  CHECK(same_measures(more, run_of(longer)));
  CHECK(more.claims[0].points[0].value == run_of(longer).claims[0].points[0].value);
}

TEST_CASE("rounds go on until they are enough, each on top of the last") {
  const StudyPlan plan = plan_of(sweep);
  StudyWatch watch;
  std::vector<std::int64_t> seen;
  watch.another_round = [&](const StudyRun& so_far) {
    seen.push_back(so_far.done);
    return seen.size() < 3;
  };
  const StudyRun run = run_study(plan, 2, watch, {});
  CHECK(seen == std::vector<std::int64_t>{160, 320, 480});
  CHECK(run.reused == 0);
  CHECK(same_measures(run, run_of(plan_of(with_replicates(sweep, "120")))));
}

TEST_CASE("rounds that were stopped are taken over whole, whatever round they were in") {
  const ScratchFolder folder;
  const std::string path = folder.path() / "checkpoint";
  const StudyPlan plan = plan_of(sweep);
  const StudyRun whole = run_of(plan_of(with_replicates(sweep, "120")));
  int rounds = 0;
  StudyWatch watch;
  watch.another_round = [&](const StudyRun&) { return ++rounds < 3; };
  std::int64_t stop_at = 50;  // replicates of all points
  std::int64_t done = 0;
  watch.work.progress = [&](std::int64_t now, std::int64_t) { done = now; };
  watch.work.stop = [&] { return done >= stop_at; };
  StudyRun run;
  ReplicateFileWriter(path, replicate_file_header(plan)).sync();
  for (int starts = 0; run.result.points.empty(); ++starts, stop_at += 60) {
    REQUIRE(starts < 30);
    const auto kept = std::get<ReplicateFileContents>(read_replicate_file(path));
    ReplicateFileWriter writer(path, kept);
    watch.work.file = &writer;
    rounds = 0;
    done = 0;
    run = run_study(plan, 1, watch, kept.points);
    if (!run.result.points.empty()) CHECK(run.reused == kept.replicates);
  }
  CHECK(run.done == 480);
  CHECK(same_measures(run, whole));
  const auto kept = std::get<ReplicateFileContents>(read_replicate_file(path));
  CHECK(kept.replicates == 480);
}

TEST_CASE("points that are the same are run once") {
  const StudyRun run = run_of(plan_of(small_study("sweep", R"("evaluate": "monte_carlo", "points":
      [{"bystanders.count": 3000}, {"bystanders.count": 3000}, {}])")));
  CHECK(run.total == 80);
  CHECK(run.result.points.size() == 2);
}

TEST_CASE("the same seed at every point gives common random numbers") {
  const StudyRun both = run_of(plan_of(sweep));
  const StudyRun alone = run_of(plan_of(small_study("sweep", R"("evaluate": "monte_carlo",
          "points": [{"bystanders.count": 6000, "population.victims": 500}])")));
  CHECK(both.result.points[2].rows[1][7].estimate == alone.result.points[0].rows[1][7].estimate);
}

TEST_CASE("measures that are asked for are among the results, once") {
  const StudyRun run = run_of(plan_of(sweep));
  for (const PointResult& point : run.result.points) {
    int asked = 0;
    int usual = 0;
    for (const EstimatorMeasure& one : point.measures) {
      asked += one.measured.name == "risk_over_1.2";
      usual += one.measured.name == "inflation";
    }
    CHECK(asked == 2);  // one an estimator
    CHECK(usual == 2);
  }
}

TEST_CASE("points without a world are told, and the others have theirs") {
  const HeldStudy held;
  for (const char* evaluate : {"expected", "monte_carlo"}) {
    INFO(evaluate);
    const StudyPlan plan = held.plan(evaluate);
    const StudyRun run = run_of(plan);
    REQUIRE(run.result.points.size() == 4);
    std::size_t without = 0;
    for (const PointResult& point : run.result.points) {
      CHECK(point.no_world.empty() == std::isfinite(point.truth));
      CHECK(point.no_world.empty() == !point.measures.empty());
      without += !point.no_world.empty();
    }
    CHECK(without == 2);
    REQUIRE(run.result.warnings.size() == 1);
    CHECK_THAT(run.result.warnings[0], Catch::Contains("2 of 4 points have no world"));
    REQUIRE(run.claims.size() == 1);
    CHECK(run.claims[0].points[0].verdict == Verdict::supported);
    CHECK(run.claims[0].points[1].verdict == Verdict::undecided);
    CHECK(std::isnan(run.claims[0].points[1].value));
    CHECK(run.claims[0].verdict == Verdict::undecided);
  }
}

TEST_CASE("a stratum that nobody belongs to has no measures, and the others have theirs") {
  const auto world = [](const std::string& share, const std::string& rest) {
    return R"({"schema": 1, "population": {"victims": 2000, "strata": [
      {"name": "a", "share": )" +
           share + R"(, "bystander_share": 0.5}, {"name": "b", "share": )" +
           (share == "0" ? "1" : "0.5") + R"(, "bystander_share": 0.5}]},
      "bystanders": {"count": 5000},
      "agencies": [{"name": "A", "capture_probability": 0.2, "false_alarm_probability": 0.02},
                   {"name": "B", "capture_probability": 0.2, "false_alarm_probability": 0.02}],
      "estimation": {"stratify": true, "estimators": [{"method": "chapman", "lists": ["A", "B"]}]},
      "monte_carlo": {"replicates": 4})" +
           rest + "}";
  };
  const StudyRun plain = run_of(plan_of(world("0", "")));
  for (const char* evaluate : {"expected", "monte_carlo"}) {
    INFO(evaluate);
    const StudyRun swept = run_of(plan_of(world(
        "0.5", R"(, "study": {"type": "sweep", "factors": [{"path": "population.strata[a].share",
               "values": [0, 0.5, 1]}], "evaluate": ")" +
                   std::string(evaluate) + "\"}")));
    REQUIRE(swept.result.points.size() == 3);
    for (const PointResult& point : swept.result.points)
      for (const EstimatorMeasure& measure : point.measures) {
        INFO(swept.result.labels[measure.estimator] << " " << measure.measured.name);
        if (point.truths[measure.estimator] == 0.0) {
          CHECK(std::isnan(measure.measured.value));
          CHECK(std::isnan(measure.exact));
        } else if (measure.measured.name == "inflation") {
          CHECK(measure.measured.value > 0.0);
        }
      }
  }
  REQUIRE(plain.result.points.front().truths.size() == 3);
  CHECK(plain.result.points.front().truths[1] == 0.0);
}

TEST_CASE("without violations the truth behind a table is the independence model's estimate") {
  const HeldStudy held;
  const std::string text =
      replaced(small_study("sweep", R"("hold": "table", "table": "table.csv", "points": [{
          "agencies[*].false_positive_share": 0, "agencies[*].missed_link_probability": 0,
          "dependence[Police,Shelter].odds_ratio": 1}])"),
               "\"victims\": 2000", "\"victims\": 77");
  held.plan("expected");  // writes the table
  const StudyRun run = run_of(plan_of(text, (held.folder.path() / "world.json").string()));
  const PointResult& point = run.result.points[0];
  CHECK(point.rows[0][0].estimate == Approx(point.truth).epsilon(1e-8));
  CHECK(point.truth > 960.0);
}

TEST_CASE("the hash of a held run tells its table, and the header of its file the hash") {
  const HeldStudy held;
  const StudyPlan first = held.plan("expected");
  const std::string hash = replicate_file_header(first).scenario_hash;
  CHECK(hash == run_of(first).result.scenario_hash);
  write_file(held.folder.path() / "other.csv",
             "Police,Shelter,Hospital,count\n1,0,0,301\n0,1,0,200\n0,0,1,250\n1,1,0,60\n"
             "1,0,1,80\n0,1,1,50\n1,1,1,20\n");
  StudyPlan other = held.plan("expected");
  CHECK(replicate_file_header(other).scenario_hash == hash);
  other.hold->table.add(1, 1.0);
  CHECK(replicate_file_header(other).scenario_hash != hash);
}

TEST_CASE("a warning says what becomes of the replicates without an estimate") {
  const StudyPlan plan = plan_of(replaced(small_world(), "\"victims\": 2000", "\"victims\": 6"));
  const StudyRun run = run_of(plan);
  REQUIRE(run.result.warnings.size() == 2);
  CHECK_THAT(run.result.warnings[0],
             Catch::StartsWith("independence has no estimate in ") &&
                 Catch::Contains(" of 40 replicates; means, bias and errors leave them out, "));
  std::size_t others = 0;
  for (const ReplicateRow& row : run.result.points.front().rows[0])
    others += row.status != Status::ok && row.status != Status::no_mle;
  CHECK_THAT(run.result.warnings[0],
             others == 0 ? Catch::EndsWith("count them as infinite, as they grow without bound")
                         : Catch::EndsWith(" and leave out the other " + std::to_string(others)));
}

TEST_CASE("of a drawn design the measures of claims are kept, beside the study's own") {
  const StudyRun run = run_of(plan_of(small_study("sample", R"("size": 8, "factors": [
      {"path": "agencies[Police].false_positive_share", "range": [0, 0.2]}],
      "evaluate": "monte_carlo", "measure": "log_bias")",
                                                  R"({"text": "so", "estimator": "chao",
      "measure": "risk_over_3", "at_most": 1, "than": {"measure": "risk_under_0.7"}})")));
  std::vector<std::string> names;
  for (const EstimatorMeasure& one : run.result.points.front().measures)
    if (one.estimator == 1) names.push_back(one.measured.name);
  CHECK(names == std::vector<std::string>{"inflation", "log_bias", "failure_rate", "risk_over_3",
                                          "risk_under_0.7"});
}

}  // namespace darknumber::run_study_test

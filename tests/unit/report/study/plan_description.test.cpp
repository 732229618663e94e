// SPDX-License-Identifier: MIT
#include "engine/report/study/plan_description.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "engine/report/study/study_finding.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_study.h"

namespace darknumber::plan_description_test {
namespace {

std::string described(const std::string& text, const std::string& file = "world.json") {
  return fmt::format("{}", fmt::join(describe_plan(plan_of(text, file)), "\n"));
}

/// A scenario that is solved for a table written in it or beside it.
std::string anchored(const std::string& table, const std::string& study) {
  return R"({"schema": 1, "table": )" + table + R"(, "population": {},
    "agencies": [{"name": "A"}, {"name": "B"}, {"name": "C"}],
    "estimation": {"estimators": [{"method": "chao"}]}, "study": )" +
         study + "}";
}

const std::string counts =
    R"({"counts": {"100": 300, "010": 250, "001": 200, "110": 60, "101": 50, "011": 40, "111": 12}})";

const std::string truth_sweep = R"({"type": "sweep", "evaluate": "expected", "measure": "truth",
  "factors": [{"path": "agencies[*].false_positive_share", "values": [0, 0.2]}]})";

}  // namespace

TEST_CASE("ranges, bounds and targets are told as they were written") {
  const std::string text = described(small_study(
      "sample",
      R"("size": 16, "evaluate": "expected", "factors": [{"path": "bystanders.count",
         "range": [5250, 52500], "plausible": [12345, 23456], "kind": "integer"},
         {"path": "agencies[Shelter].missed_link_probability", "range": [0.0125, 0.1234]}])",
      R"({"text": "The mean is high.", "estimator": "chao", "measure": "mean", "at_least": 20125})"));
  INFO(text);
  CHECK_THAT(text, Catch::Contains("whole numbers from 5,250 to 52,500; considered plausible: "
                                   "12,345 to 23,456."));
  CHECK_THAT(text, Catch::Contains(": 0.0125 to 0.1234."));
  CHECK_THAT(text, Catch::Contains("Claim 1: The mean is high. The mean of chao is to be at least "
                                   "20,125"));
  const std::string ranges =
      R"(, "estimator": "chao", "factors": [{"path": "agencies[Shelter].missed_link_probability",
         "range": [0, 0.1]}])";
  CHECK_THAT(
      described(small_study("tipping_point", R"("measure": "mean", "target": 2345)" + ranges)),
      Catch::Contains("at which the mean of chao reaches 2345"));
  CHECK_THAT(described(small_study("tipping_point",
                                   R"("measure": "inflation", "target": 1.2345)" + ranges)),
             Catch::Contains("at which the inflation of chao reaches 1.2345"));
  CHECK_THAT(described(anchored(counts, R"({"type": "tipping_point", "measure": "truth",
               "target": 2500, "factors": [{"path": "agencies[*].false_positive_share",
               "range": [0, 0.3]}]})")),
             Catch::Contains("at which the truth reaches 2,500 persons"));
}

TEST_CASE("a table is called by its file, or as the scenario's, in every sentence") {
  const StudyPlan plan = plan_of(anchored(counts, truth_sweep));
  CHECK_THAT(fmt::format("{}", fmt::join(describe_plan(plan), "\n")),
             Catch::Contains("the number observed are those of the table of the scenario."));
  CHECK_THAT(paragraph_of(study_finding(run_of(plan), plan)),
             Catch::StartsWith("Behind the table of the scenario there would be from "));
  const testing::ScratchFolder folder;
  testing::write_file(
      folder.path() / "table.csv",
      "Police,Shelter,Hospital,count\n1,0,0,300\n0,1,0,250\n0,0,1,200\n1,1,0,60\n1,0,1,50\n"
      "0,1,1,40\n1,1,1,12\n");
  CHECK_THAT(described(small_study("sweep", R"("evaluate": "expected", "hold": "table",
               "table": "table.csv", "factors": [
               {"path": "agencies[Shelter].missed_link_probability", "values": [0, 0.1]}])"),
                       (folder.path() / "world.json").string()),
             Catch::Contains("are those of the table table.csv."));
}

}  // namespace darknumber::plan_description_test

// SPDX-License-Identifier: MIT
#include "engine/scenario/read_explain.h"

#include <catch2/catch.hpp>

#include "engine/input/json.h"
#include "engine/report/study/plan_description.h"
#include "engine/scenario/format/write_scenario.h"
#include "tests/support/explained_tables.h"
#include "tests/unit/scenario/mistake.h"

namespace darknumber::read_explain_test {
namespace {

using testing::ExplainedTable;

const std::string everything =
    ExplainedTable{
        2, R"({"10": 80, "01": 60, "11": 20})", "", "",
        R"("factors": [{"path": "agencies[*].false_positive_share", "label": "false share",
      "belief": {"uniform": [0, 0.5]}}], "victims_belief": {"log_uniform": [100, 10000]},
      "capture": "jeffreys", "misfit": {"relative_sd": {"half_normal": 0.25}, "from_lists": 1},
      "witness": {"drop": 3, "support": 0.9}, "particles": 500, "runs": 3)"}
        .text();

ExplainStudy explain_of(const std::string& text) {
  return std::get<ExplainStudy>(scenario_of(text).study->type);
}

StudyPlan plan_of(const std::string& text) {
  return plan_study(tree_of(text), "world.json", ScenarioReading{scenario_of(text), {}});
}

/// What planning says, where reading finds nothing.
std::string refusal(const std::string& text) {
  try {
    (void)plan_of(text);
  } catch (const InputError& error) {
    return error.problems().at(0).message;
  }
  return "";
}

}  // namespace

TEST_CASE("a study of explanations is read, and what it leaves out has its default") {
  const ExplainStudy explain = explain_of(everything);
  CHECK(explain.victims->high == 10000.0);
  CHECK(explain.capture == CapturePrior::jeffreys);
  CHECK(explain.misfit->half_normal == 0.25);
  CHECK(explain.misfit->from_lists == 1);
  CHECK(explain.witness_drop == 3.0);
  CHECK(explain.witness_support == 0.9);
  CHECK(explain.particles == 500);
  CHECK(explain.runs == 3);
  const ExplainStudy plain = explain_of(ExplainedTable{}.text());
  CHECK_FALSE(plain.victims);
  CHECK(plain.capture == CapturePrior::sizes);
  CHECK_FALSE(plain.misfit);
  CHECK(plain.particles == 2000);
  CHECK(plain.runs == 4);
}

TEST_CASE("it is written and read again, and every option is in the hash") {
  const Scenario scenario = scenario_of(everything);
  const std::string once = write_json(to_value(scenario));
  CHECK(write_json(to_value(scenario_of(once))) == once);
  for (const auto& [from, to] : {std::pair{"[100, 10000]", "[100, 20000]"},
                                 {"\"jeffreys\"", "\"uniform\""},
                                 {"0.25", "0.5"},
                                 {"\"from_lists\": 1", "\"from_lists\": 2"},
                                 {"\"drop\": 3", "\"drop\": 4"},
                                 {"0.9}", "0.95}"},
                                 {"500", "600"},
                                 {"\"runs\": 3", "\"runs\": 2"}}) {
    INFO(to);
    CHECK(scenario_hash(scenario_of(replaced(everything, from, to))) != scenario_hash(scenario));
  }
}

TEST_CASE("mistakes in it are found where they are") {
  check_mistake(everything, {"\"log_uniform\"", "\"uniform\"", "{\"uniform\": [100",
                             "study.victims_belief", "is log_uniform", "LOW, HIGH", ""});
  check_mistake(everything, {"\"jeffreys\"", "\"jeffrey\"", "\"jeffrey\"", "study.capture", "", "",
                             "jeffreys"});
  check_mistake(everything, {"\"half_normal\": 0.25", "\"half_normal\": -1", "-1",
                             "study.misfit.relative_sd.half_normal", "", "", ""});
  check_mistake(everything, {"\"runs\": 3", "\"runs\": 3, \"hold\": \"table\"", "\"table\"}",
                             "study.hold", "holds no world", "\"table\" alone", ""});
  check_mistake(everything, {"\"runs\": 3", "\"runs\": 3, \"evaluate\": \"monte_carlo\"",
                             "\"monte_carlo\"", "study.evaluate", "no replicates", "", ""});
  check_mistake(everything, {"\"runs\": 3", "\"runs\": 3, \"size\": 8", "8}", "study.size",
                             "goes with the types", "", ""});
}

TEST_CASE("factors on what the table tells are refused") {
  for (const char* path :
       {"agencies[A].capture_probability", "agencies[*].capture_probability", "estimation.level"}) {
    INFO(path);
    const Problems problems =
        problems_of(replaced(everything, "agencies[*].false_positive_share", path));
    REQUIRE_FALSE(problems.empty());
    CHECK(std::any_of(problems.begin(), problems.end(), [](const Problem& problem) {
      return problem.message.find("cannot be a factor here") != std::string::npos ||
             problem.message.find("solved for the table") != std::string::npos;
    }));
  }
  const Problems problems =
      problems_of(replaced(replaced(everything, "agencies[*].false_positive_share\",",
                                    "population.victims\", \"kind\": \"integer\","),
                           "{\"uniform\": [0, 0.5]}", "{\"uniform\": [100, 900]}"));
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0].message, Catch::Contains("solved for the table"));
}

TEST_CASE("tables that say nothing of an agency, or are not counts, are refused") {
  CHECK_THAT(refusal(replaced(everything, R"("01": 60, "11": 20)", R"("01": 0, "11": 0)")),
             Catch::Contains("list 2 of the table is empty"));
  CHECK_THAT(refusal(replaced(everything, "\"01\": 60", "\"01\": 60.5")),
             Catch::Contains("not whole"));
  const std::string without =
      replaced(replaced(everything, R"("table": {"counts": {"10": 80, "01": 60, "11": 20}}, )", ""),
               R"("agencies": [{"name": "A"}, {"name": "B"}], "population": {})",
               R"("agencies": [{"name": "A", "capture_probability": 0.1},
                  {"name": "B", "capture_probability": 0.2}], "population": {"victims": 100})");
  CHECK_THAT(refusal(without), Catch::Contains("explain needs a table"));
}

TEST_CASE("a description says what is asked") {
  const std::string text = describe_plan(plan_of(everything)).front();
  CHECK_THAT(text, Catch::Contains("the worlds that explain a table, in 3 runs of 500 worlds"));
  CHECK_THAT(text, Catch::Contains("what the number of victims then is"));
}

TEST_CASE("claims beside an explanation are refused on reading, where they stand") {
  const std::string claims =
      R"("claims": [{"text": "so", "estimator": "none", "measure": "inflation", "at_least": 1}])";
  const std::string text = replaced(ExplainedTable{}.text(), "\"study\":", claims + ", \"study\":");
  const Problems problems = problems_of(text);
  REQUIRE(problems.size() == 1);  // and nothing is said of the estimator
  CHECK(problems[0].path == "claims");
  CHECK(problems[0].position.column == position_of(text, "[{\"text\"").column);
  CHECK_THAT(problems[0].message, Catch::Contains("judges no claims"));
  CHECK_THAT(problems[0].advice, Catch::Contains("a scenario of their own"));
}

}  // namespace darknumber::read_explain_test

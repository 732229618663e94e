// SPDX-License-Identifier: MIT
#include "engine/report/study/study_conditions.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "engine/report/block.h"
#include "engine/report/study/some_points.h"
#include "tests/support/small_study.h"

namespace darknumber::study_conditions_test {
namespace {

std::string conditions(const std::string& text) {
  return join_clauses(study_conditions(plan_of(text)));
}

/// A world of three lists without a violation.
std::string good_world(const std::string& study) {
  std::string text = small_study("sweep");
  text = replaced(text, R"("bystanders": {"count": 5000},)", "");
  text = replaced(text, R"(, "false_positive_share": 0.1)", "");
  text = replaced(text, R"(, "missed_link_probability": 0.05)", "");
  text = replaced(text, R"("odds_ratio": 1.5)", R"("odds_ratio": 1)");
  return replaced(text, R"({"type": "sweep"})", study);
}

}  // namespace

TEST_CASE("points that are looked at leave no level of a grid out") {
  for (const std::size_t levels : {2, 3, 4, 5, 8, 16}) {
    INFO(levels);
    std::vector<bool> seen(levels, false);
    for (const std::size_t point : some_points(64 * levels, 64)) seen[point % levels] = true;
    CHECK(std::count(seen.begin(), seen.end(), true) == static_cast<std::ptrdiff_t>(levels));
  }
  CHECK(some_points(3, 16) == std::vector<std::size_t>{0, 1, 2});
  CHECK(some_points(1000, 16).size() == 16);
  CHECK(some_points(0, 16).empty());
}

TEST_CASE("what a factor of a large grid sets is not said to be so at all of its points") {
  std::string counts;
  for (int i = 1; i <= 16; ++i) counts += fmt::format("{}{}", i == 1 ? "" : ", ", 1000 * i);
  const std::string text = conditions(small_study(
      "sweep", R"("factors": [{"path": "bystanders.count", "values": [)" + counts + R"(]},
      {"path": "dependence[Police,Shelter].odds_ratio", "values": [1.5, 3]}])"));
  INFO(text);
  CHECK_THAT(text, Catch::Contains("the odds ratio between Police and Shelter could be 1.5 or 3"));
  CHECK_THAT(text, !Catch::Contains("1.5 times the odds"));
  CHECK_THAT(text, Catch::Contains("were not linked"));
}

TEST_CASE("each of ten factors has a clause, and more are one that follows after if") {
  const auto of_factors = [](std::size_t count) {
    std::string factors;
    for (const char* field : {"false_positive_share", "anonymous_share", "missed_link_probability",
                              "duplicate_probability"})
      for (const char* agency : {"Police", "Shelter", "Hospital"})
        if (count > 0) {
          factors += fmt::format(
              R"({}{{"path": "agencies[{}].{}", "range": [0, 0.1], "label": "{}"}})",
              factors.empty() ? "" : ", ", agency, field, std::string(1, "LKJIHGFEDCBA"[count]));
          --count;
        }
    return conditions(small_study("sobol", R"("size": 64, "factors": [)" + factors + "]"));
  };
  CHECK_THAT(of_factors(2), Catch::StartsWith("J could be 0 to 10 %; K could be 0 to 10 %; "));
  CHECK_THAT(of_factors(10), Catch::StartsWith("B could be 0 to 10 %; C could be 0 to 10 %; ") &&
                                 Catch::Contains("; K could be 0 to 10 %; "));
  CHECK_THAT(of_factors(11),
             Catch::StartsWith("A (0 to 10 %), B (0 to 10 %), ") &&
                 Catch::Contains(" J (0 to 10 %) and K (0 to 10 %) could vary so; "));
}

TEST_CASE("what moves by itself is otherwise as the scenario has it") {
  CHECK_THAT(conditions(small_study("one_at_a_time", R"("factors": [
      {"path": "agencies[Police].false_positive_share", "low": 0, "high": 0.3, "label": "F"}])")),
             Catch::StartsWith("F moved from 0 % to 30 %; unless moved, 10 % of the reports "));
}

TEST_CASE("the ends of a belief have three digits") {
  // 3 e^(±0.5 z) with z = 1.645, the normal quantile at 95 %.
  CHECK_THAT(conditions(small_study("sobol", R"("size": 64, "factors": [
      {"path": "dependence[Police,Shelter].odds_ratio", "belief": {"lognormal": [3, 0.5]}},
      {"path": "agencies[Police].false_positive_share", "belief": {"uniform": [0, 0.3]}}])")),
             Catch::Contains("could be 1.32 to 6.83 with nine chances in ten"));
}

TEST_CASE("nothing else is said only after something") {
  CHECK(conditions(good_world(R"({"type": "tipping_point", "estimator": "chao", "target": 1.3,
      "factors": [{"path": "agencies[*].false_positive_share", "range": [0, 0.3]}]})")) ==
        "nothing was violated but by what is varied");
  CHECK_THAT(conditions(good_world(R"({"type": "sweep",
      "factors": [{"path": "agencies[*].false_positive_share", "values": [0, 0.3]}]})")),
             Catch::EndsWith("could be 0 % or 30 %; and nothing else was violated"));
}

}  // namespace darknumber::study_conditions_test

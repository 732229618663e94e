// SPDX-License-Identifier: MIT
#include "engine/report/study/sensitivity_finding.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/small_study.h"

namespace darknumber::sensitivity_finding_test {

TEST_CASE("an index that noise has put below 0 or above 1 is said as it is") {
  const StudyPlan plan = plan_of(small_study("sobol", R"("size": 64, "estimator": "chao",
      "factors": [{"path": "agencies[*].false_positive_share", "range": [0, 0.3]},
                  {"path": "agencies[Police].capture_probability", "range": [0.2, 0.4]}])"));
  StudyRun run = run_of(plan);
  auto& outcome = std::get<SobolOutcome>(run.outcome);
  SobolIndices& indices = outcome.answers.front().indices;
  indices.total = {{1.04, Interval{0.9, 1.2}, 64}, {0.5, std::nullopt, 64}};
  indices.first_order = {{-0.032, Interval{-0.1, 0.2}, 64}, {0.5, std::nullopt, 64}};
  const std::string text = paragraph_of(sobol_finding(outcome, StudyWords(run, plan)));
  INFO(text);
  CHECK_THAT(text, Catch::Contains(" were known (with 95 % intervals): 50 % with the chance that "
                                   "Police detects a victim and -3.2 % (-10 % to 20 %), or 104 % "
                                   "(90 % to 120 %) counting interactions, with the share of false "
                                   "records on every list."));
  indices.first_order.front() = {};
  CHECK_THAT(paragraph_of(sobol_finding(outcome, StudyWords(run, plan))),
             Catch::Contains(" and – with the share of false records on every list."));
}

TEST_CASE("what chance may have put first is named beside what may be first") {
  const StudyPlan plan = plan_of(small_study("sobol", R"("size": 64, "estimator": "chao",
      "factors": [
      {"path": "agencies[Police].capture_probability", "range": [0.2, 0.4], "label": "P"},
      {"path": "agencies[Shelter].capture_probability", "range": [0.2, 0.4], "label": "S"},
      {"path": "agencies[Hospital].capture_probability", "range": [0.2, 0.4], "label": "H"},
      {"path": "agencies[*].false_positive_share", "range": [0, 0.3], "label": "F"}])"));
  StudyRun run = run_of(plan);
  auto& outcome = std::get<SobolOutcome>(run.outcome);
  std::vector<SensitivityIndex>& total = outcome.answers.front().indices.total;
  const auto lead = [&] { return sobol_finding(outcome, StudyWords(run, plan)).lead; };
  const std::string begin =
      "Of the four assumptions varied, what moves the estimate by chao most is ";
  total = {{0.4, Interval{0.3, 0.5}, 64},
           {0.3, Interval{0.2, 0.31}, 64},
           {0.1, Interval{0.0, 0.2}, 64},
           {0.2, Interval{0.1, 0.29}, 64}};
  CHECK(lead() == begin + "P or S.");
  total[1].interval->upper = 0.29;
  CHECK(lead() == begin + "P.");
  total[2] = {0.25, Interval{0.24, 0.26}, 64};
  total[3].interval->upper = 0.31;  // of the smallest, which is named all the same
  CHECK(lead() == begin + "P or F.");
  CHECK_THAT(sobol_finding(outcome, StudyWords(run, plan)).numbers.items.front(),
             Catch::Contains(" with F") && !Catch::Contains(" with H"));
  for (SensitivityIndex& one : total) one.interval->upper = 0.5;
  CHECK(lead() == begin + "P, S or another.");
}

TEST_CASE("a screening names what stands out of the noise, and no more") {
  const StudyPlan plan = plan_of(small_study("morris", R"("trajectories": 4, "factors": [
      {"path": "agencies[*].false_positive_share", "range": [0, 0.3], "label": "F"},
      {"path": "agencies[Police].capture_probability", "range": [0.2, 0.4], "label": "P"}])"));
  StudyRun run = run_of(plan);
  auto& outcome = std::get<MorrisOutcome>(run.outcome);
  REQUIRE(outcome.answers.size() == 2);
  MorrisEffect large;
  large.mu = large.mu_star = std::log(2.0);
  MorrisEffect small = large;
  small.mu = -std::log(1.5);
  small.mu_star = std::log(1.5);
  small.inside_noise = true;
  outcome.answers[0].effects = {large, small};
  small.inside_noise = false;
  outcome.answers[1].effects = {small, large};
  const Finding finding = morris_finding(outcome, StudyWords(run, plan));
  CHECK(finding.lead ==
        "Of the two assumptions varied, what moves the estimate by independence most is F; and "
        "what moves the estimate by chao most is P.");
  CHECK(finding.numbers.items ==
        std::vector<std::string>{
            "independence: F (multiplied by 2.00), while 1 of 2 cannot be told from noise",
            "chao: P (multiplied by 2.00) and F (divided by 1.50)"});
  outcome.answers[0].effects[0].inside_noise = true;
  CHECK_THAT(
      morris_finding(outcome, StudyWords(run, plan)).lead,
      Catch::EndsWith(" What moves the estimate by independence most is not known: no effect "
                      "can be told from the noise of the replicates."));
}

}  // namespace darknumber::sensitivity_finding_test

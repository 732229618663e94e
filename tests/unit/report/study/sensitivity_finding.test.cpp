// SPDX-License-Identifier: MIT
#include "engine/report/study/sensitivity_finding.h"

#include <catch2/catch.hpp>

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
  const std::string text = sobol_sentences(outcome, StudyWords(run, plan));
  INFO(text);
  CHECK_THAT(text, Catch::Contains("alone accounts for -3.2 % (95 % interval -10 % to 20 %) of "));
  CHECK_THAT(text, Catch::Contains("and for 104 % (95 % interval 90 % to 120 %) together with "));
  indices.first_order.front() = {};
  CHECK_THAT(sobol_sentences(outcome, StudyWords(run, plan)),
             Catch::Contains("alone accounts for – of "));
}

}  // namespace darknumber::sensitivity_finding_test

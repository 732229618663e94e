// SPDX-License-Identifier: MIT
#include "tests/support/ran_study.h"

#include <catch2/catch.hpp>

#include "engine/input/json.h"
#include "engine/scenario/read_scenario.h"

namespace darknumber::testing {
namespace {

RanStudy run_tree(const Value& root, const std::string& file) {
  StudyPlan plan = plan_study(root, file, read_as_far_as_possible(root, file));
  StudyRun run = run_study(plan, 1, {}, {});
  return {std::move(plan), std::move(run)};
}

}  // namespace

std::size_t RanStudy::answer_named(const std::string& label) const {
  for (std::size_t a = 0; a < run.result.labels.size(); ++a)
    if (run.result.labels[a] == label) return a;
  FAIL("no estimator " << label);
  return 0;
}

const EstimatorMeasure& RanStudy::measured(std::size_t row, const std::string& label,
                                           const std::string& measure) const {
  const std::size_t answer = answer_named(label);
  const std::vector<EstimatorMeasure>& measures = run.result.points[plan.rows[row]].measures;
  for (const EstimatorMeasure& one : measures)
    if (one.estimator == answer && one.measured.name == measure) return one;
  FAIL("no " << measure << " of " << label);
  return measures.front();
}

RanStudy run_study_text(const std::string& text) {
  Problems problems;
  const Value root = parse_json(text, "study.json", problems);
  REQUIRE(problems.empty());
  return run_tree(root, "study.json");
}

RanStudy run_study_file(const std::string& path, const std::vector<std::string>& settings) {
  return run_tree(load_value(path, settings), path);
}

}  // namespace darknumber::testing

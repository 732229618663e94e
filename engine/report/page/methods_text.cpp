// SPDX-License-Identifier: MIT
#include "engine/report/page/methods_text.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/estimators/options/method_kinds.h"
#include "engine/input/wording.h"
#include "engine/report/numbers.h"
#include "engine/report/study/plan_description.h"
#include "engine/scenario/description/violations.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

std::string aims_text(const Scenario& scenario) {
  if (!scenario.description.empty()) return "Aims: " + scenario.description;
  return "Aims: to see how far estimates of multiple systems estimation are from the truth, and in "
         "which direction, if this scenario were true.";
}

std::string mechanisms_text(const StudyPlan& plan) {
  const Scenario& scenario = plan.base.scenario;
  const std::vector<std::string> violated = violation_phrases(scenario);
  const bool drawn = plan.evaluation() == Evaluation::monte_carlo;
  return fmt::format(
      "Data-generating mechanisms: a population of {} and {}{}. In the scenario as given, {}.",
      counted(plan.base.truth(), scenario.words.victim, scenario.words.victims),
      counted(static_cast<double>(scenario.agencies.size()), "agency", "agencies"),
      drawn ? ", drawn anew in each replicate" : "; nothing is drawn",
      violated.empty() ? "every one of the five assumptions above holds"
                       : "violated are these assumptions: " + join_clauses(violated));
}

std::string estimators_text(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const EstimatorSpec& spec : scenario.estimation.estimators) {
    const std::string_view method = kind_of(spec.method).name;
    names.push_back(spec.label == method ? spec.label : fmt::format("{} ({})", spec.label, method));
  }
  return fmt::format(
      "Methods: {}; intervals of {}. A replicate without an estimate is counted by its reason and "
      "never dropped in silence.",
      join_with_and(names), level_text(scenario.estimation.level));
}

/// How far the numbers of a posterior are from those of endless sampling.
std::string sampling_text(const Explanation& found, const Words& words) {
  if (found.closed_form)
    return fmt::format("the posterior of the number of {} is a sum, exact", words.victims);
  return found.runs == 1 ? "every number is of one run, whose error is not known"
                         : "every quantile has the error that the runs' differences show";
}

std::string performance_text(const StudyRun& run, const StudyPlan& plan) {
  if (const auto* explained = std::get_if<ExplainOutcome>(&run.outcome))
    return fmt::format(
        "Performance: worlds are drawn from the posterior, seed {}; {}. Estimates on the table are "
        "those of the table as it is.",
        run.result.seed, sampling_text(explained->explanation, plan.scenario().words));
  if (plan.evaluation() == Evaluation::expected)
    return "Performance: every point is evaluated on its exact expected table, which has no "
           "sampling and no Monte Carlo error. What an estimate scatters around it in a register "
           "of that size, this study does not say.";
  const auto replicates = static_cast<double>(run.result.points.front().replicates());
  return fmt::format(
      "Performance: {} a point, seed {}. With so many the Monte Carlo standard error of a share is "
      "at most {}. ± is that error throughout. Points share their random numbers.",
      counted(replicates, "replicate"), run.result.seed, share_text(0.5 / std::sqrt(replicates)));
}

}  // namespace

Blocks methods_blocks(const StudyRun& run, const StudyPlan& plan) {
  const Scenario& scenario = plan.base.scenario;
  Blocks blocks{statement(aims_text(scenario)), statement(mechanisms_text(plan))};
  for (std::string& paragraph : describe_plan(plan)) blocks.push_back(statement(paragraph));
  blocks.push_back(
      statement("Estimand: the size of the population, on lists or not; for an estimator of a "
                "stratum, that of "
                "the stratum."));
  blocks.push_back(statement(estimators_text(scenario)));
  blocks.push_back(statement(performance_text(run, plan)));
  blocks.push_back(statement(
      "What was not done: nothing here was estimated from data but what a published table fixes; "
      "whether the scenario is true, no number of this page can say."));
  return blocks;
}

}  // namespace darknumber

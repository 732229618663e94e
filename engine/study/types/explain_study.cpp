// SPDX-License-Identifier: MIT
#include "engine/study/types/explain_study.h"

#include <cmath>
#include <string>

#include "engine/core/contracts.h"
#include "engine/study/explain/explain_fault.h"
#include "engine/study/plan_rows.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {

RowsAsked rows_asked(const ExplainStudy&, const StudySpec&, std::uint64_t) {
  return a_few_rows;
}

void plan_rows(const ExplainStudy&, StudyPlan& plan, RowPlanner& planner) {
  const Scenario& scenario = plan.scenario();
  const bool has_table = plan.hold || scenario.table;
  if (!has_table)
    throw UnsolvableScenario("study.type", "explain needs a table",
                             "Name a file with \"table\": \"FILE.csv\" in \"study\", or give the "
                             "scenario one.");
  ExplainRows rows{{planner.maker, *scenario.study,
                    plan.hold ? plan.hold->table : scenario.table->counts,
                    scenario.monte_carlo.seed,
                    plan.hold ? plan.hold->suppressed : scenario.table->suppressed}};
  if (const auto fault = fault_of(rows.task))
    throw UnsolvableScenario(fault->path, fault->message, fault->advice);
  plan.rows = plan.points.add(source_of(planner.maker, std::vector<ListedRow>(1)));
  plan.meaning = std::move(rows);
}

ExplainOutcome outcome_of(const ExplainStudy&, const StudyPlan& plan,
                          const std::vector<PointResult>&, const OutcomeWork& work) {
  ExplainWatch watch;
  watch.threads = work.threads;
  watch.stop = work.stop;
  watch.progress = work.progress;
  if (work.parts != nullptr) {
    watch.find = [&work](const std::string& name) { return work.parts->find(name); };
    watch.keep = [&work](const std::string& name, const std::function<std::string()>& bytes,
                         bool last) { work.parts->keep(name, bytes, last); };
  }
  return {explain(std::get<ExplainRows>(plan.meaning).task, watch)};
}

}  // namespace darknumber

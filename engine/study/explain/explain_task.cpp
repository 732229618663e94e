// SPDX-License-Identifier: MIT
#include "engine/study/explain/explain_task.h"

namespace darknumber {

const ExplainStudy& options_of(const ExplainTask& task) {
  return std::get<ExplainStudy>(task.study.type);
}

TableTarget target_of(const ExplainTask& task, const FactorReach& reach) {
  return {options_of(task), copula_of(task.study), reach, task.table, task.suppressed};
}

ExplainTask plain_task(ExplainTask task) {
  task.study.factors.clear();
  task.study.rank_correlations.clear();
  std::get<ExplainStudy>(task.study.type).misfit.reset();
  return task;
}

}  // namespace darknumber

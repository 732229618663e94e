// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/estimators/completions.h"
#include "engine/scenario/study_spec.h"
#include "engine/study/explain/table_target.h"
#include "engine/study/point_maker.h"

namespace darknumber {

/// What is to be explained, and with what.
struct ExplainTask {
  std::shared_ptr<const PointMaker> maker;
  StudySpec study;
  ContingencyTable table = ContingencyTable(1);  // over the agencies
  std::uint64_t seed = 1;
  std::vector<SuppressedCount> suppressed = {};  // which counts are the middle of an interval
};

const ExplainStudy& options_of(const ExplainTask& task);

/// The same without factors and misfit.
ExplainTask plain_task(ExplainTask task);

/// The posterior that the task asks for; `reach` outlives it.
TableTarget target_of(const ExplainTask& task, const FactorReach& reach);

}  // namespace darknumber

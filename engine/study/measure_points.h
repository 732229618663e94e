// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/study/checkpoint/run_result.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// The measures of a point from its replicates, or exact on the expected table: the usual ones and
/// `also`; of a study with thousands of points only what it and its claims are about. `expected`:
/// what each answer is on the expected table. `known`: measures of these very replicates, taken
/// before, which are not taken again; null: none. None where the point has no world.
std::vector<EstimatorMeasure> measures_of(const PointResult& point, const StudyPlan& plan,
                                          const std::vector<ReplicateRow>& expected,
                                          const std::vector<std::string>& also,
                                          const std::vector<EstimatorMeasure>* known = nullptr);

/// What a point says of itself, where somebody asks or something was published: exact.
std::vector<EstimatorMeasure> own_measures_of(const PointResult& point, const StudyPlan& plan);

}  // namespace darknumber

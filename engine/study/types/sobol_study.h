// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/scenario/study_spec.h"
#include "engine/study/checkpoint/run_result.h"
#include "engine/study/sensitivity/shapley_effects.h"
#include "engine/study/sensitivity/sobol_indices.h"
#include "engine/study/study_rows.h"

namespace darknumber {

struct RowPlanner;
struct StudyPlan;

/// The rows of Sobol' indices, and after them those of Shapley effects where they are asked for.
struct SobolRows {
  SobolDesign indices;
  std::optional<ShapleyDesign> shapley;
};

struct SobolOutcome {
  struct OfAnswer {
    std::size_t answer = 0;
    SobolIndices indices;  // the last factor is the dummy
    std::optional<ShapleyEffects> shapley;
  };
  std::vector<OfAnswer> answers;
};

RowsAsked rows_asked(const SobolStudy& type, const StudySpec& study, std::uint64_t seed);
void plan_rows(const SobolStudy& type, StudyPlan& plan, RowPlanner& planner);
SobolOutcome outcome_of(const SobolStudy& type, const StudyPlan& plan,
                        const std::vector<PointResult>& points);

}  // namespace darknumber

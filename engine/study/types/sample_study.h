// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario/study_spec.h"
#include "engine/study/checkpoint/run_result.h"
#include "engine/study/sensitivity/delta_indices.h"
#include "engine/study/sensitivity/pawn_indices.h"
#include "engine/study/sensitivity/regional_analysis.h"
#include "engine/study/study_rows.h"

namespace darknumber {

struct RowPlanner;
struct StudyPlan;

/// How often the estimate lies over and under the truth across the sampled worlds, and what
/// separates the two.
struct SampleOutcome {
  struct OfAnswer {
    std::size_t answer = 0;
    std::size_t over = 0;   // points with the estimate, or published figure, above the truth
    std::size_t under = 0;  // below
    std::size_t equal = 0;
    std::size_t none = 0;  // without an estimate, or without a world
    PawnIndices pawn;
    DeltaIndices delta;
    RegionalAnalysis split;  // estimate at or above the truth
  };
  std::vector<OfAnswer> answers;
};

RowsAsked rows_asked(const SampleStudy& type, const StudySpec& study, std::uint64_t seed);
void plan_rows(const SampleStudy& type, StudyPlan& plan, RowPlanner& planner);
SampleOutcome outcome_of(const SampleStudy& type, const StudyPlan& plan,
                         const std::vector<PointResult>& points);

/// The points of a sample study in the unit cube: shares of the way through what its factors may
/// be, tied together as their rank correlations say.
std::vector<std::vector<double>> sample_cube(const SampleStudy& sample, const StudySpec& study,
                                             std::uint64_t seed);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/input/problem.h"
#include "engine/study/point_maker.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// What the rows of a run are made from.
struct RowPlanner {
  std::shared_ptr<const PointMaker> maker;
  std::vector<std::string> factors;  // columns so far: of the study, then what else rows set
};

/// What is wrong with the numbers of rows that the study and the claims of a scenario ask for: more
/// than `most_rows`. Found without making one.
Problems problems_of_size(const Scenario& scenario, const Value& root, const std::string& file);

/// Works out the rows of the plan's study, their points and what they mean. `world` is its scenario
/// without study and claims.
void plan_rows(StudyPlan& plan, RowPlanner& planner, const Scenario& world);

ClaimPlan plan_claim(const Claim& claim, RowPlanner& planner, StudyPoints& points);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/stop.h"
#include "engine/input/problem.h"
#include "engine/study/point_maker.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// What the rows of a run are made from.
struct RowPlanner {
  std::shared_ptr<const PointMaker> maker;
  std::vector<std::string> factors;    // columns so far: of the study, then what else rows set
  const Scenario& world;               // without study and claims
  const StopQuestion* stop = nullptr;  // asked by what takes longer than a user waits
};

/// A study or a claim that cannot have too many rows: a few for each factor, violation or crossing.
inline const RowsAsked a_few_rows;

/// The rows of a study from the values that its factors take.
void add_design(StudyPlan& plan, const RowPlanner& planner, DesignRows rows);
/// Those of the factors at points of the unit cube.
void add_cube(StudyPlan& plan, const RowPlanner& planner, std::size_t rows,
              std::function<std::vector<double>(std::size_t row)> point);

/// What settings give the factors, a new column for a path that has none.
ListedRow listed_row(const Settings& settings, RowPlanner& planner);

/// What is wrong with the numbers of rows that the study and the claims of a scenario ask for: more
/// than `most_rows`. Found without making one.
Problems problems_of_size(const Scenario& scenario, const Value& root, const std::string& file);

/// Works out the rows of the plan's study, their points and what they mean.
void plan_rows(StudyPlan& plan, RowPlanner& planner);

ClaimPlan plan_claim(const Claim& claim, RowPlanner& planner, StudyPoints& points);

}  // namespace darknumber

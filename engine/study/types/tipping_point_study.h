// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/scenario/study_spec.h"
#include "engine/study/checkpoint/run_result.h"
#include "engine/study/study_rows.h"
#include "engine/study/tipping/contour.h"
#include "engine/study/tipping/least_departure.h"
#include "engine/study/tipping/tipping_confirmation.h"
#include "engine/study/tipping/tipping_point.h"

namespace darknumber {

struct RowPlanner;
struct StudyPlan;

/// A crossing that replicates are to confirm: the values around it, and their places in the rows.
struct CrossingRows {
  std::size_t crossing = 0;
  std::vector<double> at;
  std::vector<double> exact;  // the exact answers there; none where one of them has none
  std::size_t first_row = 0;
};

/// What the exact answer says of a tipping point, and the rows that are then
/// evaluated: with replicates, each crossing and its neighbours; else the crossings, or where there
/// is none the extremes; of several factors, the least extreme combination; one at least.
struct TippingSolution {
  std::size_t answer = 0;              // whose
  std::optional<TippingPoints> one;    // of one factor
  std::optional<Contour> two;          // of two
  std::optional<LeastDeparture> many;  // of two or more that have plausible ranges
  std::vector<std::vector<Value>> rows;
  std::vector<CrossingRows> confirm;
  bool truth_moves = false;  // whether the worlds that were looked at have different truths
};

struct TippingOutcome {
  TippingSolution solved;
  std::vector<std::optional<TippingConfirmation>> confirmed;  // one for each of solved.confirm
};

RowsAsked rows_asked(const TippingPointStudy& type, const StudySpec& study, std::uint64_t seed);
void plan_rows(const TippingPointStudy& type, StudyPlan& plan, RowPlanner& planner);
TippingOutcome outcome_of(const TippingPointStudy& type, const StudyPlan& plan,
                          const std::vector<PointResult>& points);

/// What the measure of a tipping point study is to reach.
double target_of(const StudySpec& study);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/study/prepared_point.h"

namespace darknumber {

/// How many persons an agency has at each step, of a population drawn person by person.
struct AgencySteps {
  double detected = 0.0;  // by itself
  double kept = 0.0;      // of these, those that avoidance leaves
  double reached = 0.0;   // and those that others refer
  double reported = 0.0;
  double confirmed = 0.0;  // of these, those that verification leaves
};

/// One replicate of a point, stage by stage.
struct Replay {
  std::uint32_t replicate = 0;
  Evaluation evaluation = Evaluation::monte_carlo;
  Register drawn;
  Observed observed;  // what the estimators saw of it
  std::vector<FitOutcome> outcomes;
  std::vector<ReplicateRow> rows;
  std::vector<AgencySteps> steps;  // one an agency; empty where tables are drawn, not persons
};

/// Replicate r of a point again, just as a run makes it. Where points are evaluated on the expected
/// table their one replicate is that answer.
Replay replay(const PreparedPoint& point, std::uint32_t replicate, Evaluation evaluation);

/// A number of a row that is not what was stored. NaN: does not exist. Of a status or a model its
/// code, of which a double holds 53 bits.
struct RowDifference {
  std::size_t answer = 0;
  std::string_view field;
  double stored = 0.0;
  double again = 0.0;
};

/// What differs in any bit, in the order of the answers; empty where all rows are the same.
std::vector<RowDifference> row_differences(const std::vector<ReplicateRow>& stored,
                                           const std::vector<ReplicateRow>& again);

}  // namespace darknumber

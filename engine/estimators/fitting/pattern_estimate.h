// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/estimators/fitting/pattern_fit.h"

namespace darknumber {

/// What a model says of a table by pattern, with the existence of its maximum decided. Where there
/// is no finite one the fit is that of the face (existence.h), and the unseen persons of a pattern
/// tend to a number, to 0, to infinity, or anywhere.
struct PatternEstimate {
  FitStatus status = FitStatus::not_converged;  // of N: no_mle where it is infinite,
                                                // not_identifiable where it may be anything
  std::vector<VariableSet> terms;               // without the intercept
  int parameters = 0;                           // q, whatever became of them
  std::size_t cells_off_face = 0;
  double kernel = 0.0;
  double deviance = 0.0;
  std::vector<double> mean;    // fitted, by cell; of no list 0
  std::vector<double> unseen;  // by pattern; infinite or NaN as their limit says
  std::vector<Limit> limits;   // of the log of the unseen
  double unseen_in_all = 0.0;  // exp of the intercept, over all patterns
  double variance = 0.0;       // of `unseen_in_all`, by the delta method

  bool boundary() const { return cells_off_face > 0; }
};

/// The maximum likelihood fit of a model, decided to the last. `start` has coefficients of the
/// model near the maximum, evaluated, or is not looked at where `from` is cold.
///
/// The variance is g' V g, V the inverse information on the face and g the sum over patterns of the
/// unseen times the design row of their cell: d log(unseen) / d coefficients is that row.
PatternEstimate pattern_estimate(const PatternTable& table, const PatternModel& model, Start from,
                                 PatternWorkspace& start);

/// Whether the fit in `work`, at its maximum, has proved that the maximum is finite: the cells with
/// a count or a mean well above 0 tell all columns apart. False proves nothing.
bool proves_existence(const PatternTable& table, const PatternModel& model,
                      const PatternWorkspace& work);

}  // namespace darknumber

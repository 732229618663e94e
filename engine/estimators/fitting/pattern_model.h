// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/estimators/fitting/existence.h"
#include "engine/estimators/fitting/pattern_table.h"

namespace darknumber {

/// Up to here every whole number is a double, so that products of whole numbers are exact.
inline constexpr double largest_whole_value = 0x1p53;

/// A column of the design: on a cell whose history has all of `lists` the value of the cell's
/// pattern, elsewhere 0. Values are whole numbers, up to `largest_whole_value`.
struct PatternColumn {
  VariableSet term = 0;
  CaptureHistory lists = 0;
  std::vector<double> values;  // one a pattern
  double observed = 0.0;       // its sufficient statistic
};

/// A Poisson log-linear model of a table by pattern: the intercept first, then main effects, then
/// interactions as added.
struct PatternModel {
  std::vector<VariableSet> terms;  // without the intercept
  std::vector<PatternColumn> columns;
  std::vector<char> off_face;  // by cell; empty: none is

  bool is_narrowed() const { return !off_face.empty(); }
};

/// What replaces a covariate's indicators by powers: the highest; 0 for indicators. One a
/// covariate.
using Trends = std::vector<int>;

/// The columns of one term: the products of its covariates' columns. Those of a covariate are
/// indicators of all levels but the first, or the powers 1 to d of a level's number, counted from
/// the middle of all levels in steps of two (..., -1, 1, ... or ..., -2, 0, 2, ...), so that they
/// are whole. Any basis of the same powers has the same fit. No columns where a covariate of it has
/// but one level.
std::vector<PatternColumn> columns_of(const PatternTable& table, const Trends& trends,
                                      VariableSet term);

/// Adds a term's columns; nothing where it has none.
void add_term(PatternModel& model, const PatternTable& table, const Trends& trends,
              VariableSet term);

/// The model with all main effects, `interactions` and, as the hierarchy principle asks, all that
/// they contain, in the order of terms.
PatternModel pattern_model_of(const PatternTable& table, const Trends& trends,
                              std::span<const VariableSet> interactions);

/// Whether the observable cells tell the parameters apart: no term has all lists. The rows of a
/// full product of histories and patterns are independent for a hierarchical model, and the only
/// functions that are 0 on all observable cells are those of the patterns times
/// prod (1 - x_l), whose highest term has all lists.
bool identifiable(const PatternModel& model, int lists);

/// A cell's row of the design, also of the cell on no list.
WholeRow row_of(const PatternModel& model, CaptureHistory history, std::size_t pattern);

/// All sets of two variables, in the order of terms, but those that have all lists of two.
std::vector<VariableSet> two_way_terms(const PatternTable& table);

}  // namespace darknumber

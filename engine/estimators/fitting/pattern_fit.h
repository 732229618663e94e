// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <vector>

#include "engine/estimators/fitting/loglinear_fit.h"
#include "engine/estimators/fitting/pattern_model.h"

namespace darknumber {

/// What a fit of a table by pattern writes. Arrays over cells are by history, then pattern.
struct PatternWorkspace {
  PatternWorkspace(const PatternTable& table, std::size_t most_columns);

  std::vector<double> coefficients;  // one a column
  std::vector<double> mean;          // fitted; 0 on no list and off the face
  std::vector<double> margins;       // fitted, by set of lists and pattern
  std::vector<double> factor;        // rows of the lower Cholesky factor of the information
  std::vector<double> step;
  std::vector<double> previous;
  std::vector<double> predictor;
  std::size_t stride = 0;  // of a row of `factor`
  double kernel = 0.0;     // log-likelihood without the sum of log Gamma(x + 1)
};

/// Sets mean, margins and kernel from the coefficients.
void evaluate(const PatternTable& table, const PatternModel& model, PatternWorkspace& work);

/// Starts from one weighted least-squares step at means x + 0.1.
Search start_cold(const PatternTable& table, const PatternModel& model, PatternWorkspace& work);

/// Rows `from` and on of the Cholesky factor of the information at these margins; those before are
/// there. False where it is singular in working precision. An entry of the information is the sum
/// over patterns of two columns' values times the fitted margin of the union of their lists.
bool factorize(const PatternTable& table, const PatternModel& model,
               const std::vector<double>& margins, std::size_t from, PatternWorkspace& work);

/// Makes `values` the solution of the factored equations.
void solve_factored(const PatternWorkspace& work, std::size_t size, std::vector<double>& values);

/// Newton's method with step halving, from an evaluated start. `outdone` where the kernel is sure
/// to stay below what is needed: by `most_gain`, whose proof (loglinear_fit.h) holds at any means
/// of the model, if the step is Newton's from there.
Search climb(const PatternTable& table, const PatternModel& model, const SearchLimits& limits,
             PatternWorkspace& work);

/// How much more the log-likelihood can be than at the means of `base`, when `work.step` holds the
/// Newton step from there; infinite where the step says nothing.
double most_gain(const PatternTable& table, const PatternModel& model, const PatternWorkspace& base,
                 PatternWorkspace& work);

/// Leaves in `work` the Newton step to `model` from the maximum of the model of its first
/// `columns`, which `base` holds with the factor there, and the coefficients of `base`, not
/// evaluated. False where the information is singular.
bool find_step_of_last_columns(const PatternTable& table, const PatternModel& model,
                               std::size_t columns, const PatternWorkspace& base,
                               PatternWorkspace& work);

/// Moves by the step, halving it until the likelihood does not fall.
bool move_by_step(const PatternTable& table, const PatternModel& model, double before,
                  PatternWorkspace& work);

/// From an evaluated start to the maximum, to about 1e-6 of the log-likelihood: enough to compare
/// models. Where there is no finite maximum it comes as near to the supremum.
Search climb_roughly(const PatternTable& table, const PatternModel& model, double needed,
                     PatternWorkspace& work);

/// The same until a fit shows which cells are on the face (pattern_estimate.cpp).
Search climb_to_doubt(const PatternTable& table, const PatternModel& model, PatternWorkspace& work);

/// The same to the last digits.
Search climb_finely(const PatternTable& table, const PatternModel& model, PatternWorkspace& work);

/// -2 l of Poisson counts less that of the saturated model.
double deviance_of(const PatternTable& table, const std::vector<double>& mean);

}  // namespace darknumber

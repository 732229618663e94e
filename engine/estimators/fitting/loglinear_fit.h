// SPDX-License-Identifier: MIT
#pragma once

#include <boost/align/aligned_allocator.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/estimators/fitting/loglinear_model.h"
#include "engine/estimators/fitting/poisson_tails.h"

namespace darknumber {

/// A count that has a bound, at the present coefficients.
struct BoundedCell {
  CaptureHistory history = 0;
  double mu = 0.0;  // its mean; 0 of a cell that has left the fit
  CensoredPoisson count = {};
};

/// At the width of the widest vectors: one that lies in two lines of the cache waits for what was
/// written before.
using AlignedDoubles = std::vector<double, boost::alignment::aligned_allocator<double, 64>>;

/// Everything a fit writes: made once for a table, used by all fits of it, so that a step of one
/// allocates nothing; the search for a face does. Arrays over cells and terms are indexed by
/// history.
struct LoglinearWorkspace {
  LoglinearWorkspace(int lists, std::size_t most_terms);

  AlignedDoubles coefficients;  // one a finite term, in the model's order; the last fit's result
  /// Fitted mean by history; 0 on cells outside the fit. Of a cell whose count has a bound what it
  /// adds to the information: its mean less the variance that the bound leaves.
  AlignedDoubles mean;
  AlignedDoubles margins;            // by term: the sum of the above
  std::vector<BoundedCell> bounded;  // one a bounded count of the table
  AlignedDoubles factor;             // rows of the upper Cholesky factor of the information
  AlignedDoubles transposed;         // and its columns, below the diagonal
  AlignedDoubles step;
  AlignedDoubles previous;
  AlignedDoubles predictor;
  AlignedDoubles inverse_pivots;  // of the factor's diagonal
  std::size_t stride = 0;         // of a row of `factor`; arrays over terms have as many
  double decrement = INFINITY;    // of the last step of a search
  double kernel = 0.0;            // log-likelihood without the constant, sum log Gamma(x + 1)
};

/// How a search for the maximum ended.
enum class Search : std::uint8_t { converged, unfinished, singular, outdone };

struct SearchLimits {
  double decrement = 0.0;  // stop after a step whose Newton decrement is below this
  int steps = 0;
  double needed = -INFINITY;  // give up, outdone, once the kernel is sure to stay below this
};

/// Starts from one weighted least-squares step at means x + 0.1.
Search start_cold(const TableMargins& table, const LoglinearModel& model, LoglinearWorkspace& work);

/// Sets mean, margins and kernel from the coefficients.
void evaluate(const TableMargins& table, const LoglinearModel& model, LoglinearWorkspace& work);

/// Newton's method with step halving, from an evaluated start. The score of term t is its observed
/// margin less its fitted one, and the information of terms a and b is the fitted margin of their
/// union, so that no design matrix is needed. Cost a step: p^3/6 + k 2^k + an exp a cell.
Search climb(const TableMargins& table, const LoglinearModel& model, const SearchLimits& limits,
             LoglinearWorkspace& work);

/// Leaves in `work.step` the Newton step to `model` from the maximum of the model without its last
/// term, which `base` holds with the Cholesky factor there: the new term borders that. False where
/// the information is singular in working precision.
bool find_step_of_last_term(const TableMargins& table, const LoglinearModel& model,
                            const LoglinearWorkspace& base, LoglinearWorkspace& work);

/// How much more the log-likelihood of a model is than at the means of `base`: not less, not more.
struct GainBounds {
  double least = 0.0;
  double most = INFINITY;
};

/// Those of `model`, when `work.step` holds the Newton step from the means of `base`; `most` is
/// infinite and `least` 0 where the step says nothing.
///
/// The gain is the least of sum nu log(nu/mu) - nu + mu over tables nu >= 0 with the observed
/// margins (Csiszar 1975, Annals of Probability 3), hence at most its value at any one of them. One
/// is nu = mu (1 + s), s the step's change of a cell's predictor, where no s is below -1; and by
/// Taylor's series (1 + s) log(1 + s) - s <= s^2/2 - s^3/6 + s^4/12 for s >= 0, <= s^2/2 - s^3/6 +
/// s^4/3 for -1 <= s <= 0. It is at least what the step itself gains, from the maximum of a model
/// that `model` contains sum mu (s^2 - (exp(s) - 1 - s)), where s^2 stands for the scores times the
/// step; and exp(s) - 1 - s <= s^2/2 + s^3/6 + s^4/24 for s <= 0, <= s^2/2 + s^3/6 + (e - 8/3) s^4
/// for s <= 1. So the two differ by the fourth power of the step. A table with bounded counts has
/// no such bounds.
GainBounds bound_gain(const LoglinearModel& model, const LoglinearWorkspace& base,
                      LoglinearWorkspace& work);

/// From the maximum of a model without its last term to one Newton step of the model with it.
/// `base` holds that maximum and the Cholesky factor there, which the new term borders; `work`
/// holds the same coefficients, means and margins.
Search step_with_last_term(const TableMargins& table, const LoglinearModel& model,
                           const LoglinearWorkspace& base, LoglinearWorkspace& work);

/// Cholesky factor of the information at the present means. False where it is singular in working
/// precision. `right`, of `work.stride` numbers, becomes the solution of the equations with it on
/// their right side.
bool factorize(const LoglinearModel& model, LoglinearWorkspace& work, double* right = nullptr);

enum class FitStatus : std::uint8_t { ok, no_mle, not_identifiable, not_converged, outdone };

/// What the search starts from. `climbed`: from where another search ended.
enum class Start : std::uint8_t { cold, evaluated, climbed };

/// The maximum likelihood fit, with its existence decided; on `ok` the coefficients are at the
/// maximum, with mean, margins and kernel to match, and the factor is that of one step before.
/// Where the likelihood has no finite maximum, the model is narrowed to its face, and the fit is
/// that of the face: `ok` where it has an intercept, or where the intercept goes to -infinity
/// (`all_seen`: its value then means nothing); `no_mle` where the intercept goes to +infinity,
/// `not_identifiable` where it may go anywhere. The same is asked of the mean of every cell left
/// out, which N is made of, too. To the existence of a maximum a bounded count is what a 0 is: its
/// probability comes near to 1 as its mean comes near to 0. Independence has a faster way
/// (independence_fit.h).
FitStatus fit_loglinear(const TableMargins& table, LoglinearModel& model, Start start,
                        LoglinearWorkspace& work);

/// Of a model that is to be compared with others: the kernel is right to about 1e-10, the
/// coefficients to as much as that asks for. From an evaluated start, or one step on. `outdone`
/// where it is found out on the way that the kernel is below `needed`, whatever else is true of
/// the model.
FitStatus fit_roughly(const TableMargins& table, LoglinearModel& model, Search first_step,
                      LoglinearWorkspace& work, double needed = -INFINITY);

/// How far fit_roughly climbs, and what it does after that, for who climbs in another way.
SearchLimits rough_limits(const TableMargins& table);
FitStatus finish_roughly(const TableMargins& table, LoglinearModel& model, Search search,
                         LoglinearWorkspace& work);

}  // namespace darknumber

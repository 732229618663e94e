// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <variant>
#include <vector>

#include "engine/estimators/fitting/loglinear_fit.h"

namespace darknumber {

/// The posterior of a Poisson log-linear model at its mode. The prior is flat on the intercept and
/// the main effects, and normal with mean 0 on each interaction:
///   log density = sum_cells (x eta - exp eta) - sum_interactions c^2 / (2 v) + constant,
/// with log P(X <= b) in place of what is in brackets for a count that has the bound b.
/// With a proper prior an interaction without overlap is finite, and its cells stay in the fit. A
/// list with no one on it leaves the fit, with every term that has it.
struct LoglinearPosterior {
  int lists = 0;
  std::vector<CaptureHistory> terms;  // the intercept (0), main effects, interactions as given
  std::vector<CaptureHistory> cells;  // observable histories in the fit, ascending
  std::vector<double> mode;           // one a term
  std::vector<double> means;          // one a cell, at the mode; of a bounded count its information
  /// A cell whose count has a bound.
  struct Bounded {
    std::size_t cell = 0;  // its place in `cells`
    double bound = 0.0;
    double mu = 0.0;  // its mean at the mode
    CensoredPoisson count = {};
  };
  std::vector<Bounded> bounded = {};
  std::vector<CaptureHistory> omitted = {};  // cells left out whose means are above 0
  /// Upper Cholesky factor U of the negative Hessian H = U'U at the mode; column by column.
  std::vector<double> factor;
};

/// The posterior with these interactions of two lists or more, each with prior variance
/// `prior_variance`. It is a distribution exactly when independence has a maximum: only then can
/// the likelihood be integrated over the other coefficients, and the integral grows with the
/// interactions at most as an exponential, which the normal prior outweighs. `no_mle` where it is
/// none. The mode is found by Newton's method from the fit of independence: the log density is
/// concave. A table with someone in it.
std::variant<LoglinearPosterior, FitStatus> posterior_of(
    const TableMargins& table, std::span<const CaptureHistory> interactions, double prior_variance);

/// The same with a flat prior on the interactions too. It is a distribution exactly when the
/// likelihood has a finite maximum, beside terms whose lists share no one: these are at -infinity,
/// and their cells leave the fit, as by maximum likelihood; they are not among its terms. `no_mle`
/// or `not_identifiable` where it is none. Source: Silverman (2020), JRSS A 183, section 6.
std::variant<LoglinearPosterior, FitStatus> flat_posterior_of(
    const TableMargins& table, std::span<const CaptureHistory> interactions);

}  // namespace darknumber

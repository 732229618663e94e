// SPDX-License-Identifier: MIT
#pragma once

#include <boost/random/normal_distribution.hpp>
#include <span>
#include <vector>

#include "engine/core/random_stream.h"
#include "engine/estimators/fitting/loglinear_posterior.h"

namespace darknumber {

/// Draws from the posterior of a log-linear model, one after another, from its mode on.
///
/// Elliptical slice sampling (Murray, Adams & MacKay 2010, AISTATS), whose "prior" is here the
/// normal distribution at the mode with the Hessian there. Written with the change delta of a
/// cell's linear predictor from the mode, what is left of the log density is
///   -sum_cells mu (exp(delta) - 1 - delta - delta^2/2),
/// mu the cell's mean at the mode: linear terms vanish there, and the prior of the interactions is
/// quadratic, so that the normal distribution has all of it. (A count with a bound has
/// log P(X <= bound), less its terms up to the second.) Nothing is tuned and no draw is
/// refused; where the posterior is normal, successive draws are uncorrelated.
class PosteriorSampler {
 public:
  PosteriorSampler(LoglinearPosterior posterior, RandomStream stream);

  /// The coefficients of the next draw, one a term; valid until the next call.
  std::span<const double> next();

 private:
  /// A point by its differences from the mode: of the coefficients, then of the cells' predictors.
  /// Both are linear in the point, so that one combination serves them together.
  using Point = std::vector<double>;

  void draw_direction();
  double remainder(const Point& point) const;

  LoglinearPosterior posterior_;
  RandomStream stream_;
  boost::random::normal_distribution<double> normal_;
  Point at_;
  Point direction_;
  Point candidate_;
  std::vector<double> by_history_;
  std::vector<double> coefficients_;
};

}  // namespace darknumber

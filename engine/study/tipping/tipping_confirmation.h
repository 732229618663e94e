// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/study/tipping/tipping_point.h"

namespace darknumber {

/// So many neighbours on each side of a tipping point are run.
inline constexpr int tipping_neighbours = 3;

/// The values of a factor to run for a Monte Carlo confirmation: the tipping point and three
/// neighbours on each side, half a hundredth of the span apart, so near that a line fits; near an
/// end of the span all seven move inward.
std::vector<double> tipping_neighbourhood(double at, const FactorSpan& span);

/// A measure at several values of a factor, estimated from the same replicates, so that the errors
/// go together.
struct LocalAnswers {
  std::vector<double> at;
  std::vector<double> values;
  std::vector<double> covariance;  // of the values, row by row; its diagonal: squared MCSEs
  std::size_t replicates = 0;      // those the values rest on; of fewer than 2 errors are NaN
};

/// For a measure that is a mean: `replicates` holds a number for each value of the factor, for each
/// replicate. Replicates with a number that is not finite are left out whole.
LocalAnswers local_means(std::span<const double> at,
                         std::span<const std::vector<double>> replicates);

/// Takes out of the answers what the exact ones at the same values are off a line, the
/// least-squares line through the tipping point (`at`, target), so that a line fits the answers
/// although the curve bends. Leaves the answers as they are where there are no exact ones.
void straighten(LocalAnswers& answers, std::span<const double> exact, double at, double target);

/// A tipping point as the replicates have it.
struct TippingConfirmation {
  enum class Interval {
    /// estimate ± 1.96 standard errors: the slope is well known.
    normal,
    /// Fieller's: the values that a test of line = target does not reject.
    fieller,
    /// The slope is not told from zero: no bounded interval.
    none
  };

  double estimate = 0.0;  // where the fitted line meets the target
  double se = 0.0;        // by the delta method
  Interval interval = Interval::none;
  double lower = 0.0;  // meant unless `interval` is none
  double upper = 0.0;
  double slope = 0.0;
  double slope_se = 0.0;
  /// The estimate lies more than four standard errors from the exact tipping point: an effect of
  /// small samples, or, of answers that were not straightened, a curve too bent for a line.
  bool differs = false;
};

/// Fits a line by least squares, each value with the same weight, and solves it for the target; the
/// standard errors use the whole covariance. None with a slope of exactly zero, and none with fewer
/// than two replicates, which have no covariance.
/// Source of the interval: Fieller (1954), JRSS B 16.
std::optional<TippingConfirmation> confirm_tipping_point(const LocalAnswers& answers, double target,
                                                         double exact);

}  // namespace darknumber

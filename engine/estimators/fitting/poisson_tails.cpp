// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/poisson_tails.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>

namespace darknumber {
namespace {

// Long doubles cost five times as much, and doubles leave some 1e-13.
using boost::math::policies::promote_double;
constexpr boost::math::policies::policy<promote_double<false>> in_doubles;

/// From here on the expansion leaves less than 1e-8; the series and fractions of the exact
/// functions get long, and from 3e10 on do not end.
constexpr double large = 1e8;

struct GammaTails {
  double lower = 0.0;
  double upper = 0.0;
};

/// With eta of the sign of x - a and eta^2/2 = x/a - 1 - log(x/a), Q = erfc(eta sqrt(a/2))/2 +
/// exp(-a eta^2/2)/sqrt(2 pi a) C, C = 1/(x/a - 1) - 1/eta. The error is of the order of 1/a of the
/// tail, however far out.
GammaTails large_gamma_tails(double a, double x) {
  constexpr double near_mean = 1e-3;  // series, where differences would lose digits
  const double t = (x - a) / a;
  const double half_square =
      std::abs(t) < near_mean
          ? t * t * (1.0 / 2 - t * (1.0 / 3 - t * (1.0 / 4 - t * (1.0 / 5 - t / 6))))
          : t - std::log1p(t);
  const double eta = std::copysign(std::sqrt(2.0 * half_square), t);
  const double c = std::abs(eta) < near_mean
                       ? -1.0 / 3 + eta * (1.0 / 12 - eta * (2.0 / 135 - eta / 864))
                       : 1.0 / t - 1.0 / eta;
  const double normal = eta * std::sqrt(0.5 * a);
  const double rest = std::exp(-a * half_square) / std::sqrt(2.0 * std::numbers::pi * a) * c;
  return {0.5 * std::erfc(-normal) - rest, 0.5 * std::erfc(normal) + rest};
}

/// Q(bound + 1, mu) by P(X = bound), for a bound below mu: 1 + b/mu + b(b-1)/mu^2 + ..., from
/// integrating by parts. Its terms are the probabilities of b, b - 1, …, so that `below` and
/// `squared` are the mean and the mean square of b - X: of a whole bound, exactly.
struct FromBound {
  double sum = 0.0;
  double below = 0.0;
  double squared = 0.0;
};

FromBound from_bound(double mu, double bound) {
  constexpr double negligible = 1e-18;
  FromBound result;
  double term = 1.0;
  for (double j = 0.0; term * std::max(1.0, j * j) > negligible * result.sum; j += 1.0) {
    result.sum += term;
    result.below += j * term;
    result.squared += j * j * term;
    if (j >= bound) break;
    term *= (bound - j) / mu;
  }
  result.below /= result.sum;
  result.squared /= result.sum;
  return result;
}

}  // namespace

double gamma_lower(double a, double x) {
  if (std::max(a, x) > large) return large_gamma_tails(a, x).lower;
  return boost::math::gamma_p(a, x, in_doubles);
}

double gamma_upper(double a, double x) {
  if (std::max(a, x) > large) return large_gamma_tails(a, x).upper;
  return boost::math::gamma_q(a, x, in_doubles);
}

CensoredPoisson poisson_at_most(double mu, double bound) {
  const double log_mass = bound * std::log(mu) - mu - std::lgamma(bound + 1.0);
  // Above a bound of twice the mean there is less than at the bound; the series of gamma_q would
  // divide by a factorial that overflows.
  constexpr double log_rounding = -42.0;
  if (bound > 2.0 * mu && log_mass < log_rounding) return {0.0, mu, mu};
  // The masses one by one where the closed form loses digits, while they are few.
  constexpr double most_masses = 1e6;
  if (bound < mu && bound <= most_masses && std::floor(bound) == bound) {
    const FromBound masses = from_bound(mu, bound);
    return {log_mass + std::log(masses.sum), bound - masses.below,
            std::max(0.0, masses.squared - masses.below * masses.below)};
  }
  constexpr double next_to_nothing = 1e-250;  // a tail near where doubles end
  const double tail = gamma_upper(bound + 1.0, mu);
  const bool far_out = tail < next_to_nothing;
  const double by_mass = far_out ? from_bound(mu, bound).sum : 0.0;
  const double ratio = far_out ? 1.0 / by_mass : std::exp(log_mass) / tail;  // r
  const double mean = std::clamp(mu * (1.0 - ratio), 0.0, bound);
  return {far_out ? log_mass + std::log(by_mass) : std::log(tail), mean,
          std::max(0.0, mean - mu * ratio * (bound - mean))};
}

}  // namespace darknumber

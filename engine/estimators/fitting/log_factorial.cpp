// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/log_factorial.h"

#include <cmath>

namespace darknumber {
namespace {

constexpr double series_from = 10.0;  // the first term left out is below 3e-17 there
constexpr double half_log_two_pi = 0.91893853320467274178;

/// log Gamma(z) - [(z - 1/2) log z - z + log(2 pi)/2]
double series(double z) {
  const double w = 1.0 / (z * z);
  // B_2m / (2m (2m - 1)), m = 1, ..., 7
  const double sum =
      1.0 / 12 +
      w * (-1.0 / 360 +
           w * (1.0 / 1260 +
                w * (-1.0 / 1680 + w * (1.0 / 1188 + w * (-691.0 / 360360 + w * (1.0 / 156))))));
  return sum / z;
}

}  // namespace

double log_factorial(double x) {
  if (x == 0.0 || x == 1.0) return 0.0;
  double product = 1.0;
  double z = x + 1.0;
  for (; z < series_from; z += 1.0) product *= z;
  return (z - 0.5) * std::log(z) - z + half_log_two_pi + series(z) - std::log(product);
}

double log_factorial_less_powers(double x) {
  if (x == 0.0) return 0.0;
  if (x < series_from) return log_factorial(x) - x * std::log(x) + x;
  return half_log_two_pi + 0.5 * std::log(x) +
         series(x);  // log Gamma(x + 1) = log x + log Gamma(x)
}

double log_likelihood_constant(std::span<const double> counts) {
  double sum = 0.0;
  for (double count : counts)
    if (count > 0.0) sum += log_factorial(count);
  return sum;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/log_factorial.h"

#include <array>
#include <cmath>
#include <cstddef>

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

/// As the series below has it, for every number.
double worked_out(double x) {
  if (x == 0.0 || x == 1.0) return 0.0;
  double product = 1.0;
  double z = x + 1.0;
  for (; z < series_from; z += 1.0) product *= z;
  return (z - 0.5) * std::log(z) - z + half_log_two_pi + series(z) - std::log(product);
}

/// Of the whole numbers that most cells hold.
const std::array<double, 1024>& small_log_factorials() {
  static const std::array<double, 1024> all = [] {
    std::array<double, 1024> values{};
    for (std::size_t x = 0; x < values.size(); ++x) values[x] = worked_out(static_cast<double>(x));
    return values;
  }();
  return all;
}

}  // namespace

double log_factorial(double x) {
  const std::array<double, 1024>& small = small_log_factorials();
  if (x >= 0.0 && x < static_cast<double>(small.size()))
    if (const auto whole = static_cast<std::size_t>(x); static_cast<double>(whole) == x)
      return small[whole];
  return worked_out(x);
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

// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/censored_fit.h"

#include <Eigen/Dense>
#include <cmath>
#include <limits>

namespace darknumber {

CensoredPoisson censored_poisson(double mu, int least, int most) {
  const auto log_mass = [&](int x) { return x * std::log(mu) - mu - std::lgamma(x + 1.0); };
  double peak = -std::numeric_limits<double>::infinity();
  for (int x = least; x <= most; ++x) peak = std::max(peak, log_mass(x));
  double total = 0.0;
  double mean = 0.0;
  for (int x = least; x <= most; ++x) {
    const double mass = std::exp(log_mass(x) - peak);
    total += mass;
    mean += x * mass;
  }
  mean /= total;
  double variance = 0.0;
  for (int x = least; x <= most; ++x)
    variance += (x - mean) * (x - mean) * std::exp(log_mass(x) - peak) / total;
  return {peak + std::log(total), mean, variance};
}

double intercept_variance(int lists, const std::vector<CaptureHistory>& terms,
                          const std::vector<double>& weights) {
  const auto size = static_cast<Eigen::Index>(1 + terms.size());
  Eigen::MatrixXd information = Eigen::MatrixXd::Zero(size, size);
  for (CaptureHistory h = 1; h < history_count(lists); ++h) {
    if (weights[h] == 0.0) continue;
    Eigen::VectorXd row = Eigen::VectorXd::Zero(size);
    row[0] = 1.0;
    for (std::size_t t = 0; t < terms.size(); ++t)
      if (is_subset(terms[t], h)) row[static_cast<Eigen::Index>(t) + 1] = 1.0;
    information += weights[h] * row * row.transpose();
  }
  const Eigen::FullPivLU<Eigen::MatrixXd> decomposed(information);
  if (!decomposed.isInvertible()) return std::numeric_limits<double>::quiet_NaN();
  return decomposed.solve(Eigen::VectorXd::Unit(size, 0))[0];
}

}  // namespace darknumber

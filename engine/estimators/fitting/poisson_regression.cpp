// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/poisson_regression.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

struct Regression {
  Matrix design;  // every column scaled to a largest entry of 1
  Eigen::VectorXd scale;
  Eigen::VectorXd counts;
  Eigen::VectorXd coefficients;  // of the scaled columns
  Eigen::VectorXd mean;
  double kernel = 0.0;
};

void evaluate(Regression& fit) {
  const Eigen::VectorXd predictor = fit.design * fit.coefficients;
  fit.mean = predictor.array().exp();
  fit.kernel = fit.counts.dot(predictor) - fit.mean.sum();
}

/// One weighted least-squares step at means x + 0.1: a start where empty cells have a logarithm.
void start(Regression& fit) {
  const double addition = 0.1 * std::min(1.0, fit.counts.sum());
  const Eigen::VectorXd mean = fit.counts.array() + addition;
  const Eigen::VectorXd root = mean.array().sqrt();
  const Eigen::VectorXd response =
      mean.array().log() + (fit.counts.array() - mean.array()) / mean.array();
  fit.coefficients = Eigen::MatrixXd(root.asDiagonal() * fit.design)
                         .colPivHouseholderQr()
                         .solve(Eigen::VectorXd(root.cwiseProduct(response)));
  evaluate(fit);
}

Eigen::LLT<Eigen::MatrixXd> information(const Regression& fit) {
  return Eigen::MatrixXd(fit.design.transpose() * fit.mean.asDiagonal() * fit.design).llt();
}

/// Moves along `step`, halving it until the likelihood does not fall.
bool move(Regression& fit, const Eigen::VectorXd& step) {
  constexpr int most_halvings = 40;
  constexpr double rounding = 1e-12;  // of the kernel's large terms, which cancel
  const Eigen::VectorXd before = fit.coefficients;
  const double least = fit.kernel - rounding * (std::abs(fit.kernel) + 2.0 * fit.counts.sum());
  double share = 1.0;
  for (int halving = 0; halving < most_halvings; ++halving, share *= 0.5) {
    fit.coefficients = before + share * step;
    evaluate(fit);
    if (fit.kernel >= least) return true;  // false for NaN as well
  }
  return false;
}

bool climb(Regression& fit) {
  constexpr int most_regression_steps = 200;
  // Twice the log-likelihood still to be gained; one step further the rest is rounding.
  const double decrement = 1e-11 * std::min(1.0, fit.counts.sum());
  for (int step = 0; step < most_regression_steps; ++step) {
    const auto factor = information(fit);
    if (factor.info() != Eigen::Success) return false;
    const Eigen::VectorXd score = fit.design.transpose() * (fit.counts - fit.mean);
    const Eigen::VectorXd change = factor.solve(score);
    const double gain = score.dot(change);
    if (!move(fit, change)) return false;
    if (gain < decrement) return true;
  }
  return false;
}

}  // namespace

PoissonRegression fit_poisson(std::span<const double> design, std::span<const double> counts) {
  DN_EXPECT(!counts.empty() && design.size() % counts.size() == 0, "a row for every count");
  const auto rows = static_cast<Eigen::Index>(counts.size());
  const auto columns = static_cast<Eigen::Index>(design.size()) / rows;
  Regression fit;
  fit.design = Eigen::Map<const Matrix>(design.data(), rows, columns);
  fit.scale = fit.design.cwiseAbs().colwise().maxCoeff();
  fit.design = fit.design * fit.scale.cwiseInverse().asDiagonal();
  fit.counts = Eigen::Map<const Eigen::VectorXd>(counts.data(), rows);
  start(fit);

  PoissonRegression result;
  result.converged = climb(fit);
  const auto factor = information(fit);
  result.converged = result.converged && factor.info() == Eigen::Success;
  if (!result.converged) return result;
  const Eigen::MatrixXd covariance = factor.solve(Eigen::MatrixXd::Identity(columns, columns));
  for (Eigen::Index c = 0; c < columns; ++c) {
    result.coefficients.push_back(fit.coefficients[c] / fit.scale[c]);
    result.variances.push_back(covariance(c, c) / (fit.scale[c] * fit.scale[c]));
  }
  result.mean.assign(fit.mean.begin(), fit.mean.end());
  result.log_likelihood = fit.kernel;
  return result;
}

}  // namespace darknumber

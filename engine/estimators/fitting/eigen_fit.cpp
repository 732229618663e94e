// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/eigen_fit.h"

#include <Eigen/Dense>
#include <cmath>

namespace darknumber {

DesignMatrixFit fit_by_design_matrix(const ContingencyTable& table,
                                     std::span<const CaptureHistory> terms,
                                     std::span<const CaptureHistory> cells) {
  constexpr int most_steps = 100;
  constexpr double precision = 1e-13;  // of every coefficient
  const auto rows = static_cast<Eigen::Index>(cells.size());
  const auto columns = static_cast<Eigen::Index>(terms.size());
  Eigen::MatrixXd design(rows, columns);
  Eigen::VectorXd counts(rows);
  for (Eigen::Index r = 0; r < rows; ++r) {
    const CaptureHistory cell = cells[static_cast<std::size_t>(r)];
    counts[r] = table[cell];
    for (Eigen::Index c = 0; c < columns; ++c)
      design(r, c) = is_subset(terms[static_cast<std::size_t>(c)], cell) ? 1.0 : 0.0;
  }
  Eigen::VectorXd mean = counts.array() + 0.1;
  Eigen::VectorXd coefficients = Eigen::VectorXd::Zero(columns);
  DesignMatrixFit fit;
  Eigen::MatrixXd weighted;
  for (int step = 0; step < most_steps && !fit.converged; ++step) {
    const Eigen::VectorXd root = mean.array().sqrt();
    const Eigen::VectorXd response =
        mean.array().log() + (counts.array() - mean.array()) / mean.array();
    weighted = root.asDiagonal() * design;
    const Eigen::VectorXd next =
        weighted.colPivHouseholderQr().solve(Eigen::VectorXd(root.cwiseProduct(response)));
    fit.converged =
        ((next - coefficients).array().abs() <= precision * (1.0 + next.array().abs())).all();
    coefficients = next;
    mean = (design * coefficients).array().exp();
  }
  weighted = mean.array().sqrt().matrix().asDiagonal() * design;
  const Eigen::MatrixXd information = weighted.transpose() * weighted;
  const Eigen::MatrixXd covariance =
      information.ldlt().solve(Eigen::MatrixXd::Identity(columns, columns));
  for (Eigen::Index c = 0; c < columns; ++c) {
    fit.coefficients.push_back(coefficients[c]);
    fit.variances.push_back(covariance(c, c));
  }
  fit.log_likelihood = counts.dot(design * coefficients) - mean.sum();
  return fit;
}

}  // namespace darknumber

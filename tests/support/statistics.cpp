// SPDX-License-Identifier: MIT
#include "tests/support/statistics.h"

#include <Eigen/Dense>
#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>
#include <ostream>

#include "engine/study/selftest/pooled_sample.h"

namespace darknumber {
namespace {

/// A direction whose variance is this part of its columns' is one in which nothing varies.
constexpr double no_variance = 1e-9;

}  // namespace

std::ostream& operator<<(std::ostream& out, const CheckResult& result) {
  out << "p = " << result.p_value << ", statistic " << result.statistic << ", worst "
      << result.worst;
  if (!result.most_sensitive.empty())
    out << "; sees a relative defect of " << result.smallest_defect << " (" << result.most_sensitive
        << ")";
  return out;
}

CheckResult check_means_jointly(const Sample& sample, std::span<const double> expected) {
  const PooledSample pooled = pool_rare_columns(sample, expected);
  const auto columns = static_cast<Eigen::Index>(pooled.expected.size());
  const double draws = static_cast<double>(pooled.sample.rows.size());
  Eigen::MatrixXd centred(static_cast<Eigen::Index>(draws), columns);
  for (Eigen::Index row = 0; row < centred.rows(); ++row)
    for (Eigen::Index column = 0; column < columns; ++column)
      centred(row, column) =
          pooled.sample.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] -
          pooled.expected[static_cast<std::size_t>(column)];
  // In units of each column's own spread, so that "does not vary" means the same for all.
  const Eigen::RowVectorXd mean = centred.colwise().mean();
  centred.rowwise() -= mean;
  Eigen::VectorXd spread = (centred.colwise().squaredNorm() / (draws - 1.0)).cwiseSqrt();
  for (Eigen::Index column = 0; column < columns; ++column)
    if (spread(column) == 0.0) spread(column) = 1.0;
  centred = centred * spread.cwiseInverse().asDiagonal();
  const Eigen::VectorXd shift = mean.transpose().cwiseQuotient(spread);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> axes(centred.transpose() * centred /
                                                            (draws - 1.0));
  double square = 0.0, largest = -1.0, rank = 0.0;
  CheckResult result;
  for (Eigen::Index axis = 0; axis < columns; ++axis) {
    const Eigen::VectorXd direction = axes.eigenvectors().col(axis);
    const double along = direction.dot(shift);
    Eigen::Index main = 0;
    direction.cwiseAbs().maxCoeff(&main);
    const std::string where =
        "direction of " + pooled.sample.columns[static_cast<std::size_t>(main)];
    if (axes.eigenvalues()(axis) < no_variance) {
      if (std::abs(along) > std::sqrt(no_variance)) return {0.0, INFINITY, where, 0.0, ""};
      continue;
    }
    const double part = draws * along * along / axes.eigenvalues()(axis);
    square += part;
    rank += 1.0;
    if (part > largest) {
      largest = part;
      result.worst = where;
    }
  }
  result.statistic = square;
  if (rank == 0.0) return result;
  const double f = square * (draws - rank) / (rank * (draws - 1.0));
  result.p_value =
      boost::math::cdf(boost::math::complement(boost::math::fisher_f(rank, draws - rank), f));
  return result;
}

}  // namespace darknumber

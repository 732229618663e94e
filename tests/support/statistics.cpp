// SPDX-License-Identifier: MIT
#include "tests/support/statistics.h"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <ostream>

#include "engine/core/contracts.h"
#include "tests/support/pooled_sample.h"

namespace darknumber::testing {
namespace {

constexpr double least_expected = 5.0;  // of a cell of a chi-square: Cochran (1954)
constexpr double five_errors = 5.0;
/// A mean that cannot vary is a sum of numbers exact to rounding.
constexpr double rounding = 1e-9;
/// A direction whose variance is this part of its columns' is one in which nothing varies.
constexpr double no_variance = 1e-9;

/// Takes up the parts of a check one by one: the worst p-value, the best sensitivity.
class Parts {
 public:
  void include(const std::string& where, double p_value, double statistic, double defect) {
    ++parts_;
    if (result_.worst.empty() || p_value < least_p_) {
      least_p_ = p_value;
      result_.statistic = statistic;
      result_.worst = where;
    }
    if (result_.most_sensitive.empty() || defect < result_.smallest_defect) {
      result_.smallest_defect = defect;
      result_.most_sensitive = where;
    }
  }

  /// A column that does not vary: right to rounding, or wrong.
  void include_certain(const std::string& where, double value, double expected) {
    if (std::abs(value - expected) > rounding * std::max(1.0, std::abs(expected)))
      include(where, 0.0, INFINITY, INFINITY);
  }

  CheckResult result() const {
    CheckResult result = result_;
    // Without a part that varies, all were certain and right.
    result.p_value = parts_ == 0 ? 1.0 : std::min(1.0, least_p_ * parts_);
    return result;
  }

 private:
  CheckResult result_;
  double least_p_ = 1.0;
  int parts_ = 0;
};

double two_sided_t(double t, double degrees) {
  return 2.0 *
         boost::math::cdf(boost::math::complement(boost::math::students_t(degrees), std::abs(t)));
}

double two_sided_normal(double z) {
  return 2.0 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(z)));
}

double draws_of(const Moments& moments) {
  return static_cast<double>(moments.draws);
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const CheckResult& result) {
  out << "p = " << result.p_value << ", statistic " << result.statistic << ", worst "
      << result.worst;
  if (!result.most_sensitive.empty())
    out << "; sees a relative defect of " << result.smallest_defect << " (" << result.most_sensitive
        << ")";
  return out;
}

CheckResult check_counts(std::span<const double> counts, std::span<const double> law) {
  DN_EXPECT(counts.size() == law.size(), "one probability a cell");
  double persons = 0.0;
  for (double count : counts) persons += count;
  CheckResult result;
  result.smallest_defect = INFINITY;
  double pooled_count = 0.0, pooled_expected = 0.0, worst = -1.0;
  int cells = 0;
  const auto include = [&](double count, double expected, const std::string& where) {
    const double square = (count - expected) * (count - expected) / expected;
    result.statistic += square;
    ++cells;
    if (square > worst) {
      worst = square;
      result.worst = where;
    }
    const double variance = expected * (1.0 - expected / persons);
    const double defect = five_errors * std::sqrt(std::max(variance, 0.0)) / expected;
    if (defect > 0.0 && defect < result.smallest_defect) {
      result.smallest_defect = defect;
      result.most_sensitive = where;
    }
  };
  for (std::size_t cell = 0; cell < law.size(); ++cell) {
    const double expected = persons * law[cell];
    if (expected == 0.0 && counts[cell] > 0.0)
      return {0.0, INFINITY, "cell " + std::to_string(cell) + ", which is impossible", 0.0, ""};
    if (expected >= least_expected)
      include(counts[cell], expected, "cell " + std::to_string(cell));
    else {
      pooled_count += counts[cell];
      pooled_expected += expected;
    }
  }
  double tail = 1.0;
  if (pooled_expected >= least_expected)
    include(pooled_count, pooled_expected, "rare cells");
  else if (pooled_count > 0.0)
    // Too few to be a cell: the chance of as many, by a Poisson law of mean below 5; of 150 already
    // it is 1e-150, and the function does not reach much further.
    tail = boost::math::gamma_p(std::min(pooled_count, 150.0), pooled_expected);
  if (cells > 1)
    result.p_value = boost::math::cdf(boost::math::complement(
        boost::math::chi_squared(static_cast<double>(cells - 1)), result.statistic));
  if (tail < 1.0) result.p_value = std::min(1.0, 2.0 * std::min(result.p_value, tail));
  return result;
}

CheckResult check_means(const Sample& sample, std::span<const double> expected) {
  const PooledSample pooled = pool_rare_columns(sample, expected);
  Parts parts;
  for (std::size_t column = 0; column < pooled.expected.size(); ++column) {
    const Moments moments = moments_of(pooled.sample, column);
    const std::string& name = pooled.sample.columns[column];
    if (moments.variance == 0.0 || pooled.expected[column] == 0.0) {
      parts.include_certain(name, moments.mean, pooled.expected[column]);
      continue;
    }
    const double error = std::sqrt(moments.variance / draws_of(moments));
    const double t = (moments.mean - pooled.expected[column]) / error;
    parts.include(name, two_sided_t(t, draws_of(moments) - 1.0), t,
                  five_errors * error / pooled.expected[column]);
  }
  return parts.result();
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

CheckResult compare_means(const Sample& first, const Sample& second) {
  const auto [one, two] = pool_rare_columns(first, second);
  Parts parts;
  for (std::size_t column = 0; column < one.columns.size(); ++column) {
    const Moments a = moments_of(one, column);
    const Moments b = moments_of(two, column);
    const double of_a = a.variance / draws_of(a);
    const double of_b = b.variance / draws_of(b);
    if (of_a + of_b == 0.0) {
      parts.include_certain(one.columns[column], a.mean, b.mean);
      continue;
    }
    const double error = std::sqrt(of_a + of_b);
    const double t = (a.mean - b.mean) / error;
    const double degrees = (of_a + of_b) * (of_a + of_b) /
                           (of_a * of_a / (draws_of(a) - 1.0) + of_b * of_b / (draws_of(b) - 1.0));
    parts.include(one.columns[column], two_sided_t(t, degrees), t,
                  five_errors * error / (0.5 * (a.mean + b.mean)));
  }
  return parts.result();
}

CheckResult compare_variances(const Sample& first, const Sample& second) {
  const auto [one, two] = pool_rare_columns(first, second);
  Parts parts;
  for (std::size_t column = 0; column < one.columns.size(); ++column) {
    const Moments a = moments_of(one, column);
    const Moments b = moments_of(two, column);
    if (a.variance == 0.0 && b.variance == 0.0) continue;
    const double kurtosis = std::max(a.kurtosis, b.kurtosis);
    const double error = std::sqrt((kurtosis - 1.0) * (1.0 / draws_of(a) + 1.0 / draws_of(b)));
    const double z = std::log(a.variance / b.variance) / error;
    parts.include(one.columns[column], two_sided_normal(z), z, five_errors * error);
  }
  return parts.result();
}

}  // namespace darknumber::testing

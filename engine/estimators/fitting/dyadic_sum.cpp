// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/dyadic_sum.h"

#include <Eigen/Eigenvalues>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

constexpr int highest_level = 60;
constexpr int terms_written_out = 4;  // 2^4 = dyadic_points
using Rules = std::array<DyadicRule, highest_level + 1>;

DyadicRule term_by_term(int level) {
  DyadicRule rule;
  rule.points = 1 << level;
  for (int i = 0; i < rule.points; ++i) {
    rule.nodes[static_cast<std::size_t>(i)] = i;
    rule.weights[static_cast<std::size_t>(i)] = 1.0;
  }
  return rule;
}

/// In units of the number of terms m: the recurrence is
/// beta_j = (1 - j^2/m^2) j^2 / (4 (4 j^2 - 1)), which for large m is that of Legendre.
DyadicRule gauss(int level) {
  const double terms = std::ldexp(1.0, level);
  Eigen::VectorXd off_diagonal(dyadic_points - 1);
  for (int j = 1; j < dyadic_points; ++j) {
    const double share = j / terms;
    off_diagonal[j - 1] = std::sqrt((1.0 - share * share) * j * j / (4.0 * (4.0 * j * j - 1.0)));
  }
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver;
  solver.computeFromTridiagonal(Eigen::VectorXd::Zero(dyadic_points), off_diagonal);
  DN_ENSURE(solver.info() == Eigen::Success, "a small symmetric matrix has its eigenvalues");
  DyadicRule rule;
  rule.points = dyadic_points;
  for (int i = 0; i < dyadic_points; ++i) {
    const double first = solver.eigenvectors()(0, i);
    rule.nodes[static_cast<std::size_t>(i)] = 0.5 * (terms - 1.0) + terms * solver.eigenvalues()[i];
    rule.weights[static_cast<std::size_t>(i)] = terms * first * first;
  }
  return rule;
}

Rules all_rules() {
  Rules rules;
  for (int level = 0; level <= highest_level; ++level)
    rules[static_cast<std::size_t>(level)] =
        level <= terms_written_out ? term_by_term(level) : gauss(level);
  return rules;
}

}  // namespace

const DyadicRule& dyadic_rule(int level) {
  DN_EXPECT(level >= 0 && level <= highest_level, "a sum has 1 to 2^60 terms");
  static const Rules rules = all_rules();
  return rules[static_cast<std::size_t>(level)];
}

}  // namespace darknumber

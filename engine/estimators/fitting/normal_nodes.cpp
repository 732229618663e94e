// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/normal_nodes.h"

#include <Eigen/Dense>
#include <boost/math/special_functions/factorials.hpp>
#include <boost/math/special_functions/hermite.hpp>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {

NormalNodes normal_nodes(int count) {
  DN_EXPECT(count >= 2 && count <= 100, "a number of nodes whose factorial a double holds");
  Eigen::VectorXd off_diagonal(count - 1);
  for (int i = 1; i < count; ++i) off_diagonal[i - 1] = std::sqrt(0.5 * i);
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver;
  solver.computeFromTridiagonal(Eigen::VectorXd::Zero(count), off_diagonal, Eigen::EigenvaluesOnly);
  const Eigen::VectorXd roots = 0.5 * (solver.eigenvalues() - solver.eigenvalues().reverse());
  const auto below = static_cast<unsigned>(count - 1);
  const double constant = std::ldexp(boost::math::factorial<double>(below), count - 1) / count;
  NormalNodes nodes;
  for (double root : roots) {
    nodes.at.push_back(std::sqrt(2.0) * root);
    nodes.log_weight.push_back(std::log(constant) -
                               2.0 * std::log(std::abs(boost::math::hermite(below, root))));
  }
  return nodes;
}

}  // namespace darknumber

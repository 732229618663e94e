// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/loglinear_posterior.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/bounded_counts.h"
#include "engine/estimators/fitting/independence_fit.h"

namespace darknumber {
namespace {

/// A model, and the prior precision of each of its terms: 0 where the prior is flat.
struct Prior {
  LoglinearModel model;
  Eigen::VectorXd precision;
};

/// Unlike a fit by maximum likelihood, terms without overlap stay, and so do their cells.
Prior with_interactions(LoglinearModel independence, std::span<const CaptureHistory> interactions,
                        double prior_variance) {
  DN_EXPECT(prior_variance > 0.0, "a variance");
  Prior prior{std::move(independence), {}};
  CaptureHistory listed = 0;
  for (CaptureHistory term : prior.model.finite) listed |= term;
  const auto flat = static_cast<Eigen::Index>(prior.model.finite.size());
  for (CaptureHistory term : interactions)
    if (is_subset(term, listed)) prior.model.finite.push_back(term);
  const auto size = static_cast<Eigen::Index>(prior.model.finite.size());
  prior.precision = Eigen::VectorXd::Constant(size, 1.0 / prior_variance);
  prior.precision.head(flat).setZero();
  return prior;
}

Eigen::Map<Eigen::VectorXd> coefficients_of(LoglinearWorkspace& work, Eigen::Index size) {
  return {work.coefficients.data(), size};
}

/// Of the negative Hessian: the fitted margin of the union of two terms, and the prior precision.
Eigen::LLT<Eigen::MatrixXd> curvature(const Prior& prior, const LoglinearWorkspace& work) {
  const auto size = static_cast<Eigen::Index>(prior.model.finite.size());
  Eigen::MatrixXd hessian(size, size);
  const auto term = [&](Eigen::Index t) { return prior.model.finite[static_cast<std::size_t>(t)]; };
  for (Eigen::Index a = 0; a < size; ++a)
    for (Eigen::Index b = 0; b < size; ++b) hessian(a, b) = work.margins[term(a) | term(b)];
  hessian.diagonal() += prior.precision;
  return Eigen::LLT<Eigen::MatrixXd>(hessian);
}

Eigen::VectorXd gradient(const TableMargins& table, const Prior& prior, LoglinearWorkspace& work) {
  const auto size = static_cast<Eigen::Index>(prior.model.finite.size());
  Eigen::VectorXd score(size);
  for (Eigen::Index t = 0; t < size; ++t) {
    const CaptureHistory term = prior.model.finite[static_cast<std::size_t>(t)];
    score[t] = score_of(table, work, term);
  }
  return score - prior.precision.cwiseProduct(coefficients_of(work, size));
}

double log_density(const Prior& prior, LoglinearWorkspace& work) {
  const auto coefficients = coefficients_of(work, prior.precision.size());
  return work.kernel - 0.5 * coefficients.cwiseAbs2().dot(prior.precision);
}

/// Moves by `step`, halving it until the density does not fall. False where it falls on the way to
/// nothing, which is rounding.
bool move(const TableMargins& table, const Prior& prior, const Eigen::VectorXd& step,
          LoglinearWorkspace& work) {
  constexpr int most_halvings = 60;
  constexpr double rounding = 1e-12;  // of the kernel's large terms, which cancel
  auto coefficients = coefficients_of(work, step.size());
  const Eigen::VectorXd from = coefficients;
  const double before = log_density(prior, work);
  const double slack = rounding * (std::abs(before) + 2.0 * work.margins[0]);
  double share = 1.0;
  for (int halving = 0; halving < most_halvings; ++halving, share *= 0.5) {
    coefficients = from + share * step;
    evaluate(table, prior.model, work);
    if (log_density(prior, work) >= before - slack) return true;  // false for NaN as well
  }
  return false;
}

bool climb_to_mode(const TableMargins& table, const Prior& prior, LoglinearWorkspace& work) {
  constexpr int most_posterior_steps = 500;
  // Twice the log density still to be gained; convergence is quadratic, and one step more is taken.
  constexpr double decrement = 1e-11;
  evaluate(table, prior.model, work);
  for (int count = 0; count < most_posterior_steps; ++count) {
    const Eigen::LLT<Eigen::MatrixXd> factor = curvature(prior, work);
    if (factor.info() != Eigen::Success) return false;
    const Eigen::VectorXd slope = gradient(table, prior, work);
    const Eigen::VectorXd step = factor.solve(slope);
    if (!move(table, prior, step, work)) return false;
    if (slope.dot(step) < decrement) return true;
  }
  return false;
}

/// The posterior at the mode that the search finds from the coefficients in `work`.
std::variant<LoglinearPosterior, FitStatus> at_mode(const TableMargins& table, const Prior& prior,
                                                    LoglinearWorkspace& work) {
  if (!climb_to_mode(table, prior, work)) return FitStatus::not_converged;
  const Eigen::LLT<Eigen::MatrixXd> factor = curvature(prior, work);
  if (factor.info() != Eigen::Success) return FitStatus::not_converged;

  LoglinearPosterior posterior;
  posterior.lists = table.lists;
  posterior.terms = prior.model.finite;
  posterior.cells = prior.model.cells;
  posterior.mode.assign(work.coefficients.begin(),
                        work.coefficients.begin() + prior.precision.size());
  for (CaptureHistory cell : posterior.cells) posterior.means.push_back(work.mean[cell]);
  for (std::size_t i = 0; i < work.bounded.size(); ++i) {
    const BoundedCell& bounded = work.bounded[i];
    const auto place =
        std::lower_bound(posterior.cells.begin(), posterior.cells.end(), bounded.history);
    if (place == posterior.cells.end() || *place != bounded.history) continue;  // it left the fit
    posterior.bounded.push_back({static_cast<std::size_t>(place - posterior.cells.begin()),
                                 table.bounded[i].bound, bounded.mu, bounded.count});
  }
  for (CaptureHistory cell : prior.model.omitted)
    if (std::find(prior.model.vanishing.begin(), prior.model.vanishing.end(), cell) ==
        prior.model.vanishing.end())
      posterior.omitted.push_back(cell);
  const Eigen::MatrixXd upper = factor.matrixU();
  posterior.factor.assign(upper.data(), upper.data() + upper.size());
  return posterior;
}

}  // namespace

std::variant<LoglinearPosterior, FitStatus> posterior_of(
    const TableMargins& table, std::span<const CaptureHistory> interactions,
    double prior_variance) {
  LoglinearModel independence = model_of(table, {});
  LoglinearWorkspace work(table.lists, independence.finite.size() + interactions.size());
  const FitStatus status = fit_independence(table, independence, work);
  if (status != FitStatus::ok) return status;
  if (independence.is_narrowed()) return FitStatus::no_mle;
  return at_mode(table, with_interactions(std::move(independence), interactions, prior_variance),
                 work);
}

std::variant<LoglinearPosterior, FitStatus> flat_posterior_of(
    const TableMargins& table, std::span<const CaptureHistory> interactions) {
  Prior flat{model_of(table, interactions), {}};
  LoglinearWorkspace work(table.lists, flat.model.finite.size());
  const FitStatus status = fit_loglinear(table, flat.model, Start::cold, work);
  if (status != FitStatus::ok) return status;
  if (flat.model.is_narrowed()) return FitStatus::no_mle;
  flat.precision = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(flat.model.finite.size()));
  return at_mode(table, flat, work);
}

}  // namespace darknumber

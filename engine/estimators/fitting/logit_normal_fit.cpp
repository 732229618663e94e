// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/logit_normal_fit.h"

#include <Eigen/Dense>
#include <cmath>

#include "engine/estimators/fitting/normal_nodes.h"

namespace darknumber {
namespace {

constexpr int node_count = 20;  // Rcapture's: another number is another estimator at large sigma

/// Nodes z and log weights of the standard normal distribution.
struct Nodes {
  Eigen::VectorXd at;
  Eigen::VectorXd log_weight;
};

Nodes nodes_of(const NormalNodes& nodes) {
  return {Eigen::Map<const Eigen::VectorXd>(nodes.at.data(), node_count),
          Eigen::Map<const Eigen::VectorXd>(nodes.log_weight.data(), node_count)};
}

double log_one_plus_exp(double x) {
  return x > 0.0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

/// A function of the parameters with its first two derivatives.
struct Curve {
  double value = 0.0;
  Eigen::VectorXd gradient;
  Eigen::MatrixXd hessian;
};

Curve zero_curve(Eigen::Index size) {
  return {0.0, Eigen::VectorXd::Zero(size), Eigen::MatrixXd::Zero(size, size)};
}

/// The log of every node's weight times the chance of being on no list there, and what its
/// derivatives need. The parameters are the logits and, last, sigma.
struct NodeTerms {
  Eigen::VectorXd log_weight;
  Eigen::VectorXd log_none;  // of the chance of being on no list
  Eigen::MatrixXd expected;  // by node: lists that a person is on, by logit
  Eigen::MatrixXd variance;  // of that number
};

NodeTerms terms_at(const Nodes& nodes, const Eigen::VectorXd& parameters, double lists_a_logit) {
  const Eigen::Index logits = parameters.size() - 1;
  NodeTerms terms{nodes.log_weight, Eigen::VectorXd::Zero(node_count),
                  Eigen::MatrixXd(node_count, logits), Eigen::MatrixXd(node_count, logits)};
  for (Eigen::Index i = 0; i < node_count; ++i)
    for (Eigen::Index l = 0; l < logits; ++l) {
      const double odds = parameters[l] + parameters[logits] * nodes.at[i];
      const double on = 1.0 / (1.0 + std::exp(-odds));
      terms.log_none[i] -= lists_a_logit * log_one_plus_exp(odds);
      terms.expected(i, l) = lists_a_logit * on;
      terms.variance(i, l) = lists_a_logit * on / (1.0 + std::exp(odds));
    }
  return terms;
}

/// log S_j, S_j the integral of exp(j sigma z) times the chance of being on no list.
Curve log_integral(const Nodes& nodes, const NodeTerms& terms, double sigma, int on) {
  const Eigen::Index logits = terms.expected.cols();
  const Eigen::VectorXd exponent = terms.log_weight + terms.log_none + (on * sigma) * nodes.at;
  const double largest = exponent.maxCoeff();
  const Eigen::VectorXd share = (exponent.array() - largest).exp();
  Curve curve = zero_curve(logits + 1);
  const double total = share.sum();
  Eigen::VectorXd first(logits + 1);
  for (Eigen::Index i = 0; i < node_count; ++i) {
    const double weight = share[i] / total;
    const double z = nodes.at[i];
    first.head(logits) = -terms.expected.row(i).transpose();
    first[logits] = z * (on - terms.expected.row(i).sum());
    curve.gradient += weight * first;
    curve.hessian += weight * first * first.transpose();
    for (Eigen::Index l = 0; l < logits; ++l) {
      const double bend = weight * terms.variance(i, l);
      curve.hessian(l, l) -= bend;
      curve.hessian(l, logits) -= bend * z;
      curve.hessian(logits, l) -= bend * z;
      curve.hessian(logits, logits) -= bend * z * z;
    }
  }
  curve.value = largest + std::log(total);
  curve.hessian -= curve.gradient * curve.gradient.transpose();
  return curve;
}

/// The likelihood of the histories, given that a person is on a list, and the log odds of being on
/// none: the dark figure is n times those odds.
struct Likelihood {
  Curve log_likelihood;
  Curve log_odds_none;
  std::vector<double> log_integrals;  // log S_j by j
};

struct Problem {
  const LogitNormalData& data;
  Nodes nodes;
  double observed = 0.0;
};

Likelihood likelihood_at(const Problem& problem, const Eigen::VectorXd& parameters) {
  const LogitNormalData& data = problem.data;
  const Eigen::Index logits = parameters.size() - 1;
  const double lists_a_logit = static_cast<double>(data.lists) / static_cast<double>(logits);
  const NodeTerms terms = terms_at(problem.nodes, parameters, lists_a_logit);
  Likelihood result;
  Curve& sum = result.log_likelihood;
  sum = zero_curve(logits + 1);
  for (Eigen::Index l = 0; l < logits; ++l) {
    sum.value += data.on[static_cast<std::size_t>(l)] * parameters[l];
    sum.gradient[l] += data.on[static_cast<std::size_t>(l)];
  }
  const Curve none = log_integral(problem.nodes, terms, parameters[logits], 0);
  result.log_integrals.push_back(none.value);
  for (int on = 1; on <= data.lists; ++on) {
    const Curve curve = log_integral(problem.nodes, terms, parameters[logits], on);
    const double persons = data.frequencies[static_cast<std::size_t>(on)];
    result.log_integrals.push_back(curve.value);
    sum.value += persons * curve.value;
    sum.gradient += persons * curve.gradient;
    sum.hessian += persons * curve.hessian;
  }
  // 1 - S_0 without cancelling, and log(1 - S_0) with its derivatives from those of log S_0.
  double listed = 0.0;
  for (Eigen::Index i = 0; i < node_count; ++i)
    listed -= std::exp(terms.log_weight[i]) * std::expm1(terms.log_none[i]);
  const double odds = std::exp(none.value) / listed;
  const Eigen::MatrixXd square = none.gradient * none.gradient.transpose();
  const Eigen::VectorXd gradient = -odds * none.gradient;
  const Eigen::MatrixXd hessian = -odds * (none.hessian + (1.0 + odds) * square);
  sum.value -= problem.observed * std::log(listed);
  sum.gradient -= problem.observed * gradient;
  sum.hessian -= problem.observed * hessian;
  result.log_odds_none = {none.value - std::log(listed), none.gradient - gradient,
                          none.hessian - hessian};
  return result;
}

/// A place that a climb came to.
struct Summit {
  Eigen::VectorXd parameters;
  Likelihood likelihood;
  bool settled = false;  // else the way led on, to infinity or along a ridge
};

/// Beyond these the dark figure is e^30 times the observed or less than e^-30 of them.
bool is_far(const Likelihood& here) {
  constexpr double far_log_odds = 30.0;
  return std::abs(here.log_odds_none.value) > far_log_odds;
}

/// Newton's method over the first `free` parameters; where the surface is not concave, with enough
/// of the identity added. It settles by what a step gains for each person and by its length, which
/// do not depend on the scale of the counts, and the gain not on the curvature's condition either.
Summit climb(const Problem& problem, Eigen::VectorXd parameters, Eigen::Index free) {
  constexpr int most_steps = 200;
  constexpr double gain = 1e-18;   // a person; the root is the step in standard errors of one
  constexpr double length = 1e-4;  // of a last step; the one after it would be its square
  constexpr double least_damping = 1e-6;
  constexpr double most_damping = 1e12;
  Likelihood here = likelihood_at(problem, parameters);
  double damping = 0.0;
  for (int step = 0; step < most_steps && damping < most_damping && !is_far(here); ++step) {
    const double value = here.log_likelihood.value;
    const Eigen::VectorXd gradient = here.log_likelihood.gradient.head(free);
    Eigen::MatrixXd curvature = -here.log_likelihood.hessian.topLeftCorner(free, free);
    curvature.diagonal().array() += damping * curvature.diagonal().cwiseAbs().maxCoeff();
    const Eigen::LLT<Eigen::MatrixXd> factor = curvature.llt();
    Eigen::VectorXd next = parameters;
    Likelihood there;
    bool higher = factor.info() == Eigen::Success;
    if (higher) {
      next.head(free) += factor.solve(gradient);
      there = likelihood_at(problem, next);
      higher = there.log_likelihood.value >= value - 1e-13 * std::abs(value);
    }
    if (!higher) {
      damping = std::max(least_damping, 10.0 * damping);
      continue;
    }
    const Eigen::VectorXd change = next - parameters;
    const bool settled = damping == 0.0 &&
                         gradient.dot(change.head(free)) < gain * problem.observed &&
                         (change.array().abs() <= length * (1.0 + parameters.array().abs())).all();
    parameters = next;
    here = std::move(there);
    if (settled) return {parameters, here, true};
    damping = damping <= least_damping ? 0.0 : 0.1 * damping;
  }
  return {parameters, here, false};
}

LogitNormalFit fit_of(const Problem& problem, const Summit& summit) {
  const Likelihood& likelihood = summit.likelihood;
  const Eigen::VectorXd& parameters = summit.parameters;
  const Eigen::LLT<Eigen::MatrixXd> factor =
      Eigen::MatrixXd(-likelihood.log_likelihood.hessian).llt();
  LogitNormalFit fit;
  if (parameters[parameters.size() - 1] == 0.0) {  // the model without heterogeneity
    fit.status = FitStatus::ok;
    return fit;
  }
  fit.status = FitStatus::not_identifiable;
  if (factor.info() != Eigen::Success) return fit;
  const Eigen::Index size = parameters.size();
  const Eigen::MatrixXd covariance = factor.solve(Eigen::MatrixXd::Identity(size, size));
  // Of the Poisson model: n is its own parameter, and independent of the others.
  const Eigen::VectorXd& slope = likelihood.log_odds_none.gradient;
  const double variance = slope.dot(covariance * slope);
  constexpr double flat = 1e9;  // the answer has lost half of its digits
  if (!(variance * problem.observed < flat)) return fit;
  fit.status = FitStatus::ok;
  fit.logits.assign(parameters.begin(), parameters.end() - 1);
  for (Eigen::Index p = 0; p < size; ++p) fit.variances.push_back(covariance(p, p));
  fit.sigma = std::abs(parameters[size - 1]);
  fit.log_dark_figure = std::log(problem.observed) + likelihood.log_odds_none.value;
  fit.log_dark_variance = 1.0 / problem.observed + variance;
  for (double value : likelihood.log_integrals)
    fit.excess.push_back(value - likelihood.log_integrals.front());
  return fit;
}

/// Logits by list sizes, as if half as many again as the observed were the population.
Eigen::VectorXd start_of(const Problem& problem) {
  const std::size_t logits = problem.data.on.size();
  const double lists_a_logit =
      static_cast<double>(problem.data.lists) / static_cast<double>(logits);
  const double population = 1.5 * problem.observed * lists_a_logit;
  Eigen::VectorXd parameters = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(logits) + 1);
  for (std::size_t l = 0; l < logits; ++l)
    parameters[static_cast<Eigen::Index>(l)] =
        std::log(problem.data.on[l] / (population - problem.data.on[l]));
  return parameters;
}

/// The maximum between sigma at `low`, where the profile rises, and at `high`, where it falls.
Summit climb_between(const Problem& problem, Summit low, Summit high) {
  constexpr int most_halvings = 40;
  const Eigen::Index sigma = low.parameters.size() - 1;
  for (int halving = 0; halving < most_halvings; ++halving) {
    const double from = low.parameters[sigma];
    const double to = high.parameters[sigma];
    Summit summit = climb(problem, high.parameters, sigma + 1);
    constexpr double slack = 1e-3;  // a maximum at an end is on either side of it by rounding
    const double at = std::abs(summit.parameters[sigma]);
    if (summit.settled && at >= from - slack && at <= to + slack) return summit;
    Eigen::VectorXd between = high.parameters;
    between[sigma] = 0.5 * (from + to);
    Summit middle = climb(problem, between, sigma);
    if (!middle.settled) return middle;
    const bool rises = middle.likelihood.log_likelihood.gradient[sigma] > 0.0;
    (rises ? low : high) = std::move(middle);
  }
  high.settled = false;
  return high;
}

/// The first maximum of the profile likelihood over sigma, from 0 on.
Summit first_summit(const Problem& problem) {
  constexpr double step = 0.2;
  constexpr double most_sigma = 12.0;  // neighbouring nodes are 8 apart in their log odds
  Summit low = climb(problem, start_of(problem), static_cast<Eigen::Index>(problem.data.on.size()));
  const Eigen::Index sigma = low.parameters.size() - 1;
  // By symmetry the first derivative at 0 is 0, and so are the mixed ones.
  if (!low.settled || low.likelihood.log_likelihood.hessian(sigma, sigma) <= 0.0) return low;
  while (low.parameters[sigma] < most_sigma) {
    Eigen::VectorXd next = low.parameters;
    next[sigma] += step;
    Summit high = climb(problem, next, sigma);
    if (!high.settled) return high;
    if (high.likelihood.log_likelihood.gradient[sigma] <= 0.0)
      return climb_between(problem, low, high);
    low = std::move(high);
  }
  low.settled = false;
  return low;
}

}  // namespace

LogitNormalFit fit_logit_normal(const LogitNormalData& data) {
  Problem problem{data, nodes_of(normal_nodes(node_count)), 0.0};
  for (double persons : data.frequencies) problem.observed += persons;
  const Summit summit = first_summit(problem);
  return summit.settled ? fit_of(problem, summit) : LogitNormalFit{};
}

}  // namespace darknumber

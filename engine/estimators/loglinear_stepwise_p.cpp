// SPDX-License-Identifier: MIT
#include "engine/estimators/loglinear_stepwise_p.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/loglinear_estimate.h"
#include "engine/estimators/selection.h"

namespace darknumber {
namespace {

/// p-values below this are equal (the contract of the estimators): doubles end soon after.
constexpr double smallest_p = 1e-300;

/// How much a pair's overlap surprises the model so far.
struct Surprise {
  CaptureHistory pair = 0;
  double p = 1.0;
};

/// The unused pairs below the threshold, in the pair order.
std::vector<Surprise> surprises(const TableMargins& table, const LoglinearWorkspace& work,
                                const std::vector<CaptureHistory>& unused, double threshold) {
  std::vector<Surprise> pairs;
  for (CaptureHistory pair : unused) {
    const double p = std::max(poisson_p_value(table.margins[pair], work.margins[pair]), smallest_p);
    if (p < threshold) pairs.push_back({pair, p});
  }
  return pairs;
}

/// Takes out the first pair of those whose p-value ties with the smallest: lists that are alike
/// have equal p-values, but for rounding.
CaptureHistory take_most_surprising(std::vector<Surprise>& pairs) {
  double smallest = 1.0;
  for (const Surprise& pair : pairs) smallest = std::min(smallest, pair.p);
  const auto first = std::find_if(pairs.begin(), pairs.end(), [smallest](const Surprise& pair) {
    return tie(pair.p, smallest);
  });
  const CaptureHistory pair = first->pair;
  pairs.erase(first);
  return pair;
}

}  // namespace

double poisson_p_value(double n, double mean) {
  // Long doubles cost five times as much, and doubles leave some 1e-13 of a p-value.
  using boost::math::policies::promote_double;
  constexpr boost::math::policies::policy<promote_double<false>> in_doubles;
  // A Poisson median lies between mean - log 2 and mean + 1/3 (Choi 1994, Proc. AMS 121), so that
  // this far from the mean it is known which tail is the smaller.
  constexpr double far = 2.0;
  if (mean <= 0.0) return n > 0.0 ? 0.0 : 1.0;
  const double at_most =
      n < mean + far ? boost::math::gamma_q(std::floor(n) + 1.0, mean, in_doubles) : 1.0;
  const double at_least =
      n > 0.0 && n > mean - far ? boost::math::gamma_p(std::ceil(n), mean, in_doubles) : 1.0;
  return std::min(at_most, at_least);
}

FitOutcome fit_by_p_value(double threshold, const FitInput& input) {
  const TableMargins table = margins_of(input.table);
  std::vector<CaptureHistory> unused = pairs_of_lists_with_someone(table);
  const std::size_t most_terms = 1 + static_cast<std::size_t>(table.lists) + unused.size();
  LoglinearWorkspace work(table.lists, most_terms);
  LoglinearWorkspace trial(table.lists, most_terms);
  LoglinearModel model = model_of(table, {});
  const FitStatus start = fit_independence(table, model, work);
  if (start != FitStatus::ok) return failure_of(start);
  for (bool added = true; added;) {
    added = false;
    std::vector<Surprise> candidates = surprises(table, work, unused, threshold);
    while (!added && !candidates.empty()) {
      const CaptureHistory pair = take_most_surprising(candidates);
      LoglinearModel larger = model;
      add_term(larger, table, pair);
      if (fit_loglinear(table, larger, Start::cold, trial) != FitStatus::ok) continue;
      std::erase(unused, pair);
      model = std::move(larger);
      std::swap(work, trial);
      added = true;
    }
  }
  return loglinear_estimate(table, model, input.level, work, input.detail);
}

}  // namespace darknumber

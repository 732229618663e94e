// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_stepwise_p.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/fitting/poisson_tails.h"
#include "engine/estimators/methods/loglinear_stepwise.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

/// p-values below this are equal: doubles end soon after.
constexpr double smallest_p = 1e-300;

/// How much the overlap of a term's lists surprises the model so far: by its p-value, or by bounds
/// of the p-value's logarithm while that is enough to know.
struct Surprise {
  CaptureHistory term = 0;
  double overlap = 0.0, fitted = 0.0;
  LogBounds bounds = {};
  std::optional<double> p = {};
};

/// The fitted overlap of a term's lists, without those whose count is in doubt.
double fitted_overlap(const LoglinearWorkspace& work, CaptureHistory term) {
  double overlap = work.margins[term];
  for (const BoundedCell& cell : work.bounded)
    if (is_subset(term, cell.history)) overlap -= work.mean[cell.history];
  return std::max(overlap, 0.0);
}

std::vector<Surprise> surprises(const TableMargins& table, const LoglinearWorkspace& work,
                                const std::vector<CaptureHistory>& unused) {
  const double smallest = std::log(smallest_p);
  std::vector<Surprise> terms;
  for (CaptureHistory term : unused) {
    Surprise one{term, table.margins[term], fitted_overlap(work, term)};
    const auto [least, most] = poisson_p_value_bounds(one.overlap, one.fitted);
    one.bounds = {std::max(least, smallest), std::max(most, smallest)};
    terms.push_back(one);
  }
  return terms;
}

/// Takes out the first of those whose p-value ties with the smallest: lists that are alike
/// have equal p-values, but for rounding. Nothing where none is below the threshold. What may tie
/// with it has a p-value afterwards.
std::optional<Surprise> take_most_surprising(std::vector<Surprise>& terms, double threshold) {
  constexpr double beyond_ties = 1e-6;
  double needed = std::log(threshold);
  for (const Surprise& one : terms) needed = std::min(needed, one.bounds.most);
  double smallest = 1.0;
  for (Surprise& one : terms) {
    if (!one.p && one.bounds.least > needed + beyond_ties) continue;
    if (!one.p) one.p = std::max(poisson_p_value(one.overlap, one.fitted), smallest_p);
    smallest = std::min(smallest, *one.p);
  }
  const auto first =
      std::find_if(terms.begin(), terms.end(), [smallest, threshold](const Surprise& one) {
        return one.p && *one.p < threshold && tie(*one.p, smallest);
      });
  if (first == terms.end()) return std::nullopt;
  const Surprise taken = *first;
  terms.erase(first);
  return taken;
}

/// Fits `larger`, which has one more term than a model that is not narrowed, from that one's
/// maximum, next to which `base` has the factor.
FitStatus fit_from(const TableMargins& table, const LoglinearWorkspace& base,
                   LoglinearModel& larger, LoglinearWorkspace& work) {
  work.coefficients = base.coefficients;
  work.mean = base.mean;
  work.margins = base.margins;
  work.kernel = base.kernel;
  const bool stepped = step_with_last_term(table, larger, base, work) == Search::unfinished;
  return fit_loglinear(table, larger, stepped ? Start::evaluated : Start::cold, work);
}

}  // namespace

double poisson_p_value(double n, double mean) {
  // A Poisson median lies between mean - log 2 and mean + 1/3 (Choi 1994, Proc. AMS 121), so that
  // this far from the mean it is known which tail is the smaller.
  constexpr double far = 2.0;
  if (mean <= 0.0) return n > 0.0 ? 0.0 : 1.0;
  const double at_most = n < mean + far ? gamma_upper(std::floor(n) + 1.0, mean) : 1.0;
  const double at_least = n > 0.0 && n > mean - far ? gamma_lower(std::ceil(n), mean) : 1.0;
  return std::min(at_most, at_least);
}

LogBounds poisson_p_value_bounds(double n, double mean) {
  constexpr double log_two_pi = 1.8378770664093453;
  constexpr double most = 1e8;  // beyond it the deviance's terms cancel to less than 1e-7
  if (!(n >= 1.0 && n < most && mean > 0.0 && mean < most) || std::floor(n) != n) return {};
  const double deviance = n * std::log(n / mean) - (n - mean);
  return {-deviance - 0.5 * (log_two_pi + std::log(n)) - 1.0 / (12.0 * n), -deviance};
}

FitOutcome fit_by_p_value(const LoglinearStepwise& method, const FitInput& input) {
  const TableMargins table = margins_of(input.table, input.doubt());
  std::vector<CaptureHistory> unused = interactions_up_to(order_of(method), table);
  const std::size_t most_terms = 1 + static_cast<std::size_t>(table.lists) + unused.size();
  LoglinearWorkspace work(table.lists, most_terms);
  LoglinearWorkspace trial(table.lists, most_terms);
  LoglinearModel model = model_of(table, {});
  const FitStatus start = fit_independence(table, model, work);
  if (start != FitStatus::ok) return failure_of(start);
  bool factored = !model.is_narrowed() && factorize(model, work);
  std::vector<CaptureHistory> in_model;
  std::vector<std::vector<CaptureHistory>> aside;
  std::vector<SkippedTerm> skipped;
  for (bool added = true; added;) {
    added = false;
    skipped.clear();
    std::vector<CaptureHistory> open = unused;
    std::erase_if(open, [&](CaptureHistory term) { return !parts_are_in(term, in_model); });
    std::vector<Surprise> candidates = surprises(table, work, open);
    while (!added) {
      const std::optional<Surprise> most = take_most_surprising(candidates, method.threshold);
      if (!most) break;
      LoglinearModel larger = model;
      add_term(larger, table, most->term);
      const bool alike = factored && !table.in_doubt() && table.margins[most->term] > 0.0;
      const FitStatus status = alike && larger.identifiable()
                                   ? fit_from(table, work, larger, trial)
                                   : fit_loglinear(table, larger, Start::cold, trial);
      if (status != FitStatus::ok || larger.is_narrowed()) {
        skipped.push_back({most->term, status == FitStatus::ok ? Status::ok : failure_of(status)});
        continue;
      }
      std::erase(unused, most->term);
      in_model.push_back(most->term);
      for (const Surprise& other : candidates)
        if (other.p && *other.p < method.threshold && tie(*other.p, *most->p))
          aside.push_back(interactions_with(model, other.term));
      model = std::move(larger);
      std::swap(work, trial);
      factored = true;
      added = true;
    }
  }
  FitOutcome outcome = loglinear_estimate(table, model, input.level, work, input.detail);
  if (Estimate* estimate = std::get_if<Estimate>(&outcome)) estimate->skipped = std::move(skipped);
  return with_ties(std::move(outcome), aside, input);
}

}  // namespace darknumber

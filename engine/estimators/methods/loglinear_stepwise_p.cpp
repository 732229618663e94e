// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_stepwise_p.h"

#include <algorithm>
#include <cmath>

#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/fitting/poisson_tails.h"
#include "engine/estimators/methods/loglinear_stepwise.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

/// p-values below this are equal: doubles end soon after.
constexpr double smallest_p = 1e-300;

/// How much the overlap of a term's lists surprises the model so far.
struct Surprise {
  CaptureHistory term = 0;
  double p = 1.0;
};

/// The fitted overlap of a term's lists, without those whose count is in doubt.
double fitted_overlap(const LoglinearWorkspace& work, CaptureHistory term) {
  double overlap = work.margins[term];
  for (const BoundedCell& cell : work.bounded)
    if (is_subset(term, cell.history)) overlap -= work.mean[cell.history];
  return std::max(overlap, 0.0);
}

/// The unused terms below the threshold, in the order of terms.
std::vector<Surprise> surprises(const TableMargins& table, const LoglinearWorkspace& work,
                                const std::vector<CaptureHistory>& unused, double threshold) {
  std::vector<Surprise> terms;
  for (CaptureHistory term : unused) {
    const double p =
        std::max(poisson_p_value(table.margins[term], fitted_overlap(work, term)), smallest_p);
    if (p < threshold) terms.push_back({term, p});
  }
  return terms;
}

/// Takes out the first of those whose p-value ties with the smallest: lists that are alike
/// have equal p-values, but for rounding.
Surprise take_most_surprising(std::vector<Surprise>& terms) {
  double smallest = 1.0;
  for (const Surprise& one : terms) smallest = std::min(smallest, one.p);
  const auto first = std::find_if(terms.begin(), terms.end(),
                                  [smallest](const Surprise& one) { return tie(one.p, smallest); });
  const Surprise taken = *first;
  terms.erase(first);
  return taken;
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

FitOutcome fit_by_p_value(const LoglinearStepwise& method, const FitInput& input) {
  const TableMargins table = margins_of(input.table, input.doubt());
  std::vector<CaptureHistory> unused = interactions_up_to(order_of(method), table);
  const std::size_t most_terms = 1 + static_cast<std::size_t>(table.lists) + unused.size();
  LoglinearWorkspace work(table.lists, most_terms);
  LoglinearWorkspace trial(table.lists, most_terms);
  LoglinearModel model = model_of(table, {});
  const FitStatus start = fit_independence(table, model, work);
  if (start != FitStatus::ok) return failure_of(start);
  std::vector<CaptureHistory> in_model;
  std::vector<std::vector<CaptureHistory>> aside;
  std::vector<SkippedTerm> skipped;
  for (bool added = true; added;) {
    added = false;
    skipped.clear();
    std::vector<CaptureHistory> open = unused;
    std::erase_if(open, [&](CaptureHistory term) { return !parts_are_in(term, in_model); });
    std::vector<Surprise> candidates = surprises(table, work, open, method.threshold);
    while (!added && !candidates.empty()) {
      const Surprise most = take_most_surprising(candidates);
      LoglinearModel larger = model;
      add_term(larger, table, most.term);
      const FitStatus status = fit_loglinear(table, larger, Start::cold, trial);
      if (status != FitStatus::ok || larger.is_narrowed()) {
        skipped.push_back({most.term, status == FitStatus::ok ? Status::ok : failure_of(status)});
        continue;
      }
      std::erase(unused, most.term);
      in_model.push_back(most.term);
      for (const Surprise& other : candidates)
        if (tie(other.p, most.p)) aside.push_back(interactions_with(model, other.term));
      model = std::move(larger);
      std::swap(work, trial);
      added = true;
    }
  }
  FitOutcome outcome = loglinear_estimate(table, model, input.level, work, input.detail);
  if (Estimate* estimate = std::get_if<Estimate>(&outcome)) estimate->skipped = std::move(skipped);
  return with_ties(std::move(outcome), aside, input);
}

}  // namespace darknumber

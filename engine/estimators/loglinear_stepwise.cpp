// SPDX-License-Identifier: MIT
#include "engine/estimators/loglinear_stepwise.h"

#include <algorithm>
#include <cmath>

#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/loglinear_estimate.h"
#include "engine/estimators/loglinear_stepwise_p.h"
#include "engine/estimators/selection.h"

namespace darknumber {
namespace {

/// A model, its criterion and the coefficients of its maximum.
struct Candidate {
  LoglinearModel model;
  std::vector<double> coefficients;
  double criterion = 0.0;
  CaptureHistory added = 0;  // the pair that it adds; 0 for none
};

/// The best of the models with one more of the `unused` pairs, where one is better than `current`.
Candidate best_addition(const Selection& selection, const Candidate& current,
                        const std::vector<CaptureHistory>& unused, const LoglinearWorkspace& base,
                        LoglinearWorkspace& work) {
  Candidate best;
  best.criterion = current.criterion;
  for (CaptureHistory pair : unused) {
    LoglinearModel model = current.model;
    add_term(model, selection.table, pair);
    if (fit_with_one_more(selection.table, model, pair, base, work) != FitStatus::ok) continue;
    const double criterion = selection.value(model, work.kernel);
    if (better(criterion, best.criterion))
      best = {std::move(model), work.coefficients, criterion, pair};
  }
  return best;
}

}  // namespace

FitOutcome fit(const LoglinearStepwise& method, const FitInput& input) {
  if (method.criterion == Criterion::p_value) return fit_by_p_value(method.threshold, input);
  const Selection selection = selection_of(input.table, method.criterion);
  const TableMargins& table = selection.table;
  std::vector<CaptureHistory> unused = pairs_of_lists_with_someone(table);
  const std::size_t most_terms = 1 + static_cast<std::size_t>(table.lists) + unused.size();
  LoglinearWorkspace base(table.lists, most_terms);
  LoglinearWorkspace work(table.lists, most_terms);

  Candidate current;
  current.model = model_of(table, {});
  const FitStatus start = fit_independence(table, current.model, base);
  if (start != FitStatus::ok) return failure_of(start);
  current.criterion = selection.value(current.model, base.kernel);

  while (factorize(current.model, base)) {
    Candidate best = best_addition(selection, current, unused, base, work);
    if (best.added == 0) break;
    std::copy(best.coefficients.begin(), best.coefficients.end(), base.coefficients.begin());
    evaluate(table, best.model, base);
    const FitStatus polished = fit_loglinear(table, best.model, Start::evaluated, base);
    if (polished != FitStatus::ok) return failure_of(polished);
    std::erase(unused, best.added);
    current = std::move(best);
    current.criterion = selection.value(current.model, base.kernel);
  }
  return loglinear_estimate(table, current.model, input.level, base);
}

}  // namespace darknumber

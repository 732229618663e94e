// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/fit_input.h"
#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {

/// Forward selection by a criterion with every candidate fitted, by itself, and none passed over:
/// the twin that decides about the fast one.
inline FitOutcome select_plainly(const FitInput& input, Criterion criterion, int order = 2) {
  const Selection selection = selection_of(input.table, criterion);
  const TableMargins& table = selection.table;
  std::vector<CaptureHistory> unused = interactions_up_to(order, table);
  const std::size_t most = 1 + static_cast<std::size_t>(table.lists) + unused.size();
  LoglinearWorkspace base(table.lists, most), work(table.lists, most);
  LoglinearModel model = model_of(table, {});
  const FitStatus start = fit_independence(table, model, base);
  if (start != FitStatus::ok) return failure_of(start);
  std::vector<CaptureHistory> added;
  double criterion_now = selection.value(model, base.kernel);
  while (factorize(model, base)) {
    CaptureHistory chosen = 0;
    LoglinearModel best;
    AlignedDoubles coefficients;
    double lowest = criterion_now;
    for (CaptureHistory term : unused) {
      if (!parts_are_in(term, added)) continue;
      LoglinearModel larger = model;
      add_term(larger, table, term);
      if (fit_with_one_more(table, larger, term, base, work) != FitStatus::ok) continue;
      const double value = selection.value(larger, work.kernel);
      if (!better(value, lowest)) continue;
      lowest = value;
      chosen = term;
      best = std::move(larger);
      coefficients = work.coefficients;
    }
    if (chosen == 0) break;
    base.coefficients = coefficients;
    evaluate(table, best, base);
    const FitStatus status = fit_loglinear(table, best, Start::evaluated, base);
    if (status != FitStatus::ok) return failure_of(status);
    model = std::move(best);
    criterion_now = selection.value(model, base.kernel);
    std::erase(unused, chosen);
    added.push_back(chosen);
  }
  return loglinear_estimate(table, model, input.level, base, input.detail);
}

}  // namespace darknumber

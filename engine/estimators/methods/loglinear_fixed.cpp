// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_fixed.h"

#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/fitting/loglinear_estimate.h"

namespace darknumber {

std::vector<CaptureHistory> interactions_of(const LoglinearFixed& method, int lists) {
  switch (method.terms) {
    case FixedTerms::independence:
      return {};
    case FixedTerms::pairwise:
      return all_pairs(lists);
    case FixedTerms::listed:
      return method.listed;
  }
  return {};
}

FitOutcome fit(const LoglinearFixed& method, const FitInput& input) {
  const TableMargins table = margins_of(input.table, input.doubt());
  LoglinearModel model = model_of(table, interactions_of(method, table.lists));
  LoglinearWorkspace work(table.lists, model.finite.size());
  const bool main_effects_alone = model.parameters() == static_cast<int>(model.finite.size()) &&
                                  lists_on(model.finite.back()) == 1;
  const FitStatus status = main_effects_alone ? fit_independence(table, model, work)
                                              : fit_loglinear(table, model, Start::cold, work);
  if (status != FitStatus::ok) return failure_of(status);
  return loglinear_estimate(table, model, input.level, work, input.detail);
}

}  // namespace darknumber

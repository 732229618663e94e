// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_all.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/methods/all_models.h"
#include "engine/estimators/methods/contenders.h"
#include "engine/estimators/methods/loglinear_fixed.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

/// Counts what visit_all_models would show: models with one more term, from candidate `next` on.
struct ModelCount {
  Interactions candidates;
  std::vector<bool> is_in;  // by term
  std::int64_t models = 1;

  void visit(std::size_t next) {
    for (; next < candidates.size() && models <= most_models; ++next) {
      const CaptureHistory term = candidates[next];
      bool hierarchical = true;
      for (CaptureHistory rest = lists_on(term) > 2 ? term : 0; rest != 0; rest &= rest - 1)
        hierarchical &= is_in[term & ~(rest & (~rest + 1))];
      if (!hierarchical) continue;
      ++models;
      is_in[term] = true;
      visit(next + 1);
      is_in[term] = false;
    }
  }
};

}  // namespace

std::int64_t models_up_to(int lists, int order) {
  ModelCount count{{}, std::vector<bool>(history_count(lists), false)};
  for (CaptureHistory term = 1; term < history_count(lists); ++term)
    if (lists_on(term) >= 2 && lists_on(term) <= order) count.candidates.push_back(term);
  std::sort(count.candidates.begin(), count.candidates.end(), comes_before);
  count.visit(0);
  return std::min(count.models, most_models + 1);
}

int default_order(int lists) {
  constexpr std::array<int, 7> orders{0, 0, 1, 2, 3, 3, 2};
  return lists < static_cast<int>(orders.size()) ? orders[static_cast<std::size_t>(lists)] : 0;
}

FitOutcome fit(const LoglinearAll& method, const FitInput& input) {
  const Selection selection = selection_of(input.table, method.criterion, input.doubt());
  const int order = method.order > 0 ? method.order : default_order(selection.table.lists);
  Contenders contenders;
  visit_all_models(
      selection.table, order,
      [&](const VisitedModel& visited) {
        const double criterion = visited.status == FitStatus::ok
                                     ? selection.value(visited.model, visited.kernel)
                                     : INFINITY;
        contenders.compare(visited.interactions, visited.status, criterion);
      },
      input.streams.stop);
  const Interactions* best = contenders.best();
  if (best == nullptr) return failure_of(contenders.status_of_independence());
  FitOutcome outcome = fit(LoglinearFixed{FixedTerms::listed, *best}, input);
  if (Estimate* estimate = std::get_if<Estimate>(&outcome))
    estimate->compared = contenders.compared();
  return with_ties(std::move(outcome), contenders.tied(), input);
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/capture_selection.h"

#include <algorithm>
#include <cmath>

#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/methods/all_models.h"
#include "engine/estimators/methods/contenders.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

/// A model with its criterion, infinite where it has no estimate or cannot be compared.
struct RatedModel {
  Interactions interactions;
  FitStatus status = FitStatus::ok;
  double criterion = INFINITY;
  double population_size = 0.0;
};

class CaptureSelection {
 public:
  CaptureSelection(const ClosedPopulation& method, const TableMargins& table,
                   const StopQuestion* stop)
      : method_(method),
        table_(table),
        stop_(stop),
        candidates_(interactions_up_to(order_of(method), table)) {}

  ChosenInteractions step_by_step() {
    ChosenInteractions chosen;
    RatedModel current = rated({});
    chosen.status = current.status;
    std::vector<RatedModel> aside;
    while (current.status == FitStatus::ok) {
      chosen.skipped.clear();
      RatedModel best = current;
      std::vector<RatedModel> others;
      for (CaptureHistory term : candidates_) {
        if (has(current.interactions, term) || !parts_are_in(term, current.interactions)) continue;
        RatedModel next = rated(with(current.interactions, term));
        if (next.status != FitStatus::ok) {
          chosen.skipped.push_back({term, failure_of(next.status)});
          continue;
        }
        if (better(next.criterion, best.criterion)) best = next;
        others.push_back(std::move(next));
      }
      for (const RatedModel& other : others)
        if (other.interactions != best.interactions &&
            ties_with_a_number(other.criterion, best.criterion))
          aside.push_back(other);
      if (best.interactions == current.interactions) break;
      current = std::move(best);
    }
    chosen.interactions = current.interactions;
    for (const RatedModel& other : aside)
      if (!std::includes(current.interactions.begin(), current.interactions.end(),
                         other.interactions.begin(), other.interactions.end(), comes_before))
        chosen.tied.push_back({other.interactions, other.population_size});
    return chosen;
  }

  ChosenInteractions among_all() {
    Contenders contenders;
    Interactions none;
    visit(none, 0, contenders);
    ChosenInteractions chosen;
    chosen.compared = contenders.compared();
    const Interactions* best = contenders.best();
    if (best == nullptr) {
      chosen.status = contenders.status_of_independence();
      return chosen;
    }
    chosen.interactions = *best;
    for (Interactions& other : contenders.tied())
      if (other != chosen.interactions) {
        const double size = rated(other).population_size;
        chosen.tied.push_back({std::move(other), size});
      }
    return chosen;
  }

 private:
  static bool has(const Interactions& interactions, CaptureHistory term) {
    return std::find(interactions.begin(), interactions.end(), term) != interactions.end();
  }

  static Interactions with(Interactions interactions, CaptureHistory term) {
    interactions.push_back(term);
    std::sort(interactions.begin(), interactions.end(), comes_before);
    return interactions;
  }

  RatedModel rated(Interactions interactions) {
    give_up_if_asked(stop_);
    RatedModel model{std::move(interactions)};
    const FittedCaptureModel fitted = fit_with_interactions(method_, table_, model.interactions);
    model.status = fitted.fit.status;
    if (model.status != FitStatus::ok) return model;
    const FittedModel described = fitted_model_of(table_, fitted.model, fitted.fit);
    const double observed = table_.margins[0];
    model.criterion = -2.0 * described.log_likelihood +
                      penalty(method_.criterion.value(), described.parameters, observed);
    model.population_size = observed + std::exp(described.intercept);
    return model;
  }

  /// A hierarchical model, and those with more terms, from candidate `next` on.
  void visit(Interactions& interactions, std::size_t next, Contenders& contenders) {
    const RatedModel model = rated(interactions);
    contenders.compare(interactions, model.status, model.criterion);
    for (; next < candidates_.size(); ++next) {
      if (!parts_are_in(candidates_[next], interactions)) continue;
      interactions.push_back(candidates_[next]);
      visit(interactions, next + 1, contenders);
      interactions.pop_back();
    }
  }

  const ClosedPopulation& method_;
  const TableMargins& table_;
  const StopQuestion* stop_;
  Interactions candidates_;
};

}  // namespace

int order_of(const ClosedPopulation& method) {
  constexpr int pairs = 2;
  return method.order.value_or(pairs);
}

FittedCaptureModel fit_with_interactions(const ClosedPopulation& method, const TableMargins& table,
                                         std::vector<CaptureHistory> interactions) {
  FittedCaptureModel result;
  result.model = capture_model_of(table, method.lists_differ);
  std::erase_if(interactions,
                [&](CaptureHistory term) { return !is_subset(term, result.model.lists); });
  result.model.interactions = closed_downwards(interactions);
  const int lists = lists_on(result.model.lists);
  result.model.columns.push_back(heterogeneity_column(method.heterogeneity, lists));
  result.fit.status = FitStatus::not_identifiable;
  if (lists >= 3) result.fit = fit_capture_model(table, result.model);
  return result;
}

ChosenInteractions choose_interactions(const ClosedPopulation& method, const TableMargins& table,
                                       const StopQuestion* stop) {
  CaptureSelection selection(method, table, stop);
  return method.select == ModelSearch::all ? selection.among_all() : selection.step_by_step();
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/selection.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/log_factorial.h"
#include "engine/estimators/methods/loglinear_fixed.h"

namespace darknumber {
namespace {

/// Criteria nearer than this, relatively, tie.
constexpr double criterion_tie = 1e-9;

}  // namespace

double penalty(Criterion criterion, double parameters, double observed) {
  switch (criterion) {
    case Criterion::aic:
    case Criterion::aic_wald:
      return 2.0 * parameters;
    case Criterion::aicc:
      if (observed <= parameters + 1.0) return INFINITY;
      return 2.0 * parameters +
             2.0 * parameters * (parameters + 1.0) / (observed - parameters - 1.0);
    case Criterion::bic:
      return std::log(observed) * parameters;
    case Criterion::p_value:
      break;
  }
  DN_EXPECT(false, "a p-value is no criterion of a model");
  return 0.0;
}

double Selection::value(const LoglinearModel& model, double kernel) const {
  return 2.0 * (constant - kernel) + penalty(criterion, model.parameters(), table.margins[0]);
}

double Selection::kernel_at(const LoglinearModel& model, double value) const {
  return constant - 0.5 * (value - penalty(criterion, model.parameters(), table.margins[0]));
}

Selection selection_of(const ContingencyTable& table, Criterion criterion,
                       const CellsInDoubt& in_doubt) {
  Selection selection{margins_of(table, in_doubt), criterion, 0.0};
  selection.constant = log_likelihood_constant(selection.table.counts);
  return selection;
}

bool tie(double a, double b) {
  if (std::isinf(a) || std::isinf(b)) return a == b;
  return std::abs(a - b) <= criterion_tie * std::max(std::abs(a), std::abs(b));
}

bool ties_with_a_number(double a, double b) {
  return std::isfinite(a) && tie(a, b);
}

std::vector<CaptureHistory> interactions_with(const LoglinearModel& model, CaptureHistory term) {
  std::vector<CaptureHistory> interactions{term};
  for (const std::vector<CaptureHistory>* terms :
       {&model.finite, &model.infinite, &model.dependent})
    for (CaptureHistory one : *terms)
      if (lists_on(one) >= 2) interactions.push_back(one);
  std::sort(interactions.begin(), interactions.end(), comes_before);
  return interactions;
}

FitOutcome with_ties(FitOutcome chosen, const std::vector<std::vector<CaptureHistory>>& aside,
                     const FitInput& input) {
  Estimate* estimate = std::get_if<Estimate>(&chosen);
  if (estimate == nullptr || input.detail == Detail::size_alone) return chosen;
  const std::vector<CaptureHistory>& terms = estimate->model.value().terms;
  FitInput size_alone = input;
  size_alone.detail = Detail::size_alone;
  for (const std::vector<CaptureHistory>& interactions : aside) {
    const bool contained =
        std::all_of(interactions.begin(), interactions.end(), [&terms](CaptureHistory term) {
          return std::find(terms.begin(), terms.end(), term) != terms.end();
        });
    if (contained) continue;
    const FitOutcome other = fit(LoglinearFixed{FixedTerms::listed, interactions}, size_alone);
    if (const Estimate* tied = std::get_if<Estimate>(&other))
      estimate->tied.push_back({interactions, tied->population_size});
  }
  return chosen;
}

bool better(double criterion, double than) {
  return criterion < than && !tie(criterion, than);
}

FitStatus fit_with_one_more(const TableMargins& table, LoglinearModel& model, CaptureHistory term,
                            const LoglinearWorkspace& base, LoglinearWorkspace& work,
                            double needed) {
  if (model.is_narrowed())  // its terms are others than those of `base`
    return fit_roughly(table, model, start_cold(table, model, work), work, needed);
  std::copy(base.coefficients.begin(), base.coefficients.end(), work.coefficients.begin());
  std::copy(base.mean.begin(), base.mean.end(), work.mean.begin());
  std::copy(base.margins.begin(), base.margins.end(), work.margins.begin());
  work.bounded = base.bounded;
  work.kernel = base.kernel;
  if (table.margins[term] == 0.0) {  // cells leave, and the maximum moves a little
    evaluate(table, model, work);
    return fit_roughly(table, model, Search::unfinished, work, needed);
  }
  if (!model.identifiable()) return FitStatus::not_identifiable;
  return fit_roughly(table, model, step_with_last_term(table, model, base, work), work, needed);
}

CaptureHistory lists_with_someone(const TableMargins& table) {
  CaptureHistory present = 0;
  for (int list = 0; list < table.lists; ++list)
    if (table.margins[only(list)] > 0.0) present |= only(list);
  return present;
}

std::vector<CaptureHistory> interactions_up_to(int order, const TableMargins& table) {
  const CaptureHistory present = lists_with_someone(table);
  std::vector<CaptureHistory> terms;
  for (CaptureHistory term = 1; term < table.margins.size(); ++term)
    if (lists_on(term) >= 2 && lists_on(term) <= order && is_subset(term, present))
      terms.push_back(term);
  std::sort(terms.begin(), terms.end(), comes_before);
  return terms;
}

bool parts_are_in(CaptureHistory term, const std::vector<CaptureHistory>& interactions) {
  if (lists_on(term) == 2) return true;
  for (CaptureHistory rest = term; rest != 0; rest &= rest - 1) {
    const CaptureHistory part = term & ~(rest & (~rest + 1));
    if (std::find(interactions.begin(), interactions.end(), part) == interactions.end())
      return false;
  }
  return true;
}

}  // namespace darknumber

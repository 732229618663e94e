// SPDX-License-Identifier: MIT
#include "engine/estimators/face_reason.h"

#include <algorithm>

#include "engine/estimators/fitting/loglinear_face.h"
#include "engine/estimators/methods/assumed_false_positives.h"
#include "engine/estimators/methods/closed_population.h"
#include "engine/estimators/methods/loglinear_fixed.h"
#include "engine/estimators/methods/selection.h"
#include "engine/estimators/options/method_kinds.h"

namespace darknumber {
namespace {

using PossibleReason = std::optional<FaceReason>;

PossibleReason reason_of_model(const TableMargins& table,
                               const std::vector<CaptureHistory>& interactions) {
  LoglinearModel model = model_of(table, interactions);
  if (model.identifiable()) narrow_to_face(table, model);
  FaceReason reason{lists_with_someone(table), model.off_face};
  for (CaptureHistory cell = 1; cell < table.counts.size(); ++cell)
    if (is_subset(cell, reason.lists) &&
        std::any_of(model.infinite.begin(), model.infinite.end(),
                    [cell](CaptureHistory term) { return is_subset(term, cell); }))
      reason.off_face.push_back(cell);
  std::sort(reason.off_face.begin(), reason.off_face.end());
  return reason;
}

/// Everyone is on some list: the histories without it.
PossibleReason reason_of_full_lists(const TableMargins& table) {
  FaceReason reason{lists_with_someone(table), {}};
  CaptureHistory full = 0;
  for (int list = 0; list < table.lists; ++list)
    if (table.margins[only(list)] == table.margins[0]) full |= only(list);
  for (CaptureHistory cell = 1; cell < table.counts.size(); ++cell)
    if (is_subset(cell, reason.lists) && !is_subset(full, cell)) reason.off_face.push_back(cell);
  return reason;
}

/// The interactions of the model that an outcome speaks of; without an estimate, `otherwise`.
std::vector<CaptureHistory> interactions_of_outcome(const FitOutcome& outcome,
                                                    std::vector<CaptureHistory> otherwise) {
  const Estimate* estimate = std::get_if<Estimate>(&outcome);
  if (!estimate || !estimate->model) return otherwise;
  std::vector<CaptureHistory> terms = estimate->model->terms;
  std::erase_if(terms, [](CaptureHistory term) { return lists_on(term) < 2; });
  return terms;
}

PossibleReason reason_of_people_who_differ(const ClosedPopulation& method,
                                           const TableMargins& table, const FitOutcome& outcome) {
  if (method.bias_corrected) return std::nullopt;  // of a table that nobody has seen
  if (method.heterogeneity == Heterogeneity::normal)
    return status_of(outcome) == Status::ok ? reason_of_full_lists(table)
                                            : reason_of_model(table, {});
  if (lists_on(lists_with_someone(table)) < table.lists) return std::nullopt;
  ClosedPopulation as_fitted = method;
  as_fitted.terms = interactions_of_outcome(outcome, method.terms);
  const FittedCaptureModel fitted = fit_heterogeneity(as_fitted, table);
  return FaceReason{fitted.model.lists, fitted.fit.off_face};
}

PossibleReason reason_of(const Method& method, const TableMargins& table,
                         const FitOutcome& outcome) {
  switch (kind_of(method).boundary_reason(method)) {
    case BoundaryReason::of_independence:
      return reason_of_model(table, {});
    case BoundaryReason::of_given_model:
      return reason_of_model(table, interactions_of(std::get<LoglinearFixed>(method), table.lists));
    case BoundaryReason::of_chosen_model:
      // A selection without an estimate is one whose start, independence, has none.
      return reason_of_model(table, interactions_of_outcome(outcome, {}));
    case BoundaryReason::of_all_lists:
      return reason_of_model(table, {static_cast<CaptureHistory>(history_count(table.lists) - 1)});
    case BoundaryReason::of_people_who_differ:
      return reason_of_people_who_differ(std::get<ClosedPopulation>(method), table, outcome);
    case BoundaryReason::none:
    case BoundaryReason::set_to_observed:
      break;
  }
  return std::nullopt;
}

bool is_about_face(const FitOutcome& outcome) {
  const Estimate* estimate = std::get_if<Estimate>(&outcome);
  if (estimate) return estimate->boundary;
  return status_of(outcome) == Status::no_mle || status_of(outcome) == Status::not_identifiable;
}

/// Whether nobody has a history of the pattern, as far as the reason goes.
bool nobody_has(const FaceReason& reason, const EmptyPattern& pattern) {
  const CaptureHistory free = reason.lists & ~(pattern.all_of | pattern.none_of);
  for (CaptureHistory part = free;; part = (part - 1) & free) {
    const CaptureHistory cell = pattern.all_of | part;
    if (cell != 0 && !std::binary_search(reason.off_face.begin(), reason.off_face.end(), cell))
      return false;
    if (part == 0) return true;
  }
}

bool pattern_has(const EmptyPattern& pattern, CaptureHistory cell) {
  return is_subset(pattern.all_of, cell) && (pattern.none_of & cell) == 0;
}

EmptyPattern widest_with(const FaceReason& reason, CaptureHistory cell) {
  EmptyPattern pattern{cell, reason.lists & ~cell};
  for (CaptureHistory EmptyPattern::*side : {&EmptyPattern::none_of, &EmptyPattern::all_of})
    for (int list = max_lists; list-- > 0;) {
      if (!contains(pattern.*side, list)) continue;
      EmptyPattern wider = pattern;
      wider.*side &= ~only(list);
      if (nobody_has(reason, wider)) pattern = wider;
    }
  return pattern;
}

}  // namespace

std::optional<FaceReason> face_reason(const EstimatorSpec& spec, const ContingencyTable& over_lists,
                                      const FitOutcome& outcome) {
  if (!is_about_face(outcome)) return std::nullopt;
  const auto left = without_assumed_false_positives(over_lists, spec.assumed_false_positive_shares);
  if (!left || left->observed() <= count_in_doubt(*left, spec.in_doubt)) return std::nullopt;
  const TableMargins table = margins_of(*left, spec.in_doubt);
  PossibleReason reason = reason_of(spec.method, table, outcome);
  if (reason && reason->off_face.empty()) return std::nullopt;
  return reason;
}

std::vector<EmptyPattern> patterns_of(const FaceReason& reason) {
  std::vector<CaptureHistory> left = reason.off_face;
  std::sort(left.begin(), left.end(), comes_before);
  std::vector<EmptyPattern> patterns;
  while (!left.empty()) {
    patterns.push_back(widest_with(reason, left.front()));
    std::erase_if(left, [&](CaptureHistory cell) { return pattern_has(patterns.back(), cell); });
  }
  return patterns;
}

}  // namespace darknumber

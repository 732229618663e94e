// SPDX-License-Identifier: MIT
#include "engine/estimators/empty_lists.h"

#include <utility>
#include <vector>

#include "engine/estimators/options/method_kinds.h"

namespace darknumber {
namespace {

CaptureHistory lists_kept(const ContingencyTable& table, const CellsInDoubt& cells) {
  CaptureHistory lists = 0;
  for (CaptureHistory cell : cells.omitted) lists |= cell;
  for (CaptureHistory h = 1; h < table.counts().size(); ++h)
    if (table[h] > 0.0) lists |= h;
  return lists;
}

/// A set of lists, numbered among those kept.
CaptureHistory among_kept(CaptureHistory set, CaptureHistory kept) {
  CaptureHistory renumbered = 0;
  int next = 0;
  for (int list = 0; list < max_lists; ++list) {
    if (!contains(kept, list)) continue;
    if (contains(set, list)) renumbered |= only(next);
    ++next;
  }
  return renumbered;
}

/// The inverse of `among_kept`.
CaptureHistory among_all(CaptureHistory set, CaptureHistory kept) {
  CaptureHistory renumbered = 0;
  int next = 0;
  for (int list = 0; list < max_lists; ++list) {
    if (!contains(kept, list)) continue;
    if (contains(set, next)) renumbered |= only(list);
    ++next;
  }
  return renumbered;
}

ContingencyTable over_kept(const ContingencyTable& table, CaptureHistory kept) {
  ContingencyTable smaller(lists_on(kept));
  for (CaptureHistory h = 1; h < table.counts().size(); ++h)
    if (table[h] > 0.0) smaller.add(among_kept(h, kept), table[h]);
  return smaller;
}

/// What belongs to one list each, of the lists kept; none stays none.
template <typename Item>
std::vector<Item> of_kept(const std::vector<Item>& items, CaptureHistory kept) {
  std::vector<Item> left;
  for (std::size_t list = 0; list < items.size(); ++list)
    if (contains(kept, static_cast<int>(list))) left.push_back(items[list]);
  return left;
}

/// Cells of the lists kept alone. Others have a bound of 0, and no fit puts anyone there.
std::vector<CaptureHistory> cells_over_kept(const std::vector<CaptureHistory>& cells,
                                            CaptureHistory kept) {
  std::vector<CaptureHistory> left;
  for (CaptureHistory cell : cells)
    if (is_subset(cell, kept)) left.push_back(among_kept(cell, kept));
  return left;
}

void renumber(std::vector<CaptureHistory>& sets, CaptureHistory kept) {
  for (CaptureHistory& set : sets) set = among_all(set, kept);
}

void renumber(CovariateModel& model, CaptureHistory kept, int lists) {
  for (CovariateTerm& term : model.terms) term.lists = among_all(term.lists, kept);
  for (CovariateStep& step : model.path) step.term.lists = among_all(step.term.lists, kept);
  for (RefusedTerm& refused : model.refused)
    refused.term.lists = among_all(refused.term.lists, kept);
  for (FittedPattern& pattern : model.patterns) {
    std::vector<double> means(history_count(lists), 0.0);
    for (CaptureHistory h = 0; h < pattern.means.size(); ++h)
      means[among_all(h, kept)] = pattern.means[h];
    pattern.means = std::move(means);
  }
}

void renumber(Estimate& estimate, CaptureHistory kept, int lists) {
  if (estimate.model) renumber(estimate.model->terms, kept);
  for (TiedModel& tied : estimate.tied) renumber(tied.interactions, kept);
  for (CellInDoubt& cell : estimate.in_doubt) cell.history = among_all(cell.history, kept);
  for (SkippedTerm& skipped : estimate.skipped) skipped.term = among_all(skipped.term, kept);
  if (estimate.stopped_by) estimate.stopped_by->term = among_all(estimate.stopped_by->term, kept);
  if (estimate.average)
    for (auto* models : {&estimate.average->models, &estimate.average->left_out})
      for (AveragedModel& model : *models) renumber(model.interactions, kept);
  if (estimate.covariates) renumber(*estimate.covariates, kept, lists);
  if (!estimate.posterior) return;
  for (ModelProbability& model : estimate.posterior->models) renumber(model.sets, kept);
  if (estimate.posterior->kept) renumber(*estimate.posterior->kept, kept);
}

}  // namespace

ContingencyTable without_empty_lists(const ContingencyTable& table, const CellsInDoubt& cells) {
  return over_kept(table, lists_kept(table, cells));
}

CellsInDoubt without_empty_lists(const CellsInDoubt& cells, const ContingencyTable& table) {
  const CaptureHistory kept = lists_kept(table, cells);
  return {cells_over_kept(cells.omitted, kept), cells_over_kept(cells.bounded, kept)};
}

FitOutcome fit_without_empty_lists(const EstimatorSpec& spec, const FitInput& input,
                                   MethodFit fit) {
  const CaptureHistory kept = lists_kept(input.table, spec.in_doubt);
  if (lists_on(kept) == input.table.lists()) return fit(spec, input);
  const MethodKind& kind = kind_of(spec.method);
  if (kind.empty_lists == EmptyLists::stay) return fit(spec, input);
  EstimatorSpec smaller = spec;
  if (kind.over_kept != nullptr) smaller.method = kind.over_kept(spec.method, among_kept, kept);
  smaller.lists = of_kept(spec.lists, kept);
  smaller.in_doubt = without_empty_lists(spec.in_doubt, input.table);
  smaller.assumed_false_positive_shares = of_kept(spec.assumed_false_positive_shares, kept);
  const ContingencyTable table = over_kept(input.table, kept);
  std::vector<ContingencyTable> by_stratum;
  for (const ContingencyTable& stratum : input.by_stratum)
    by_stratum.push_back(over_kept(stratum, kept));
  FitOutcome outcome =
      fit(smaller, {table, input.in_use, input.level, input.streams, input.detail, by_stratum});
  if (Estimate* estimate = std::get_if<Estimate>(&outcome))
    renumber(*estimate, kept, input.table.lists());
  return outcome;
}

}  // namespace darknumber

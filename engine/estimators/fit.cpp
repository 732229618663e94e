// SPDX-License-Identifier: MIT
#include "engine/estimators/fit.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/core/known_counts.h"
#include "engine/estimators/empty_lists.h"
#include "engine/estimators/fit_input.h"
#include "engine/estimators/intervals/wrapped_interval.h"
#include "engine/estimators/methods/assumed_false_positives.h"
#include "engine/estimators/options/method_kinds.h"

namespace darknumber {
namespace {

bool every_number_finite(const Estimate& estimate) {
  return std::isfinite(estimate.population_size) && std::isfinite(estimate.se.value_or(0.0)) &&
         (!estimate.interval ||
          (std::isfinite(estimate.interval->lower) && std::isfinite(estimate.interval->upper)));
}

/// The table that is left where records assumed to be false are removed, and then the counts that
/// say nothing; none where it has too few.
std::optional<ContingencyTable> table_left(const EstimatorSpec& spec,
                                           const ContingencyTable& table) {
  std::optional<ContingencyTable> rest =
      without_assumed_false_positives(table, spec.assumed_false_positive_shares);
  if (rest && !spec.in_doubt.omitted.empty()) rest = without_omitted(*rest, spec.in_doubt);
  if (rest && rest->observed() == 0.0) rest.reset();
  return rest;
}

/// A fit of what is left of the table, where every record is taken for a true one. Nothing that
/// sees it can depend on the counts of cells left out.
FitOutcome fit_what_is_left(const EstimatorSpec& spec, const FitInput& input, MethodFit fit) {
  const std::optional<ContingencyTable> rest = table_left(spec, input.table);
  if (!rest) return Status::no_data;
  EstimatorSpec of_rest = spec;
  of_rest.assumed_false_positive_shares.clear();
  FitOutcome outcome =
      fit(of_rest, {*rest, input.in_use, input.level, input.streams, input.detail});
  if (Estimate* estimate = std::get_if<Estimate>(&outcome))
    estimate->dropped += input.table.observed() - rest->observed();
  return outcome;
}

bool nothing_known(const FitInput& input) {
  for (CaptureHistory h = 1; h < input.table.counts().size(); ++h)
    if (input.table[h] > 0.0 && !input.doubt().has(h)) return false;
  return true;
}

/// The method, told which cells are in doubt. Where all counts are, nothing is left.
FitOutcome fit_as_it_is(const EstimatorSpec& spec, const FitInput& input) {
  const MethodKind& kind = kind_of(spec.method);
  if (!spec.in_doubt.any()) return kind.structs.fit(spec.method, input);
  FitInput told = input;
  told.in_doubt = &spec.in_doubt;
  if (nothing_known(told)) return Status::no_data;
  FitOutcome outcome = kind.structs.fit(spec.method, told);
  if (Estimate* estimate = std::get_if<Estimate>(&outcome))
    estimate->dropped += count_in_doubt(input.table, spec.in_doubt);
  return outcome;
}

/// Every cell in doubt with its count in the table, and N's persons there: none where the fit says
/// nothing of the cell, since a list without records was left out, or nobody is unseen.
std::vector<CellInDoubt> all_cells(const CellsInDoubt& cells, const ContingencyTable& table,
                                   const std::vector<CellInDoubt>& fitted) {
  std::vector<CellInDoubt> all;
  const auto add = [&](CaptureHistory history, bool omitted) {
    const auto found = std::find_if(fitted.begin(), fitted.end(), [&](const CellInDoubt& cell) {
      return cell.history == history;
    });
    all.push_back({history, table[history], found == fitted.end() ? 0.0 : found->persons, omitted});
  };
  for (CaptureHistory cell : cells.omitted) add(cell, true);
  for (CaptureHistory cell : cells.bounded) add(cell, false);
  return all;
}

/// The method on what is left of the table, with its own interval.
FitOutcome fit_method(const EstimatorSpec& spec, const FitInput& input) {
  if (!spec.assumed_false_positive_shares.empty()) return fit_what_is_left(spec, input, fit_method);
  return fit_without_empty_lists(spec, input, fit_as_it_is);
}

/// The method with the interval asked for.
FitOutcome fit_with_interval(const EstimatorSpec& spec, const FitInput& input) {
  FitOutcome outcome = fit_method(spec, input);
  if (Estimate* estimate = std::get_if<Estimate>(&outcome))
    if (spec.interval.kind != IntervalKind::own) wrap_interval(spec, input, fit_method, *estimate);
  return outcome;
}

/// Its interval is of the lists that have someone, as the method is.
FitOutcome fit_lists_with_records(const EstimatorSpec& spec, const FitInput& input) {
  return fit_without_empty_lists(spec, input, fit_with_interval);
}

/// Adds the method's own interval at each further level: that of the same fit asked for with it, so
/// that there is one place for every formula. Other intervals have come with all levels.
void add_further_intervals(const EstimatorSpec& spec, FitInput input, MethodFit fit,
                           Estimate& estimate) {
  if (spec.interval.kind != IntervalKind::own) return;
  for (const double level : spec.further_levels) {
    input.level = level;
    const FitOutcome outcome = fit(spec, input);
    const Estimate* again = std::get_if<Estimate>(&outcome);
    estimate.further.push_back(again ? again->interval : std::nullopt);
  }
}

/// At all levels asked for.
FitOutcome fit_at_levels(const EstimatorSpec& spec, const FitInput& input) {
  FitOutcome outcome = fit_lists_with_records(spec, input);
  if (Estimate* estimate = std::get_if<Estimate>(&outcome))
    add_further_intervals(spec, input, fit_lists_with_records, *estimate);
  return outcome;
}

}  // namespace

FitOutcome fit(const EstimatorSpec& spec, const ContingencyTable& over_lists,
               const ContingencyTable& in_use, const StreamKey& streams,
               std::span<const ContingencyTable> by_stratum) {
  if (over_lists.observed() == 0.0) return Status::no_data;
  const FitInput input{over_lists, in_use, spec.level, streams, Detail::full, by_stratum};
  // BCa resamples records assumed to be false, too; the likelihood and the persons of a parametric
  // bootstrap are those of what is left of it.
  const bool removed_first = spec.assumed_false_positive_shares.empty()
                                 ? !spec.in_doubt.omitted.empty()
                                 : spec.interval.kind != IntervalKind::bca;
  FitOutcome outcome =
      removed_first ? fit_what_is_left(spec, input, fit_at_levels) : fit_at_levels(spec, input);
  if (Estimate* estimate = std::get_if<Estimate>(&outcome)) {
    DN_ENSURE(every_number_finite(*estimate), "an estimate is a finite number");
    estimate->in_doubt = all_cells(spec.in_doubt, over_lists, estimate->in_doubt);
  }
  return outcome;
}

FitOutcome estimate(const EstimatorSpec& spec, const ListsInUse& in_use,
                    const ContingencyTable& over_agencies, const StreamKey& streams) {
  return fit(spec, project(over_agencies, spec.lists), project(over_agencies, in_use), streams);
}

}  // namespace darknumber

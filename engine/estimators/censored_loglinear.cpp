// SPDX-License-Identifier: MIT
#include "engine/estimators/censored_loglinear.h"

#include <algorithm>
#include <cmath>

#include "engine/estimators/fit.h"
#include "engine/estimators/fitting/censored_fit.h"
#include "engine/estimators/fitting/interval_formulas.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/methods/loglinear_fixed.h"

namespace darknumber {
namespace {

/// What is known of every count over an estimator's lists, by history.
using CensoredCounts = std::vector<CountInterval>;

CensoredCounts censored_over(const ListsInUse& lists, const SuppressedTable& suppressed) {
  std::vector<double> rest(suppressed.table.counts().begin(), suppressed.table.counts().end());
  for (const SuppressedCount& cell : suppressed.cells) rest[cell.history] = 0.0;
  const ContingencyTable known =
      project(ContingencyTable(suppressed.table.lists(), std::move(rest)), lists);
  CensoredCounts counts;
  for (const double count : known.counts()) counts.push_back({count, count});
  for (const SuppressedCount& cell : suppressed.cells) {
    const CaptureHistory history = project(cell.history, lists);
    if (history == 0) continue;
    counts[history].least += cell.least;
    counts[history].most += cell.most;
  }
  return counts;
}

ContingencyTable table_of_middles(int lists, const CensoredCounts& counts) {
  std::vector<double> middles;
  for (const CountInterval& count : counts) middles.push_back(0.5 * (count.least + count.most));
  return ContingencyTable(lists, std::move(middles));
}

bool may_be_empty(int lists, const CensoredCounts& counts) {
  std::vector<double> least;
  for (const CountInterval& count : counts) least.push_back(count.least);
  return ContingencyTable(lists, std::move(least)).observed() == 0.0;
}

/// The interactions of a model with given terms; of a selection those that it chooses on the table
/// of middles. Nothing of a method without such a model, or where nothing can be chosen.
std::variant<std::vector<CaptureHistory>, Status> interactions_for(const EstimatorSpec& spec,
                                                                   const CensoredCounts& counts) {
  const int lists = static_cast<int>(spec.lists.size());
  if (const auto* fixed = std::get_if<LoglinearFixed>(&spec.method))
    return interactions_of(*fixed, lists);
  const bool selects = std::holds_alternative<LoglinearStepwise>(spec.method) ||
                       std::holds_alternative<LoglinearAll>(spec.method);
  if (!selects) return Status::needs_counts;
  EstimatorSpec plain = spec;
  plain.interval = {};
  const ContingencyTable middles = table_of_middles(lists, counts);
  const FitOutcome chosen = fit(plain, middles, middles);
  const Estimate* estimate = std::get_if<Estimate>(&chosen);
  if (estimate == nullptr) return std::get<Status>(chosen);
  if (!estimate->model) return Status::not_identifiable;
  std::vector<CaptureHistory> terms = estimate->model->terms;
  std::erase_if(terms, [](CaptureHistory term) { return lists_on(term) < 2; });
  return terms;
}

/// Log-likelihood, criteria, errors and interval of the censored counts, in place of those of the
/// completed table.
void take_from_maximum(const CensoredMaximum& maximum, const EstimatorSpec& spec,
                       Estimate& estimate) {
  FittedModel& fitted = *estimate.model;
  const double n = estimate.population_size - std::exp(fitted.intercept);
  fitted.deviance.reset();
  fitted.log_likelihood = maximum.log_likelihood;
  fitted.set_criteria(n, maximum.counts.size() - 1);
  const std::vector<CaptureHistory>& finite = maximum.model.finite;
  for (std::size_t t = 0; t < fitted.terms.size(); ++t) {
    const auto place = std::find(finite.begin(), finite.end(), fitted.terms[t]);
    if (place == finite.end() || std::isnan(fitted.standard_errors[t])) continue;
    fitted.standard_errors[t] =
        std::sqrt(maximum.variances[static_cast<std::size_t>(place - finite.begin())]);
  }
  estimate.se.reset();
  estimate.interval.reset();
  if (maximum.model.all_seen) return;
  const double dark = std::exp(fitted.intercept);
  fitted.intercept_se = std::sqrt(maximum.variances.front());
  estimate.se = dark * fitted.intercept_se;
  const auto interval_at = [&](double level) -> std::optional<Interval> {
    const Interval interval = wald_log(n, dark, maximum.variances.front(), level);
    return std::isfinite(interval.upper) ? std::optional(interval) : std::nullopt;
  };
  estimate.interval = interval_at(spec.level);
  for (const double level : spec.further_levels) estimate.further.push_back(interval_at(level));
}

/// The least, the greatest and the completions of a sum of independent strata.
void add_range(CompletionRange& sum, const CompletionRange& part) {
  const auto add = [](std::optional<double>& to, const std::optional<double>& more) {
    to = to && more ? std::optional(*to + *more) : std::nullopt;
  };
  add(sum.least, part.least);
  add(sum.greatest, part.greatest);
  if (sum.why == Status::ok) sum.why = part.why;
  sum.tried += part.tried;
  sum.without_estimate += part.without_estimate;
  sum.every &= part.every;
}

}  // namespace

FitOutcome fit_censored(const EstimatorSpec& spec, const SuppressedTable& suppressed) {
  if (!spec.assumed_false_positive_shares.empty() || spec.in_doubt.any())
    return Status::needs_counts;
  const CensoredCounts counts = censored_over(spec.lists, suppressed);
  const int lists = static_cast<int>(spec.lists.size());
  const auto interactions = interactions_for(spec, counts);
  if (const Status* failure = std::get_if<Status>(&interactions)) return *failure;
  if (may_be_empty(lists, counts)) return Status::no_data;
  const auto fitted =
      maximise_censored(counts, std::get<std::vector<CaptureHistory>>(interactions));
  if (const FitStatus* failure = std::get_if<FitStatus>(&fitted)) return failure_of(*failure);
  const auto& maximum = std::get<CensoredMaximum>(fitted);
  const TableMargins completed = margins_of(ContingencyTable(lists, maximum.counts));
  LoglinearWorkspace work(lists, maximum.model.finite.size());
  std::copy(maximum.coefficients.begin(), maximum.coefficients.end(), work.coefficients.begin());
  evaluate(completed, maximum.model, work);
  FitOutcome outcome = loglinear_estimate(completed, maximum.model, spec.level, work);
  Estimate* estimate = std::get_if<Estimate>(&outcome);
  if (estimate == nullptr) return outcome;
  take_from_maximum(maximum, spec, *estimate);
  if (spec.interval.kind == IntervalKind::own) return outcome;
  estimate->interval.reset();
  estimate->further.assign(spec.further_levels.size(), std::nullopt);
  estimate->interval_lack = IntervalLack::suppressed_counts;
  return outcome;
}

std::vector<FitOutcome> estimate_censored(const std::vector<EstimatorSpec>& estimators,
                                          const ListsInUse& in_use, const SuppressedTable& whole,
                                          const std::vector<SuppressedTable>& strata,
                                          const StreamKey& streams) {
  std::vector<ContingencyTable> of_strata;
  for (const SuppressedTable& stratum : strata) of_strata.push_back(stratum.table);
  return outcomes_of(estimators, of_strata,
                     [&](const EstimatorSpec& estimator, std::optional<std::size_t> stratum) {
                       const SuppressedTable& table = stratum ? strata[*stratum] : whole;
                       const bool concerned = std::any_of(
                           table.cells.begin(), table.cells.end(), [&](const auto& cell) {
                             return project(cell.history, estimator.lists) != 0;
                           });
                       if (concerned) return fit_censored(estimator, table);
                       return estimate(estimator, in_use, table.table,
                                       stratum ? streams.of_stratum(*stratum) : streams);
                     });
}

SuppressedAnswers estimate_suppressed(const std::vector<EstimatorSpec>& estimators,
                                      const ListsInUse& in_use, const SuppressedTable& whole,
                                      const std::vector<SuppressedTable>& strata,
                                      const StreamKey& streams) {
  SuppressedAnswers answers{estimate_censored(estimators, in_use, whole, strata, streams), {}};
  std::vector<std::optional<CompletionRange>>& ranges = answers.ranges;
  const auto range_of = [&](const EstimatorSpec& estimator, const SuppressedTable& table) {
    return can_be_completed(estimator.method)
               ? std::optional(over_completions(estimator, in_use, table, streams))
               : std::nullopt;
  };
  for (const EstimatorSpec& estimator : estimators) {
    if (!estimator.stratify) {
      ranges.push_back(range_of(estimator, whole));
      continue;
    }
    const std::size_t sum = ranges.size();
    ranges.emplace_back(CompletionRange{0.0, 0.0});
    for (const SuppressedTable& stratum : strata) {
      const double observed = project(stratum.table, estimator.lists).observed();
      ranges.push_back(range_of(estimator, stratum));
      if (!ranges.back())
        ranges[sum].reset();
      else if (ranges[sum] && observed > 0.0)
        add_range(*ranges[sum], *ranges.back());
    }
  }
  return answers;
}

}  // namespace darknumber

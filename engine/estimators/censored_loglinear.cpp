// SPDX-License-Identifier: MIT
#include "engine/estimators/censored_loglinear.h"

#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <map>

#include "engine/estimators/fit.h"
#include "engine/estimators/fitting/censored_fit.h"

namespace darknumber {
namespace {

constexpr int most_rounds = 20000;
constexpr double settled = 1e-15;  // relative change of N-hat in a round; rounds converge linearly

/// The table over an estimator's lists, and its suppressed cells there.
struct CensoredTable {
  ContingencyTable known;  // counts that are known
  std::map<CaptureHistory, SuppressedCount> cells;
};

CensoredTable censored_over(const ListsInUse& lists, const SuppressedTable& suppressed) {
  std::vector<double> rest(suppressed.table.counts().begin(), suppressed.table.counts().end());
  for (const SuppressedCount& cell : suppressed.cells) rest[cell.history] = 0.0;
  CensoredTable censored{
      project(ContingencyTable(suppressed.table.lists(), std::move(rest)), lists), {}};
  for (const SuppressedCount& cell : suppressed.cells) {
    const CaptureHistory history = project(cell.history, lists);
    if (history == 0) continue;
    SuppressedCount& sum =
        censored.cells.try_emplace(history, SuppressedCount{history, 0, 0}).first->second;
    sum.least += cell.least;
    sum.most += cell.most;
  }
  for (auto& [history, cell] : censored.cells) {
    cell.least += static_cast<int>(censored.known[history]);
    cell.most += static_cast<int>(censored.known[history]);
  }
  return censored;
}

double fitted_count(const FittedModel& model, CaptureHistory history) {
  double eta = model.intercept;
  for (std::size_t t = 0; t < model.terms.size(); ++t)
    if (is_subset(model.terms[t], history)) eta += model.coefficients[t];
  return std::exp(eta);
}

/// The model fitted to a table in which suppressed cells hold `counts`.
FitOutcome fit_completed(const EstimatorSpec& spec, const CensoredTable& censored,
                         const std::map<CaptureHistory, double>& counts) {
  std::vector<double> all(censored.known.counts().begin(), censored.known.counts().end());
  for (const auto& [history, count] : counts) all[history] = count;
  const ContingencyTable table(censored.known.lists(), std::move(all));
  return fit(spec, table, table);
}

/// Log-likelihood, criteria, error and interval at the maximum.
void finish(Estimate& estimate, const CensoredTable& censored, double level) {
  FittedModel& model = *estimate.model;
  double log_likelihood = 0.0;
  std::vector<double> weights(censored.known.counts().size(), 0.0);
  for (CaptureHistory h = 1; h < weights.size(); ++h) {
    const double mu = fitted_count(model, h);
    weights[h] = mu;
    if (const auto cell = censored.cells.find(h); cell != censored.cells.end() && mu > 0.0) {
      const CensoredPoisson count = censored_poisson(mu, cell->second.least, cell->second.most);
      log_likelihood += count.log_probability;
      weights[h] = mu - count.variance;
    } else if (mu > 0.0) {
      const double x = censored.known[h];
      log_likelihood += x * std::log(mu) - mu - std::lgamma(x + 1.0);
    }
  }
  const double dark = std::exp(model.intercept);
  const double n = estimate.population_size - dark;
  model.deviance = 0.0;
  model.log_likelihood = log_likelihood;
  model.aic = -2.0 * log_likelihood + 2.0 * model.parameters;
  model.bic = -2.0 * log_likelihood + std::log(n) * model.parameters;
  model.bic_cells =
      -2.0 * log_likelihood + std::log(static_cast<double>(weights.size() - 1)) * model.parameters;
  estimate.se.reset();
  estimate.interval.reset();
  if (estimate.boundary) return;
  const double variance = intercept_variance(censored.known.lists(), model.terms, weights);
  if (!(variance > 0.0)) return;
  const double z = boost::math::quantile(boost::math::normal(), 0.5 + level / 2.0);
  model.intercept_se = std::sqrt(variance);
  estimate.se = dark * model.intercept_se;
  estimate.interval = Interval{n + dark * std::exp(-z * model.intercept_se),
                               n + dark * std::exp(z * model.intercept_se)};
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

/// A model with given terms; of a selection those that it chooses on the table whose suppressed
/// cells hold `counts`. Nothing of a method without such a model, or where nothing can be chosen.
std::variant<LoglinearFixed, Status> model_for(const EstimatorSpec& spec,
                                               const CensoredTable& censored,
                                               const std::map<CaptureHistory, double>& counts) {
  if (const auto* fixed = std::get_if<LoglinearFixed>(&spec.method)) return *fixed;
  const bool selects = std::holds_alternative<LoglinearStepwise>(spec.method) ||
                       std::holds_alternative<LoglinearAll>(spec.method);
  if (!selects) return Status::needs_counts;
  const FitOutcome chosen = fit_completed(spec, censored, counts);
  const Estimate* estimate = std::get_if<Estimate>(&chosen);
  if (estimate == nullptr) return std::get<Status>(chosen);
  if (!estimate->model) return Status::not_identifiable;
  LoglinearFixed model{FixedTerms::listed, estimate->model->terms};
  std::erase_if(model.listed, [](CaptureHistory term) { return lists_on(term) < 2; });
  return model;
}

}  // namespace

FitOutcome fit_censored(const EstimatorSpec& spec, const ListsInUse&,
                        const SuppressedTable& suppressed) {
  const CensoredTable censored = censored_over(spec.lists, suppressed);
  if (!censored.known.is_whole() || !spec.assumed_false_positive_shares.empty())
    return Status::needs_counts;
  std::map<CaptureHistory, double> counts;
  for (const auto& [history, cell] : censored.cells)
    counts[history] = 0.5 * (cell.least + cell.most);
  EstimatorSpec plain = spec;
  plain.interval = {};
  const auto model = model_for(plain, censored, counts);
  if (const Status* failure = std::get_if<Status>(&model)) return *failure;
  plain.method = std::get<LoglinearFixed>(model);
  FitOutcome outcome = fit_completed(plain, censored, counts);
  for (int round = 0; round < most_rounds; ++round) {
    const Estimate* before = std::get_if<Estimate>(&outcome);
    if (before == nullptr) return outcome;
    if (!before->model) return Status::not_identifiable;
    const double size = before->population_size;
    for (const auto& [history, cell] : censored.cells) {
      const double mu = fitted_count(*before->model, history);
      counts[history] = mu > 0.0 ? censored_poisson(mu, cell.least, cell.most).mean : cell.least;
    }
    outcome = fit_completed(plain, censored, counts);
    const Estimate* after = std::get_if<Estimate>(&outcome);
    if (after == nullptr) return outcome;
    if (std::abs(after->population_size - size) > settled * size) continue;
    finish(std::get<Estimate>(outcome), censored, spec.level);
    return outcome;
  }
  // Rounding may keep the last digits moving for ever; more than that is no maximum.
  finish(std::get<Estimate>(outcome), censored, spec.level);
  return outcome;
}

SuppressedAnswers estimate_suppressed(const std::vector<EstimatorSpec>& estimators,
                                      const ListsInUse& in_use, const SuppressedTable& whole,
                                      const std::vector<SuppressedTable>& strata,
                                      std::uint64_t seed) {
  SuppressedAnswers answers;
  const auto add = [&](FitOutcome outcome, std::optional<CompletionRange> range) {
    answers.outcomes.push_back(std::move(outcome));
    answers.ranges.push_back(std::move(range));
  };
  const auto range_of = [&](const EstimatorSpec& estimator, const SuppressedTable& table) {
    return can_be_completed(estimator.method)
               ? std::optional(over_completions(estimator, in_use, table, seed))
               : std::nullopt;
  };
  for (const EstimatorSpec& estimator : estimators) {
    if (!estimator.stratify) {
      add(fit_censored(estimator, in_use, whole), range_of(estimator, whole));
      continue;
    }
    const std::size_t sum = answers.outcomes.size();
    add(Status::no_data, CompletionRange{0.0, 0.0});
    std::vector<StratumOutcome> parts;
    for (const SuppressedTable& stratum : strata) {
      const double observed = project(stratum.table, estimator.lists).observed();
      add(fit_censored(estimator, in_use, stratum), range_of(estimator, stratum));
      parts.push_back({answers.outcomes.back(), observed});
      if (!answers.ranges.back())
        answers.ranges[sum].reset();
      else if (answers.ranges[sum] && observed > 0.0)
        add_range(*answers.ranges[sum], *answers.ranges.back());
    }
    answers.outcomes[sum] = sum_over_strata(parts, estimator.level);
  }
  return answers;
}

}  // namespace darknumber

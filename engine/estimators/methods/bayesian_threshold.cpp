// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/bayesian_threshold.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/estimators/fitting/chains.h"
#include "engine/estimators/fitting/effective_sample_size.h"
#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/fitting/loglinear_posterior.h"
#include "engine/estimators/fitting/posterior_sampler.h"

namespace darknumber {
namespace {

/// Of an interaction: the default of the method's author, in his package and in section 6 of the
/// paper.
constexpr double prior_variance = 1.0;
/// Standard deviations from 0 that a posterior mean has to have to be kept. Source: the same.
constexpr double threshold = 2.0;

enum class Stage : std::uint32_t { all_pairs = 0, those_kept = 1 };

/// Mean and variance of numbers that come one by one. Source: Welford (1962), Technometrics 4.
struct RunningMoments {
  double count = 0.0;
  double mean = 0.0;
  double squares = 0.0;  // sum of squared differences from the mean

  void add(double value) {
    const double difference = value - mean;
    mean += difference / ++count;
    squares += difference * (value - mean);
  }
  double sd() const { return std::sqrt(squares / (count - 1.0)); }
};

/// A draw takes microseconds, and asking is not free.
constexpr int draws_between_questions = 256;

/// Samples a stage's posterior after its burn-in, handing each draw to `see`. Throws GivenUp where
/// it is asked to stop.
template <typename See>
void sample(LoglinearPosterior posterior, const BayesianThreshold& method, Stage stage,
            const StreamKey& streams, const See& see) {
  PosteriorSampler sampler(std::move(posterior), streams.stream(Purpose::estimator_sampler,
                                                                static_cast<std::uint32_t>(stage)));
  for (int draw = -method.burn_in; draw < method.draws; ++draw) {
    if (draw % draws_between_questions == 0) give_up_if_asked(streams.stop);
    const auto& coefficients = sampler.next();
    if (draw >= 0) see(coefficients);
  }
}

std::vector<ThresholdedTerm> judge_pairs(LoglinearPosterior posterior,
                                         const BayesianThreshold& method,
                                         const StreamKey& streams) {
  const std::vector<CaptureHistory> terms = posterior.terms;
  std::vector<RunningMoments> moments(terms.size());
  sample(std::move(posterior), method, Stage::all_pairs, streams,
         [&](std::span<const double> coefficients) {
           for (std::size_t t = 0; t < terms.size(); ++t) moments[t].add(coefficients[t]);
         });
  std::vector<ThresholdedTerm> pairs;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if (lists_on(terms[t]) < 2) continue;
    const double statistic = std::abs(moments[t].mean) / moments[t].sd();
    pairs.push_back({terms[t], statistic, statistic >= threshold});
  }
  return pairs;
}

std::vector<CaptureHistory> kept_of(const std::vector<ThresholdedTerm>& interactions) {
  std::vector<CaptureHistory> kept;
  for (const ThresholdedTerm& pair : interactions)
    if (pair.kept) kept.push_back(pair.term);
  return kept;
}

/// Independent draws that would tell as much about the median as this chain.
double draws_for_the_median(std::vector<double> chain, double median) {
  for (double& value : chain) value = value <= median ? 1.0 : 0.0;
  return effective_sample_size(chain);
}

/// Of type 7 (Hyndman & Fan 1996), as R and so the method's package has it.
double quantile_of(const std::vector<double>& sorted, double p) {
  const double rank = static_cast<double>(sorted.size() - 1) * p;
  const auto below = static_cast<std::size_t>(rank);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (rank - std::floor(rank)) * (sorted[above] - sorted[below]);
}

/// A list has everyone on it: with flat priors nothing then keeps the dark figure from 0.
bool all_are_seen(const TableMargins& table) {
  LoglinearModel independence = model_of(table, {});
  LoglinearWorkspace work(table.lists, independence.finite.size());
  fit_independence(table, independence, work);
  return independence.all_seen;
}

}  // namespace

std::variant<ThresholdedPosterior, Status> threshold_interactions(const BayesianThreshold& method,
                                                                  const FitInput& input) {
  const TableMargins table = margins_of(input.table);
  auto full = posterior_of(table, all_pairs(table.lists), prior_variance);
  if (const FitStatus* failure = std::get_if<FitStatus>(&full)) return failure_of(*failure);
  ThresholdedPosterior result;
  result.interactions =
      judge_pairs(std::get<LoglinearPosterior>(std::move(full)), method, input.streams);
  auto reduced = posterior_of(table, kept_of(result.interactions), prior_variance);
  if (const FitStatus* failure = std::get_if<FitStatus>(&reduced)) return failure_of(*failure);
  result.log_dark_figures.reserve(static_cast<std::size_t>(method.draws));
  sample(std::get<LoglinearPosterior>(std::move(reduced)), method, Stage::those_kept, input.streams,
         [&](std::span<const double> coefficients) {
           result.log_dark_figures.push_back(coefficients.front());
         });
  return result;
}

FitOutcome fit(const BayesianThreshold& method, const FitInput& input) {
  if (!input.table.is_whole()) return Status::needs_counts;
  if (all_are_seen(margins_of(input.table))) return nobody_unseen(input.table.observed());
  auto stages = threshold_interactions(method, input);
  if (const Status* failure = std::get_if<Status>(&stages)) return *failure;
  const double observed = input.table.observed();
  const auto& found = std::get<ThresholdedPosterior>(stages);
  std::vector<double> sizes;
  RunningMoments moments;
  for (double log_dark_figure : found.log_dark_figures) {
    sizes.push_back(observed + std::exp(log_dark_figure));
    moments.add(sizes.back());
  }
  if (!std::isfinite(moments.sd())) return Status::not_converged;
  const std::vector<double> as_drawn = sizes;
  std::sort(sizes.begin(), sizes.end());
  const double tail = 0.5 * (1.0 - input.level);
  Estimate estimate;
  estimate.population_size = quantile_of(sizes, 0.5);
  estimate.se = moments.sd();
  estimate.interval = Interval{quantile_of(sizes, tail), quantile_of(sizes, 1.0 - tail)};
  PosteriorSummary summary;
  summary.mean = moments.mean;
  summary.median = estimate.population_size;
  summary.chains =
      ChainDiagnostics{1, draws_for_the_median(as_drawn, summary.median), split_r_hat({as_drawn})};
  summary.kept = kept_of(found.interactions);
  estimate.posterior = std::move(summary);
  return estimate;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/bayesian_threshold.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/quantile.h"
#include "engine/estimators/fitting/chains.h"
#include "engine/estimators/fitting/effective_sample_size.h"
#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/fitting/loglinear_posterior.h"
#include "engine/estimators/fitting/posterior_sampler.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

/// What the method's author takes, in his package and in section 6 of the paper.
constexpr double usual_prior_variance = 1.0;  // of an interaction
constexpr double usual_threshold = 2.0;       // standard deviations of a mean from 0, to be kept
constexpr int usual_order = 2;

/// Which numbers a stage draws. The first stages of larger orders follow those of all that there
/// was before.
std::uint32_t stage_of_order(int order) {
  return order == usual_order ? 0 : static_cast<std::uint32_t>(order - 1);
}
constexpr std::uint32_t last_stage = 1;

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
void sample(LoglinearPosterior posterior, const BayesianThreshold& method, std::uint32_t stage,
            const StreamKey& streams, const See& see) {
  PosteriorSampler sampler(std::move(posterior), streams.stream(Purpose::estimator_sampler, stage));
  for (int draw = -method.burn_in; draw < method.draws; ++draw) {
    if (draw % draws_between_questions == 0) give_up_if_asked(streams.stop);
    const auto& coefficients = sampler.next();
    if (draw >= 0) see(coefficients);
  }
}

/// The interactions of `order` lists under a posterior, each with its statistic.
std::vector<ThresholdedTerm> judge(LoglinearPosterior posterior, const BayesianThreshold& method,
                                   int order, const StreamKey& streams) {
  const std::vector<CaptureHistory> terms = posterior.terms;
  std::vector<RunningMoments> moments(terms.size());
  sample(std::move(posterior), method, stage_of_order(order), streams,
         [&](std::span<const double> coefficients) {
           for (std::size_t t = 0; t < terms.size(); ++t) moments[t].add(coefficients[t]);
         });
  std::vector<ThresholdedTerm> judged;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if (lists_on(terms[t]) != order) continue;
    const double statistic = std::abs(moments[t].mean) / moments[t].sd();
    judged.push_back(
        {terms[t], statistic, statistic >= method.threshold.value_or(usual_threshold)});
  }
  return judged;
}

std::vector<CaptureHistory> kept_of(const std::vector<ThresholdedTerm>& interactions) {
  std::vector<CaptureHistory> kept;
  for (const ThresholdedTerm& term : interactions)
    if (term.kept) kept.push_back(term.term);
  return kept;
}

std::variant<LoglinearPosterior, FitStatus> posterior_with(
    const TableMargins& table, const std::vector<CaptureHistory>& interactions,
    const BayesianThreshold& method) {
  return method.prior == InteractionPrior::improper
             ? flat_posterior_of(table, interactions)
             : posterior_of(table, interactions,
                            method.prior_variance.value_or(usual_prior_variance));
}

/// Interactions of `order` lists all of whose parts of one list less were kept; of two lists all.
std::vector<CaptureHistory> candidates_of(int order, const TableMargins& table,
                                          const std::vector<CaptureHistory>& kept) {
  std::vector<CaptureHistory> candidates = interactions_up_to(order, table);
  std::erase_if(candidates, [&](CaptureHistory term) {
    return lists_on(term) != order || !parts_are_in(term, kept);
  });
  return candidates;
}

/// Judges the candidates of one order after the other. An order whose posterior is no distribution
/// is left out with all that follow it; of two lists that is a failure.
class Thresholding {
 public:
  Thresholding(const BayesianThreshold& method, const TableMargins& table, const StreamKey& streams)
      : method_(method), table_(table), streams_(streams) {}

  FitStatus judge_all() {
    for (int order = usual_order; order <= method_.order.value_or(usual_order); ++order) {
      const std::vector<CaptureHistory> candidates =
          candidates_of(order, table_, kept_of(result.interactions));
      if (candidates.empty() && order > usual_order) break;
      auto posterior = posterior_with(table_, with(candidates), method_);
      if (const FitStatus* failure = std::get_if<FitStatus>(&posterior)) {
        if (order == usual_order) return *failure;
        break;
      }
      take(std::get<LoglinearPosterior>(std::move(posterior)), candidates, order);
    }
    return FitStatus::ok;
  }

  /// All that the model has, and more.
  std::vector<CaptureHistory> with(const std::vector<CaptureHistory>& more) const {
    std::vector<CaptureHistory> all = kept_of(result.interactions);
    for (const auto* terms : {&result.at_minus_infinity, &more})
      all.insert(all.end(), terms->begin(), terms->end());
    std::sort(all.begin(), all.end(), comes_before);
    return all;
  }

  ThresholdedPosterior result;

 private:
  void take(LoglinearPosterior posterior, const std::vector<CaptureHistory>& candidates,
            int order) {
    for (CaptureHistory term : candidates)
      if (std::find(posterior.terms.begin(), posterior.terms.end(), term) == posterior.terms.end())
        result.at_minus_infinity.push_back(term);
    const auto judged = judge(std::move(posterior), method_, order, streams_);
    result.interactions.insert(result.interactions.end(), judged.begin(), judged.end());
  }

  const BayesianThreshold& method_;
  const TableMargins& table_;
  const StreamKey& streams_;
};

/// Independent draws that would tell as much about the median as this chain.
double draws_for_the_median(std::vector<double> chain, double median) {
  for (double& value : chain) value = value <= median ? 1.0 : 0.0;
  return effective_sample_size(chain);
}

double mean_of(CaptureHistory history, std::span<const CaptureHistory> terms,
               std::span<const double> coefficients) {
  double predictor = 0.0;
  for (std::size_t t = 0; t < terms.size(); ++t)
    if (is_subset(terms[t], history)) predictor += coefficients[t];
  return std::exp(predictor);
}

/// Adds what a draw says of the cells in doubt.
void add_draw(const LoglinearPosterior& posterior, std::span<const double> coefficients,
              ThresholdedPosterior& result) {
  std::size_t cell = 0;
  double sum = 0.0;
  const auto add = [&](double persons) {
    result.cells[cell++].persons += persons;
    sum += persons;
  };
  for (CaptureHistory history : posterior.omitted)
    add(mean_of(history, posterior.terms, coefficients));
  for (const LoglinearPosterior::Bounded& one : posterior.bounded) {
    const double mu = mean_of(posterior.cells[one.cell], posterior.terms, coefficients);
    add(poisson_at_most(mu, one.bound).mean);
  }
  result.in_doubt.push_back(sum);
}

std::vector<CellInDoubt> cells_in_doubt_of(const LoglinearPosterior& posterior) {
  std::vector<CellInDoubt> cells;
  for (CaptureHistory history : posterior.omitted) cells.push_back({history, 0.0, 0.0, true});
  for (const LoglinearPosterior::Bounded& one : posterior.bounded)
    cells.push_back({posterior.cells[one.cell], 0.0, 0.0, false});
  return cells;
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
  const TableMargins table = margins_of(input.table, input.doubt());
  Thresholding stages(method, table, input.streams);
  if (const FitStatus failure = stages.judge_all(); failure != FitStatus::ok)
    return failure_of(failure);
  auto reduced = posterior_with(table, stages.with({}), method);
  if (const FitStatus* failure = std::get_if<FitStatus>(&reduced)) return failure_of(*failure);
  ThresholdedPosterior result = std::move(stages.result);
  result.log_dark_figures.reserve(static_cast<std::size_t>(method.draws));
  const auto& posterior = std::get<LoglinearPosterior>(reduced);
  result.cells = cells_in_doubt_of(posterior);
  sample(posterior, method, last_stage, input.streams, [&](std::span<const double> coefficients) {
    result.log_dark_figures.push_back(coefficients.front());
    if (!result.cells.empty()) add_draw(posterior, coefficients, result);
  });
  for (CellInDoubt& cell : result.cells) cell.persons /= method.draws;
  return result;
}

FitOutcome fit(const BayesianThreshold& method, const FitInput& input) {
  if (!input.table.is_whole()) return Status::needs_counts;
  if (!input.doubt().any() && all_are_seen(margins_of(input.table)))
    return nobody_unseen(input.table.observed());
  auto stages = threshold_interactions(method, input);
  if (const Status* failure = std::get_if<Status>(&stages)) return *failure;
  const double observed = input.known();
  const auto& found = std::get<ThresholdedPosterior>(stages);
  std::vector<double> sizes;
  RunningMoments moments;
  for (std::size_t draw = 0; draw < found.log_dark_figures.size(); ++draw) {
    const double in_doubt = found.in_doubt.empty() ? 0.0 : found.in_doubt[draw];
    sizes.push_back(observed + std::exp(found.log_dark_figures[draw]) + in_doubt);
    moments.add(sizes.back());
  }
  if (!std::isfinite(moments.sd())) return Status::not_converged;
  const std::vector<double> as_drawn = sizes;
  std::sort(sizes.begin(), sizes.end());
  const double tail = 0.5 * (1.0 - input.level);
  Estimate estimate;
  estimate.population_size = quantile_of_sorted(sizes, 0.5);
  estimate.se = moments.sd();
  estimate.interval =
      Interval{quantile_of_sorted(sizes, tail), quantile_of_sorted(sizes, 1.0 - tail)};
  PosteriorSummary summary;
  summary.mean = moments.mean;
  summary.median = estimate.population_size;
  summary.chains =
      ChainDiagnostics{1, draws_for_the_median(as_drawn, summary.median), split_r_hat({as_drawn})};
  summary.kept = kept_of(found.interactions);
  summary.kept->insert(summary.kept->end(), found.at_minus_infinity.begin(),
                       found.at_minus_infinity.end());
  std::sort(summary.kept->begin(), summary.kept->end(), comes_before);
  estimate.posterior = std::move(summary);
  estimate.in_doubt = found.cells;
  return estimate;
}

}  // namespace darknumber

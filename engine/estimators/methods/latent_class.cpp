// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/latent_class.h"

#include <algorithm>
#include <cmath>

#include "engine/core/quantile.h"
#include "engine/estimators/fitting/chains.h"
#include "engine/estimators/fitting/latent_class_sampler.h"

namespace darknumber {
namespace {

/// Split R-hat from which on chains disagree. Its square less 1 is the variance between chains by
/// that within them: at 1.1 the means of half chains differ by 0.46 of the posterior's standard
/// deviation, and the interval is no longer that of one distribution. Gelman et al. (2013),
/// Bayesian Data Analysis, section 11.5, have the same limit.
constexpr double most_r_hat = 1.1;

/// The posterior of N falls off as N^(-1 - lists): a class as large as N costs its prior 1/N for
/// each list. So it has a standard deviation from three lists on.
constexpr int lists_for_se = 3;

struct Sample {
  Chains chains;
  double draws_with_all_classes = 0.0;
  std::vector<double> in_doubt;  // mean numbers of persons in the cells in doubt
};

/// Chains start apart: the first with one class, the last with all of them, with random
/// probabilities.
int started_classes(const LatentClass& method, int chain) {
  return 1 + (method.classes - 1) * chain / std::max(1, method.chains - 1);
}

Sample sample_chains(const LatentClass& method, const FitInput& input) {
  Sample sample;
  for (int chain = 0; chain < method.chains; ++chain) {
    const LatentClassChainPlan plan{method.classes, method.draws, method.burn_in,
                                    started_classes(method, chain), input.streams.stop};
    const auto item = static_cast<std::uint32_t>(chain);
    LatentClassChain drawn = sample_latent_classes(
        input.table, plan, input.streams.stream(Purpose::estimator_sampler, item), input.doubt());
    sample.in_doubt.resize(drawn.in_doubt.size(), 0.0);
    for (std::size_t i = 0; i < drawn.in_doubt.size(); ++i)
      sample.in_doubt[i] += drawn.in_doubt[i] / method.chains;
    sample.chains.push_back(std::move(drawn.sizes));
    sample.draws_with_all_classes += drawn.draws_with_all_classes;
  }
  return sample;
}

double deviation(const std::vector<double>& sizes, double mean) {
  double sum = 0.0;
  for (double size : sizes) sum += (size - mean) * (size - mean);
  return std::sqrt(sum / static_cast<double>(sizes.size() - 1));
}

}  // namespace

ChainReport chain_report(const LatentClass& method, const FitInput& input) {
  Sample sample = sample_chains(method, input);
  ChainReport report{split_r_hat(sample.chains), {}};
  for (std::vector<double>& chain : sample.chains) {
    std::sort(chain.begin(), chain.end());
    report.medians.push_back(quantile_of_sorted(chain, 0.5));
  }
  return report;
}

FitOutcome fit(const LatentClass& method, const FitInput& input) {
  if (!input.table.is_whole()) return Status::needs_counts;
  if (input.table.lists() < 2) return Status::not_identifiable;
  const Sample sample = sample_chains(method, input);
  const double r_hat = split_r_hat(sample.chains);
  if (r_hat > most_r_hat) return Status::chains_disagree;

  std::vector<double> sizes;
  for (const std::vector<double>& chain : sample.chains)
    sizes.insert(sizes.end(), chain.begin(), chain.end());
  std::sort(sizes.begin(), sizes.end());
  double sum = 0.0;
  for (double size : sizes) sum += size;
  const auto draws = static_cast<double>(sizes.size());

  PosteriorSummary summary;
  summary.mean = sum / draws;
  summary.median = quantile_of_sorted(sizes, 0.5);
  summary.chains = ChainDiagnostics{method.chains, effective_draws(sample.chains), r_hat};
  summary.probability_of_all_classes = sample.draws_with_all_classes / draws;

  Estimate estimate;
  estimate.population_size = summary.median;
  if (input.table.lists() >= lists_for_se) estimate.se = deviation(sizes, summary.mean);
  const double tail = 0.5 * (1.0 - input.level);
  estimate.interval =
      Interval{quantile_of_sorted(sizes, tail), quantile_of_sorted(sizes, 1.0 - tail)};
  const CellsInDoubt& doubt = input.doubt();
  for (std::size_t i = 0; i < sample.in_doubt.size(); ++i) {
    const std::size_t left_out = doubt.omitted.size();
    const bool omitted = i < left_out;
    estimate.in_doubt.push_back({omitted ? doubt.omitted[i] : doubt.bounded[i - left_out], 0.0,
                                 sample.in_doubt[i], omitted});
  }
  estimate.posterior = std::move(summary);
  return estimate;
}

}  // namespace darknumber

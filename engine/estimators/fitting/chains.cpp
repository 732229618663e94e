// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/chains.h"

#include <algorithm>
#include <bit>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <complex>
#include <numeric>
#include <unsupported/Eigen/FFT>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

Chains halves_of(const Chains& chains) {
  Chains halves;
  for (const std::vector<double>& chain : chains) {
    DN_EXPECT(chain.size() >= 4 && chain.size() == chains[0].size(), "chains of equal length");
    const auto half = static_cast<std::ptrdiff_t>(chain.size() / 2);
    halves.emplace_back(chain.begin(), chain.begin() + half);
    halves.emplace_back(chain.end() - half, chain.end());  // an odd one drops its middle
  }
  return halves;
}

/// The normal scores of the ranks among all draws: those of equal draws are the mean of theirs.
/// Source: Vehtari et al. (2021), equation 14, after Blom (1958).
Chains normal_scores(const Chains& chains) {
  const std::size_t length = chains[0].size();
  std::vector<double> all;
  for (const std::vector<double>& chain : chains) all.insert(all.end(), chain.begin(), chain.end());
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return all[a] < all[b]; });
  const boost::math::normal_distribution<double> normal;
  Chains scores(chains.size(), std::vector<double>(length));
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first;
    while (end < order.size() && all[order[end]] == all[order[first]]) ++end;
    const double rank = 0.5 * static_cast<double>(first + 1 + end);
    const double score =
        boost::math::quantile(normal, (rank - 0.375) / (static_cast<double>(all.size()) + 0.25));
    for (; first < end; ++first) scores[order[first] / length][order[first] % length] = score;
  }
  return scores;
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double variance_of(const std::vector<double>& values) {
  const double mean = mean_of(values);
  double sum = 0.0;
  for (double value : values) sum += (value - mean) * (value - mean);
  return sum / static_cast<double>(values.size() - 1);
}

/// Variance within the chains, and that over all of them (W and var+ of the source).
struct Spread {
  double within = 0.0;
  double over_all = 0.0;
};

Spread spread_of(const Chains& chains) {
  std::vector<double> means;
  std::vector<double> variances;
  for (const std::vector<double>& chain : chains) {
    means.push_back(mean_of(chain));
    variances.push_back(variance_of(chain));
  }
  const auto length = static_cast<double>(chains[0].size());
  const double within = mean_of(variances);
  return {within, (length - 1.0) / length * within + variance_of(means)};
}

double r_hat_of(const Chains& chains) {
  const Spread spread = spread_of(normal_scores(chains));
  if (spread.over_all == 0.0) return 1.0;
  return std::sqrt(spread.over_all / spread.within);
}

/// The autocovariances of a chain at every lag, divided by its length, by fast Fourier transform.
std::vector<double> autocovariances(const std::vector<double>& chain) {
  const std::size_t padded = std::bit_ceil(2 * chain.size());
  const double mean = mean_of(chain);
  std::vector<double> values(padded, 0.0);
  for (std::size_t i = 0; i < chain.size(); ++i) values[i] = chain[i] - mean;
  Eigen::FFT<double> transform;
  std::vector<std::complex<double>> spectrum;
  transform.fwd(spectrum, values);
  for (std::complex<double>& value : spectrum) value = std::norm(value);
  transform.inv(values, spectrum);
  values.resize(chain.size());
  for (double& value : values) value /= static_cast<double>(chain.size());
  return values;
}

/// The autocorrelations of all chains together: equation 10 of Vehtari et al. (2021).
std::vector<double> joint_autocorrelations(const Chains& chains, const Spread& spread) {
  std::vector<double> mean(chains[0].size(), 0.0);
  const auto length = static_cast<double>(chains[0].size());
  for (const std::vector<double>& chain : chains) {
    const std::vector<double> covariances = autocovariances(chain);
    for (std::size_t lag = 0; lag < mean.size(); ++lag)
      mean[lag] += covariances[lag] / static_cast<double>(chains.size());
  }
  for (double& value : mean)
    value = 1.0 - (spread.within - value * length / (length - 1.0)) / spread.over_all;
  mean[0] = 1.0;
  return mean;
}

}  // namespace

double split_r_hat(const Chains& chains) {
  const Chains halves = halves_of(chains);
  std::vector<double> all;
  for (const std::vector<double>& chain : halves) all.insert(all.end(), chain.begin(), chain.end());
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::nth_element(all.begin(), middle, all.end());
  Chains folded = halves;
  for (std::vector<double>& chain : folded)
    for (double& value : chain) value = std::abs(value - *middle);
  return std::max(r_hat_of(halves), r_hat_of(folded));
}

double effective_draws(const Chains& chains) {
  const Chains scores = normal_scores(halves_of(chains));
  const Spread spread = spread_of(scores);
  const double draws = static_cast<double>(scores.size() * scores[0].size());
  if (spread.over_all == 0.0) return draws;
  const std::vector<double> correlations = joint_autocorrelations(scores, spread);
  double time = -1.0;  // 2 (sum of the pairs) - 1
  double least = INFINITY;
  for (std::size_t lag = 0; lag + 1 < correlations.size(); lag += 2) {
    const double pair = correlations[lag] + correlations[lag + 1];
    if (pair < 0.0) break;
    least = std::min(least, pair);
    time += 2.0 * least;
  }
  // Below this the estimate is noise; the source's own limit on draws that alternate.
  return draws / std::max(time, 1.0 / std::log10(draws));
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/effective_sample_size.h"

#include <algorithm>
#include <vector>

namespace darknumber {
namespace {

std::vector<double> centred(std::span<const double> chain) {
  double mean = 0.0;
  double count = 0.0;
  for (double value : chain) mean += (value - mean) / ++count;
  std::vector<double> differences(chain.begin(), chain.end());
  for (double& value : differences) value -= mean;
  return differences;
}

double autocovariance(const std::vector<double>& centred, std::size_t lag) {
  double sum = 0.0;
  for (std::size_t i = lag; i < centred.size(); ++i) sum += centred[i] * centred[i - lag];
  return sum / static_cast<double>(centred.size());
}

}  // namespace

double effective_sample_size(std::span<const double> chain) {
  const auto length = static_cast<double>(chain.size());
  const std::vector<double> values = centred(chain);
  const double variance = autocovariance(values, 0);
  if (!(variance > 0.0)) return length;
  double sum = -variance;  // over all lags, of both signs
  double least = 2.0 * variance;
  for (std::size_t lag = 0; lag + 1 < values.size(); lag += 2) {
    const double pair = autocovariance(values, lag) + autocovariance(values, lag + 1);
    if (!(pair > 0.0)) break;
    least = std::min(least, pair);
    sum += 2.0 * least;
  }
  return std::min(length, length * variance / std::max(sum, variance / length));
}

}  // namespace darknumber

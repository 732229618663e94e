// SPDX-License-Identifier: MIT
#include "engine/study/replicated_outputs.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/performance/moments.h"

namespace darknumber {

std::size_t missing_outputs(const ReplicatedOutputs& outputs) {
  return static_cast<std::size_t>(
      std::count_if(outputs.values.begin(), outputs.values.end(),
                    [](double value) { return !std::isfinite(value); }));
}

std::optional<double> mean_product(std::span<const double> first, std::span<const double> second) {
  DN_EXPECT(first.size() == second.size() && !first.empty(), "outputs of the same replicates");
  double first_sum = 0.0, second_sum = 0.0, same = 0.0;
  double firsts = 0.0, seconds = 0.0, both = 0.0;
  for (std::size_t r = 0; r < first.size(); ++r) {
    const bool has_first = std::isfinite(first[r]);
    const bool has_second = std::isfinite(second[r]);
    if (has_first) first_sum += first[r], ++firsts;
    if (has_second) second_sum += second[r], ++seconds;
    if (has_first && has_second) same += first[r] * second[r], ++both;
  }
  if (first.size() == 1) return both > 0.0 ? std::optional(same) : std::nullopt;
  const double pairs = firsts * seconds - both;
  if (pairs <= 0.0) return std::nullopt;
  return (first_sum * second_sum - same) / pairs;
}

std::optional<NoisyMean> mean_with_noise(std::span<const double> output) {
  std::vector<double> present;
  std::copy_if(output.begin(), output.end(), std::back_inserter(present),
               [](double value) { return std::isfinite(value); });
  if (present.empty() || (output.size() > 1 && present.size() == 1)) return std::nullopt;
  if (output.size() == 1) return NoisyMean{present.front(), 0.0};
  const Moments moments = moments_of(present);
  return NoisyMean{moments.mean, moments.variance / static_cast<double>(moments.n)};
}

std::vector<double> difference(std::span<const double> first, std::span<const double> second) {
  DN_EXPECT(first.size() == second.size(), "outputs of the same replicates");
  std::vector<double> differences(first.size());
  for (std::size_t r = 0; r < first.size(); ++r) differences[r] = first[r] - second[r];
  return differences;
}

}  // namespace darknumber

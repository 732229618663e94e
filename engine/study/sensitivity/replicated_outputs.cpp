// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/replicated_outputs.h"

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

bool is_constant(const ReplicatedOutputs& outputs) {
  bool any = false;
  for (std::size_t r = 0; r < outputs.replicates; ++r) {
    std::optional<double> first;
    for (std::size_t row = 0; row < outputs.rows(); ++row) {
      const double value = outputs.row(row)[r];
      if (!std::isfinite(value)) continue;
      if (first && value != *first) return false;
      first = value;
    }
    any = any || first;
  }
  return any;
}

std::size_t replicate_groups(const ReplicatedOutputs& outputs) {
  constexpr std::size_t most_groups = 20;
  return outputs.replicates == 2 ? 0 : std::min(outputs.replicates, most_groups);
}

ReplicatedOutputs without_group(const ReplicatedOutputs& outputs, std::size_t group,
                                std::size_t groups) {
  DN_EXPECT(group < groups && groups <= outputs.replicates, "a group of the replicates");
  ReplicatedOutputs left{0, {}};
  for (std::size_t r = 0; r < outputs.replicates; ++r) left.replicates += r % groups != group;
  left.values.reserve(outputs.rows() * left.replicates);
  for (std::size_t i = 0; i < outputs.values.size(); ++i)
    if (i % outputs.replicates % groups != group) left.values.push_back(outputs.values[i]);
  return left;
}

std::optional<double> mean_product(std::span<const double> first, std::span<const double> second) {
  DN_EXPECT(first.size() == second.size() && !first.empty(), "outputs of the same replicates");
  double first_sum = 0.0, second_sum = 0.0, same = 0.0;
  double firsts = 0.0, seconds = 0.0, both = 0.0;
  for (std::size_t r = 0; r < first.size(); ++r) {
    const bool has_first = std::isfinite(first[r]);
    const bool has_second = std::isfinite(second[r]);
    if (has_first) {
      first_sum += first[r];
      ++firsts;
    }
    if (has_second) {
      second_sum += second[r];
      ++seconds;
    }
    if (has_first && has_second) {
      same += first[r] * second[r];
      ++both;
    }
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

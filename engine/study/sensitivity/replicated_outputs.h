// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace darknumber {

/// What the rows of a design gave: so many numbers a row, row by row. One replicate means an exact
/// answer, without noise. With more, replicate r of every row is drawn from the same seed or from
/// one of its own; all that is computed from it is right for both. What is not finite is missing.
struct ReplicatedOutputs {
  std::size_t replicates = 1;
  std::vector<double> values;

  std::size_t rows() const { return values.size() / replicates; }
  std::span<const double> row(std::size_t index) const {
    return std::span(values).subspan(index * replicates, replicates);
  }
};

/// How many of the outputs are missing.
std::size_t missing_outputs(const ReplicatedOutputs& outputs);

/// Whether no replicate varies from row to row, those missing left out; false where all are.
bool is_constant(const ReplicatedOutputs& outputs);

/// How many groups the replicates make, for an error by leaving one out: of one each up to 20, and
/// 20 beyond, where more would tell little more and cost as much again. An exact output makes one;
/// two replicates make none, since what one of them alone says has its noise in it.
std::size_t replicate_groups(const ReplicatedOutputs& outputs);

/// The outputs without the replicates of one of so many groups: every `groups`-th from `group` on.
ReplicatedOutputs without_group(const ReplicatedOutputs& outputs, std::size_t group,
                                std::size_t groups);

/// The product of the expectations of two outputs: the mean of first_r second_t over all pairs of
/// different replicates r and t, since what a replicate shares with itself is noise. With one
/// replicate, the product. Nothing where no pair is present.
std::optional<double> mean_product(std::span<const double> first, std::span<const double> second);

/// The mean of an output's replicates, and the noise in it: s^2 / R, the variance of that mean; 0
/// with one replicate.
struct NoisyMean {
  double mean = 0.0;
  double noise = 0.0;
};

/// Over the replicates that are present. Nothing where all are missing, or all but one of several.
std::optional<NoisyMean> mean_with_noise(std::span<const double> output);

/// Replicate by replicate; missing where either is.
std::vector<double> difference(std::span<const double> first, std::span<const double> second);

}  // namespace darknumber

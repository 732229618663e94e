// SPDX-License-Identifier: MIT
#pragma once

#include <boost/random/normal_distribution.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/random_stream.h"
#include "tests/support/sensitivity_functions.h"

namespace darknumber::testing {

/// Who shares the noise of a replicate: nobody; the rows of one base point; all rows.
enum class SharedBy { none, base_point, all };

struct NoiseModel {
  std::size_t replicates = 2;
  SharedBy shared_by = SharedBy::none;
  double share = 0.8;  // of the variance of a replicate's noise, where it is shared
};

/// Ishigami's function at the rows of a design of one scramble, with noise of standard deviation
/// sqrt(D) (1/2 + u2), which is 1.04 D of within-variance on average over u2: sqrt(share) of it
/// shared, the rest of the row's own.
template <typename Design>
ReplicatedOutputs noisy_ishigami(const Design& design, const NoiseModel& model,
                                 std::uint64_t noise_seed) {
  constexpr double variance = 13.844587940719;
  const double shared_part = model.shared_by == SharedBy::none ? 0.0 : std::sqrt(model.share);
  const double own_part = std::sqrt(1.0 - shared_part * shared_part);
  RandomStream stream(noise_seed, 0, static_cast<Purpose>(9001));
  boost::random::normal_distribution<double> normal;
  ReplicatedOutputs outputs{model.replicates, {}};
  std::vector<double> shared(model.replicates, 0.0);
  std::size_t last_base_point = 0;
  for (std::size_t row = 0; row < design.rows(); ++row) {
    const auto at = design.row(row);
    const bool next = at.base_point != last_base_point;
    last_base_point = at.base_point;
    for (double& z : shared)
      if (row == 0 || (next && model.shared_by != SharedBy::all)) z = normal(stream);
    const double sd = std::sqrt(variance) * (0.5 + at.point[1]);
    const double expectation = ishigami(at.point);
    for (std::size_t r = 0; r < model.replicates; ++r)
      outputs.values.push_back(expectation +
                               sd * (shared_part * shared[r] + own_part * normal(stream)));
  }
  return outputs;
}

/// The means of the replicates as if they were exact: what ignores the noise.
inline ReplicatedOutputs means_as_exact(const ReplicatedOutputs& outputs) {
  ReplicatedOutputs means;
  for (std::size_t row = 0; row < outputs.rows(); ++row) {
    double sum = 0.0;
    for (const double value : outputs.row(row)) sum += value;
    means.values.push_back(sum / static_cast<double>(outputs.replicates));
  }
  return means;
}

}  // namespace darknumber::testing

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "engine/estimators/fitting/lane_kernels.h"
#include "engine/estimators/fitting/loglinear_fit.h"

namespace darknumber {

/// A term by which a model may grow.
struct LaneCandidate {
  CaptureHistory term = 0;
  GainBounds gain = {};       // what bound_gains found
  double needed = -INFINITY;  // as in fit_with_one_more
};

/// Fits what one more term makes of a model side by side, each candidate with
/// the very bits of its fit by itself (selection.h, fit_with_one_more). `base`
/// holds the maximum of the model, which is not narrowed, and the Cholesky
/// factor there. For tables without a count in doubt, terms that have someone,
/// and models that the cells tell.
class LaneFits {
 public:
  LaneFits(int lists, std::size_t most_terms,
           std::span<const LaneKernels* const> kernels = all_lane_kernels());

  /// Sets the `gain` of each: bound_gain of the first step.
  void bound_gains(const TableMargins& table, const LoglinearModel& model,
                   const LoglinearWorkspace& base, std::span<LaneCandidate* const> candidates);

  /// Climbs as fit_roughly does, and says of each how that ended; where it
  /// converged, `work` has its maximum.
  using Ended = std::function<void(std::size_t candidate, LaneEnd end)>;
  void climb(const TableMargins& table, const LoglinearModel& model, const LoglinearWorkspace& base,
             std::span<LaneCandidate* const> candidates, LoglinearWorkspace& work,
             const Ended& ended);

 private:
  LaneProblem problem_of(const TableMargins& table, const LoglinearModel& model,
                         const LoglinearWorkspace& base,
                         std::span<LaneCandidate* const> candidates) const;
  double* storage();

  /// The narrowest that have so many lanes, or the widest.
  const LaneKernels& for_lanes(std::size_t count) const;

  std::span<const LaneKernels* const> kernels_;  // by width
  std::vector<double> storage_;
};

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/core/capture_history.h"

namespace darknumber {

/// The most lanes of any instruction set.
inline constexpr std::size_t most_lanes = 8;

/// A pivot below this share of its diagonal makes the information singular in working precision.
inline constexpr double singular_pivot = 1e-14;
/// Of the large terms of a kernel, which cancel: a fall by less is rounding.
inline constexpr double kernel_rounding = 1e-12;

/// Of Taylor's series in `bound_gain`: the cubic term's factor, and what bounds the rest of it, by
/// the fourth power.
inline constexpr double gain_cubic = 1.0 / 6.0;
inline constexpr double most_of_falls = 1.0 / 3.0, most_of_rises = 1.0 / 12.0;
inline constexpr double least_of_falls = 1.0 / 24.0, least_of_rises = 0.0516151618;  // e - 8/3

/// How the search of one lane ended; `apart` where it has to be done again by itself: its
/// information is singular, its likelihood fell, or it needed more steps than there were.
enum class LaneEnd : std::uint8_t { searching, converged, outdone, apart };

/// Models of one table that share all terms but their last, side by side. All start from the
/// maximum of the model without that term.
struct LaneProblem {
  // Of the table and of what the models share.
  std::size_t histories = 0;
  const double* table_margins = nullptr;  // by term
  const CaptureHistory* terms = nullptr;  // without the last
  std::size_t shared_terms = 0;
  const CaptureHistory* cells = nullptr;  // left in the fit
  std::size_t cell_count = 0;
  // The maximum without the last term, and the Cholesky factor there.
  const double* base_coefficients = nullptr;
  const double* base_mean = nullptr;     // by history
  const double* base_margins = nullptr;  // by term
  const double* base_factor = nullptr;
  const double* base_inverse_pivots = nullptr;
  std::size_t base_stride = 0;
  double base_kernel = 0.0;
  // Of the search.
  double decrement = 0.0;  // as in SearchLimits
  int steps = 0;
  // Lane by lane.
  std::size_t lanes = 0;  // at most the width
  CaptureHistory last[most_lanes] = {};
  double needed[most_lanes] = {};  // as in SearchLimits
  LaneEnd end[most_lanes] = {};
  double kernel[most_lanes] = {};
  // bound_gain of the first step.
  double least_gain[most_lanes] = {};
  double most_gain[most_lanes] = {};
};

/// What the processor's vectors do. Each lane has the operations of the fit by itself in
/// loglinear_fit.cpp, in their order: so results are its bits, whatever the width.
struct LaneKernels {
  std::size_t width = 0;
  /// Doubles that `storage` below has, aligned to 64 bytes, for so many terms and histories.
  std::size_t (*storage_of)(std::size_t terms, std::size_t histories) = nullptr;
  /// Sets `least_gain` and `most_gain`.
  void (*bound_gains)(LaneProblem& problem, double* storage) = nullptr;
  /// The step that bounds the gain, and Newton's method from there: sets `end`, and of a lane that
  /// converged `kernel`; its coefficients, means and margins are then in `storage`.
  void (*climb)(LaneProblem& problem, double* storage) = nullptr;
  /// Copies a lane's coefficients, means and margins out of `storage`.
  void (*copy_lane)(const LaneProblem& problem, const double* storage, std::size_t lane,
                    double* coefficients, double* mean, double* margins) = nullptr;
  /// exp of each of a number of values.
  void (*exponentials)(const double* values, double* results, std::size_t count) = nullptr;
  /// The upper Cholesky factor of the matrix whose upper half is in the rows of `factor`, in its
  /// place, its transpose below the diagonal, and the inverses of its diagonal. False where the
  /// matrix is singular in working precision. `stride` is a multiple of most_lanes above `size`,
  /// and both arrays begin as zeros. What `right` holds, if it is given, becomes the solution as of
  /// `solve`, with its bits, at half the cost.
  bool (*factorize)(double* factor, double* transposed, std::size_t stride, double* inverse_pivots,
                    std::size_t size, double* right) = nullptr;
  /// Makes `values`, of which there are `stride`, the solution x of U'U x = values.
  void (*solve)(const double* factor, const double* transposed, std::size_t stride,
                const double* inverse_pivots, std::size_t size, double* values) = nullptr;
  /// As in lattice.h.
  void (*subset_sums)(double* values, std::size_t count) = nullptr;
  void (*superset_sums)(double* values, std::size_t count) = nullptr;
};

namespace lanes {
extern const LaneKernels of_two;
extern const LaneKernels of_four;   // AVX2
extern const LaneKernels of_eight;  // AVX-512
}  // namespace lanes

/// Those of the widest vectors that this processor has.
const LaneKernels& lane_kernels();

/// All that this processor can run, by their width.
std::span<const LaneKernels* const> all_lane_kernels();

}  // namespace darknumber

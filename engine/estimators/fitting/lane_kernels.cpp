// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/lane_kernels.h"

#include <vector>

namespace darknumber {

std::span<const LaneKernels* const> all_lane_kernels() {
  static const std::vector<const LaneKernels*> all = [] {
    std::vector<const LaneKernels*> found{&lanes::of_two};
#if defined(DARKNUMBER_WIDE_LANES)
    if (__builtin_cpu_supports("avx2")) found.push_back(&lanes::of_four);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"))
      found.push_back(&lanes::of_eight);
#endif
    return found;
  }();
  return all;
}

const LaneKernels& lane_kernels() {
  return *all_lane_kernels().back();
}

}  // namespace darknumber

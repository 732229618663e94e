// SPDX-License-Identifier: MIT
#if defined(DARKNUMBER_WIDE_LANES)
#include "engine/estimators/fitting/lane_code.h"

namespace darknumber::lanes {

constinit const LaneKernels of_eight = Code<8>::kernels;

}  // namespace darknumber::lanes
#endif

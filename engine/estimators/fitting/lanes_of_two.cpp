// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/lane_code.h"

namespace darknumber::lanes {

constinit const LaneKernels of_two = Code<2>::kernels;

}  // namespace darknumber::lanes

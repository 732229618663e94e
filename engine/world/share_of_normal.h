// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <vector>

#include "engine/world/traits.h"

namespace darknumber {

/// From `from` to range_in_sd, both included.
std::vector<double> even_places(double from, int steps);

/// P(excess(Z) > 0, Z > places.front()) of a standard normal Z. Between neighbouring places,
/// ascending, that differ in sign the change is found by bisection. Where three of one sign turn
/// towards zero, and may touch it between them, the turn is found by Brent's method, and the
/// changes on either side of it. So the places have to be so close that the excess turns at most
/// once between two of them, and is nearly a parabola there.
double share_of_normal(const std::function<double(double z)>& excess,
                       const std::vector<double>& places);

}  // namespace darknumber

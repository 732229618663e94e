// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace darknumber {

/// So many of the points 0, 1, … all - 1, in order and spread over all of them; all where there are
/// no more. Multiples of the golden ratio have no period in common with a grid, whose levels then
/// all stay, as they would not in every n-th point.
std::vector<std::size_t> some_points(std::size_t all, std::size_t most);

}  // namespace darknumber

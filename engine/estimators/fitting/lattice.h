// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace darknumber {

/// In place over the 2^k subsets of k lists: values[s] becomes the sum of values[t] over all t that
/// are subsets of s. With coefficients at their terms it gives the linear predictor of every cell,
/// since the design entry of term t at cell s is 1 exactly when t is a subset of s.
/// k 2^(k-1) additions. Source: Yates (1937); Kennes & Smets (1990), the fast zeta transform.
void subset_sums(std::span<double> values, std::size_t first = 1);

/// In place: values[t] becomes the sum of values[s] over all s that contain t. With counts or
/// fitted means at their cells it gives the margin of every term: its sufficient statistic.
void superset_sums(std::span<double> values, std::size_t first = 1);

}  // namespace darknumber

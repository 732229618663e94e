// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/capture_history.h"

namespace darknumber {

/// A clique of a decomposable graph, and what it shares with the cliques before it.
struct CliqueLink {
  CaptureHistory clique = 0;     // a set of lists
  CaptureHistory separator = 0;  // a part of it; 0 for the first clique of each component
};

/// A decomposable graph on lists, as its cliques in an order with running intersections; the first
/// separator is 0. A function that is a product over cliques divided by one over separators is the
/// product over links of f(clique)/f(separator). Source: Lauritzen (1996), Graphical Models,
/// section 2.1.
using DecomposableGraph = std::vector<CliqueLink>;

/// Every decomposable graph on `lists` lists, 1 to 5 (1, 2, 8, 61, 822 of them), by their edges as
/// a number: that with none first, the complete one last.
std::vector<DecomposableGraph> decomposable_graphs(int lists);

}  // namespace darknumber

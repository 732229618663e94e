// SPDX-License-Identifier: MIT
#include "engine/world/enough_nodes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/world/solving/unsolvable.h"
#include "engine/world/traits.h"

namespace darknumber {
namespace {

constexpr int fewest_nodes = 48;                 // half an sd apart
constexpr double change_tolerance = 1e-10;       // relative, what expected tables promise
constexpr double smallest_that_matters = 1e-20;  // see trait_nodes

double largest_change(const std::vector<double>& before, const std::vector<double>& after) {
  double largest = 0.0;
  for (std::size_t i = 0; i < after.size(); ++i)
    if (after[i] > smallest_that_matters)
      largest = std::max(largest, std::abs(after[i] - before[i]) / after[i]);
  return largest;
}

}  // namespace

int first_nodes(double steepest) {
  int nodes = fewest_nodes;
  while (nodes < nodes_a_steepness * steepest && nodes <= most_trait_nodes) nodes *= 2;
  return nodes;
}

std::vector<double> on_enough_nodes(std::span<const Trait> moving, double steepest,
                                    const std::function<std::vector<double>(int nodes)>& at) {
  std::vector<double> before;
  for (int nodes = first_nodes(steepest);; nodes *= 2) {
    if (count_nodes(moving, nodes) > most_trait_nodes)
      throw UnsolvableScenario(
          "population.traits",
          fmt::format("the traits need more than {:.0f} quadrature nodes together",
                      most_trait_nodes),
          "use fewer traits, fewer classes, or smaller loadings");
    std::vector<double> after = at(nodes);
    if (steepest == 0.0 || after.empty() ||
        (!before.empty() && largest_change(before, after) <= change_tolerance))
      return after;
    before = std::move(after);
  }
}

}  // namespace darknumber

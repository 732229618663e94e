// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// The nodes for each normal trait with which on_enough_nodes begins.
int first_nodes(double steepest);

/// What `at` says, probabilities or sums of them, with enough nodes for each normal trait: from 48,
/// half an sd apart, their number is doubled until nothing above 1e-20 changes by 1e-10 relative,
/// which is what expected tables promise. `moving`: the traits that are integrated over.
/// `steepest`: the largest loading times sd of a normal trait; 0 where there is none, and one call
/// is enough. Nodes further apart than the rise of the steepest logistic cannot tell where it
/// rises, and two answers may agree before either is right: so there are at least nodes_a_steepness
/// times as many. An empty answer is none, and returned at once. Throws UnsolvableScenario where
/// that takes more than most_trait_nodes.
std::vector<double> on_enough_nodes(std::span<const Trait> moving, double steepest,
                                    const std::function<std::vector<double>(int nodes)>& at);

}  // namespace darknumber

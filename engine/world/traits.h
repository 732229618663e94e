// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/core/random_stream.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// A discrete stand-in for the joint distribution of all traits: the law face.
struct TraitNodes {
  int traits = 0;
  std::vector<double> values;   // node by node, `traits` values each
  std::vector<double> weights;  // sum to 1

  std::size_t size() const { return weights.size(); }
  std::span<const double> node(std::size_t n) const {
    return {values.data() + n * static_cast<std::size_t>(traits), static_cast<std::size_t>(traits)};
  }
};

/// Where normal traits end: see trait_nodes.
inline constexpr double range_in_sd = 11.5;

/// Nodes of a normal trait a unit of loading times sd: two logits apart on +-11.5 sd.
inline constexpr double nodes_a_steepness = 12.0;

/// The most nodes over all traits together.
inline constexpr double most_trait_nodes = 1e6;

/// Whether persons can differ in it: a normal trait with an sd above 0, or classes with persons in
/// two of them that have different values.
bool varies(const Trait& trait);

/// Nodes that `normal_nodes` nodes for each normal trait make with all the classes.
double count_nodes(std::span<const Trait> traits, int normal_nodes);

/// The product rule over independent traits: a class is a node, a normal trait gets
/// `normal_nodes` equally spaced ones on +-11.5 sd (trapezoid rule, which converges faster than any
/// power for analytic integrands that vanish at the ends: Trefethen & Weideman 2014, SIAM Review
/// 56:385). Beyond 11.5 sd a normal has mass 1e-30, below what any expected count of 1e-9 in
/// 2e9 persons can notice at 1e-10 relative.
TraitNodes trait_nodes(std::span<const Trait> traits, int normal_nodes);

/// One person's traits: the draw face. One random number a trait of classes.
std::vector<double> draw_traits(std::span<const Trait> traits, RandomStream& stream);

}  // namespace darknumber

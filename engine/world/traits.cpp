// SPDX-License-Identifier: MIT
#include "engine/world/traits.h"

#include <boost/random/normal_distribution.hpp>
#include <cmath>
#include <optional>

namespace darknumber {
namespace {

struct Marginal {
  std::vector<double> values;
  std::vector<double> weights;
};

Marginal marginal(const NormalTrait& trait, int nodes) {
  Marginal result;
  double total = 0.0;
  for (int n = 0; n < nodes; ++n) {
    const double z = range_in_sd * (2.0 * (n + 0.5) / nodes - 1.0);
    result.values.push_back(trait.sd * z);
    result.weights.push_back(std::exp(-0.5 * z * z));
    total += result.weights.back();
  }
  for (double& weight : result.weights) weight /= total;
  return result;
}

Marginal marginal(const ClassesTrait& trait, int) {
  return {trait.values, trait.shares};
}

double draw(const NormalTrait& trait, RandomStream& stream) {
  return trait.sd * boost::random::normal_distribution<double>(0.0, 1.0)(stream);
}

double draw(const ClassesTrait& trait, RandomStream& stream) {
  double left = stream.uniform();
  std::size_t chosen = 0;
  while (chosen + 1 < trait.shares.size() && left >= trait.shares[chosen])
    left -= trait.shares[chosen++];
  return trait.values[chosen];
}

}  // namespace

bool varies(const Trait& trait) {
  if (const auto* normal = std::get_if<NormalTrait>(&trait.distribution)) return normal->sd > 0.0;
  const auto& classes = std::get<ClassesTrait>(trait.distribution);
  std::optional<double> first;
  for (std::size_t c = 0; c < classes.values.size(); ++c) {
    if (classes.shares[c] == 0.0) continue;
    if (first && classes.values[c] != *first) return true;
    first = classes.values[c];
  }
  return false;
}

double count_nodes(std::span<const Trait> traits, int normal_nodes) {
  double nodes = 1.0;
  for (const Trait& trait : traits) {
    const auto* classes = std::get_if<ClassesTrait>(&trait.distribution);
    nodes *= classes ? static_cast<double>(classes->values.size()) : normal_nodes;
  }
  return nodes;
}

TraitNodes trait_nodes(std::span<const Trait> traits, int normal_nodes) {
  TraitNodes nodes;
  nodes.weights = {1.0};
  for (const Trait& trait : traits) {
    const Marginal next =
        std::visit([&](const auto& distribution) { return marginal(distribution, normal_nodes); },
                   trait.distribution);
    TraitNodes product;
    product.traits = nodes.traits + 1;
    for (std::size_t n = 0; n < nodes.size(); ++n)
      for (std::size_t m = 0; m < next.values.size(); ++m) {
        const auto values = nodes.node(n);
        product.values.insert(product.values.end(), values.begin(), values.end());
        product.values.push_back(next.values[m]);
        product.weights.push_back(nodes.weights[n] * next.weights[m]);
      }
    nodes = std::move(product);
  }
  return nodes;
}

std::vector<double> draw_traits(std::span<const Trait> traits, RandomStream& stream) {
  std::vector<double> values;
  values.reserve(traits.size());
  for (const Trait& trait : traits)
    values.push_back(
        std::visit([&](const auto& d) { return draw(d, stream); }, trait.distribution));
  return values;
}

}  // namespace darknumber

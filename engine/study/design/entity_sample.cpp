// SPDX-License-Identifier: MIT
#include "engine/study/design/entity_sample.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/binomial.h"
#include "engine/simulation/hypergeometric.h"

namespace darknumber {
namespace {

double all_kinds(const EntityKinds& kinds, std::size_t history) {
  double sum = 0.0;
  for (const std::vector<double>& counts : kinds) sum += counts[history];
  return sum;
}

/// What is left to a kind, of itself and those after it.
void show_kinds(std::size_t history, const EntityKinds& kinds, EntitySample& sample,
                RandomStream& stream) {
  std::int64_t left = sample.drawn[history];
  double open = all_kinds(kinds, history);
  for (std::size_t kind = 0; kind < kinds.size() && left > 0 && open > 0.0; ++kind) {
    const double number = kinds[kind][history];
    const bool last = kind + 1 == kinds.size();
    const std::int64_t shown =
        last ? left : draw_binomial(left, std::min(1.0, number / open), stream);
    sample.shown[kind][history] = shown;
    left -= shown;
    open -= number;
  }
}

}  // namespace

EntitySample draw_entity_sample(std::span<const std::int64_t> counts, std::int64_t size,
                                const EntityKinds& kinds, RandomStream& stream) {
  std::int64_t total = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
  EntitySample sample;
  sample.drawn.assign(counts.size(), 0);
  sample.shown.assign(kinds.size(), sample.drawn);
  sample.size = std::min(size, total);
  std::int64_t left = sample.size;
  for (std::size_t h = 1; h < counts.size() && left > 0; ++h) {
    if (counts[h] == 0) continue;
    sample.drawn[h] = draw_hypergeometric(counts[h], total, left, stream);
    total -= counts[h];
    left -= sample.drawn[h];
    show_kinds(h, kinds, sample, stream);
  }
  return sample;
}

double log_likelihood_of(const EntitySample& sample, const EntityKinds& kinds) {
  double sum = 0.0;
  for (std::size_t h = 1; h < sample.drawn.size(); ++h) {
    if (sample.drawn[h] == 0) continue;
    const double all = all_kinds(kinds, h);
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      const auto shown = static_cast<double>(sample.shown[kind][h]);
      if (shown == 0.0) continue;
      if (!(kinds[kind][h] > 0.0)) return -INFINITY;
      sum += shown * std::log(kinds[kind][h] / all);
    }
  }
  return sum;
}

std::vector<std::int64_t> draw_victims_seen(std::span<const std::int64_t> counts,
                                            const RegisterWorld& world, RandomStream& stream) {
  std::vector<std::int64_t> victims(counts.begin(), counts.end());
  for (std::size_t h = 1; h < victims.size(); ++h)
    victims[h] = draw_binomial(victims[h], world.victim_share[h], stream);
  return victims;
}

std::int64_t draw_victims_left_open(std::span<const std::int64_t> counts,
                                    const EntitySample& audited, const RegisterWorld& world,
                                    RandomStream& stream) {
  std::int64_t victims = 0;
  for (std::size_t h = 1; h < counts.size(); ++h)
    victims += audited.shown[0][h] +
               draw_binomial(counts[h] - audited.drawn[h], world.victim_share[h], stream);
  return victims;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/simulation/false_links.h"

#include <algorithm>

#include "engine/core/binomial.h"
#include "engine/simulation/hypergeometric.h"

namespace darknumber {
namespace {

/// Items of one list: a stream for the number chosen, then one for each cell, then one for each
/// cell and stratum.
constexpr std::uint64_t items_of_stratum = std::uint64_t{1} << max_lists;

std::vector<std::int64_t> pool(const StratumCounts& entities) {
  std::vector<std::int64_t> totals(entities.front().size(), 0);
  for (const std::vector<double>& counts : entities)
    for (std::size_t h = 0; h < totals.size(); ++h)
      totals[h] += static_cast<std::int64_t>(counts[h]);
  return totals;
}

FalseLinksOfList draw_list(int list, double probability, StratumCounts& entities,
                           const DrawKey& key) {
  const CaptureHistory alone = only(list);
  const std::uint64_t strata = entities.size();
  const std::uint64_t first = static_cast<std::uint64_t>(list) * items_of_stratum * (strata + 1);
  const std::vector<std::int64_t> totals = pool(entities);
  FalseLinksOfList links{
      list, {}, std::vector(entities.size(), std::vector<std::int64_t>(totals.size(), 0))};
  std::int64_t targets = 0;
  for (CaptureHistory h = 1; h < totals.size(); ++h)
    if (!is_subset(alone, h)) targets += totals[h];
  RandomStream stream(key.seed, key.replicate, Purpose::false_links, first);
  std::int64_t left = std::min(draw_binomial(totals[alone], probability, stream), targets);
  links.vanished = divide_over_strata(entities, alone, left, key, Purpose::false_links,
                                      first + items_of_stratum);
  for (std::size_t s = 0; s < entities.size(); ++s)
    entities[s][alone] -= static_cast<double>(links.vanished[s]);
  for (CaptureHistory h = 1; h < totals.size() && left > 0; ++h) {
    if (is_subset(alone, h) || totals[h] == 0) continue;
    RandomStream cell_stream(key.seed, key.replicate, Purpose::false_links, first + h);
    const std::int64_t here = draw_hypergeometric(totals[h], targets, left, cell_stream);
    targets -= totals[h];
    left -= here;
    const std::vector<std::int64_t> divided = divide_over_strata(
        entities, h, here, key, Purpose::false_links, first + items_of_stratum + strata * h);
    for (std::size_t s = 0; s < entities.size(); ++s) {
      entities[s][h] -= static_cast<double>(divided[s]);
      entities[s][h | alone] += static_cast<double>(divided[s]);
      links.absorbed[s][h] = divided[s];
    }
  }
  return links;
}

}  // namespace

std::vector<std::int64_t> divide_over_strata(const StratumCounts& entities, CaptureHistory history,
                                             std::int64_t drawn, const DrawKey& key,
                                             Purpose purpose, std::uint64_t first_item) {
  std::vector<std::int64_t> divided(entities.size(), 0);
  std::int64_t total = 0;
  for (const std::vector<double>& counts : entities)
    total += static_cast<std::int64_t>(counts[history]);
  for (std::size_t s = 0; s < entities.size() && drawn > 0; ++s) {
    const auto here = static_cast<std::int64_t>(entities[s][history]);
    RandomStream stream(key.seed, key.replicate, purpose, first_item + s);
    divided[s] = draw_hypergeometric(here, total, drawn, stream);
    total -= here;
    drawn -= divided[s];
  }
  return divided;
}

std::vector<FalseLinksOfList> draw_false_links(const std::vector<double>& probabilities,
                                               StratumCounts& entities, const DrawKey& key) {
  std::vector<FalseLinksOfList> links;
  for (std::size_t j = 0; j < probabilities.size(); ++j)
    if (probabilities[j] > 0.0)
      links.push_back(draw_list(static_cast<int>(j), probabilities[j], entities, key));
  return links;
}

Register empty_register(const World& world) {
  const std::size_t histories = history_count(world.agencies);
  const StratumCounts nobody(world.strata.size(), std::vector<double>(histories, 0.0));
  return {ContingencyTable(world.agencies), nobody, nobody, 0.0, 0.0};
}

void finish_register(const World& world, const DrawKey& key, Register& drawn) {
  draw_false_links(world.false_links, drawn.strata, key);
  drawn.entities = pooled(drawn.strata, world.agencies);
}

}  // namespace darknumber

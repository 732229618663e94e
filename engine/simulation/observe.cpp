// SPDX-License-Identifier: MIT
#include "engine/simulation/observe.h"

#include <algorithm>
#include <bit>

#include "engine/core/binomial.h"
#include "engine/simulation/false_links.h"
#include "engine/simulation/suppress.h"

namespace darknumber {
namespace {

constexpr std::uint64_t cells_of_stratum = std::uint64_t{1} << max_lists;

/// Whether a removal concerns entities with this history over the agencies.
bool concerns(const Removal& removal, CaptureHistory agencies, const ListsInUse& lists) {
  const CaptureHistory seen = project(agencies, lists);
  return removal.history ? seen == *removal.history : lists_on(seen) == 1;
}

void remove_expected(const Removal& removal, const ListsInUse& lists, StratumCounts& entities) {
  for (std::vector<double>& counts : entities)
    for (CaptureHistory h = 1; h < counts.size(); ++h)
      if (concerns(removal, h, lists)) counts[h] *= 1.0 - removal.share;
}

/// Pooled first, then divided over the strata: what is removed does not depend on strata.
void remove_drawn(const Removal& removal, const ListsInUse& lists, const DrawKey& key,
                  std::uint64_t first_item, StratumCounts& entities) {
  const std::uint64_t strata = entities.size();
  for (CaptureHistory h = 1; h < entities.front().size(); ++h) {
    if (!concerns(removal, h, lists)) continue;
    std::int64_t total = 0;
    for (const std::vector<double>& counts : entities)
      total += static_cast<std::int64_t>(counts[h]);
    RandomStream stream(key.seed, key.replicate, Purpose::removal, first_item + h);
    const std::int64_t removed = draw_binomial(total, removal.share, stream);
    const auto divided = divide_over_strata(entities, h, removed, key, Purpose::removal,
                                            first_item + cells_of_stratum + strata * h);
    for (std::size_t s = 0; s < entities.size(); ++s)
      entities[s][h] -= static_cast<double>(divided[s]);
  }
}

/// Takes the entities of unknown stratum out of `entities`; returns them by history.
std::vector<double> take_unknown_expected(double share, StratumCounts& entities) {
  std::vector<double> unknown(entities.front().size(), 0.0);
  for (std::vector<double>& counts : entities)
    for (std::size_t h = 0; h < counts.size(); ++h) {
      unknown[h] += share * counts[h];
      counts[h] *= 1.0 - share;
    }
  return unknown;
}

/// Shares unknown entities out within their history as the known ones are; where none is known, as
/// all known entities are.
void prorate(const std::vector<double>& unknown, StratumCounts& entities) {
  std::vector<double> known_in(entities.size(), 0.0);
  double known = 0.0;
  for (std::size_t s = 0; s < entities.size(); ++s)
    for (double count : entities[s]) {
      known_in[s] += count;
      known += count;
    }
  if (known == 0.0) return;
  for (std::size_t h = 0; h < unknown.size(); ++h) {
    double known_here = 0.0;
    for (const std::vector<double>& counts : entities) known_here += counts[h];
    for (std::size_t s = 0; s < entities.size(); ++s)
      entities[s][h] +=
          unknown[h] * (known_here > 0.0 ? entities[s][h] / known_here : known_in[s] / known);
  }
}

std::vector<ContingencyTable> tables_of(const StratumCounts& entities, int agencies) {
  std::vector<ContingencyTable> tables;
  for (const std::vector<double>& counts : entities) tables.emplace_back(agencies, counts);
  return tables;
}

/// The table of everyone, where no estimator asks for strata. `streams`: none of an expected one.
Observed observe_published_whole(const EstimationSpec& estimation,
                                 const std::optional<StreamKey>& streams, ContingencyTable all) {
  PublishedCounts whole = publish(*estimation.suppress, estimation.lists, streams,
                                  {all.counts().begin(), all.counts().end()});
  return {ContingencyTable(all.lists(), std::move(whole.counts)),
          {},
          HiddenCounts{all.observed(), whole.suppressed, std::move(whole.intervals), {}}};
}

/// The tables of the strata and that of entities of unknown stratum; these are shared out as they
/// are published.
Observed observe_published_strata(const EstimationSpec& estimation,
                                  std::optional<StreamKey> streams, StratumCounts entities) {
  const int agencies = std::countr_zero(entities.front().size());
  HiddenCounts hidden;
  hidden.before = pooled(entities, agencies).observed();
  std::vector<PublishedCounts> tables;
  for (std::vector<double>& counts : entities) {
    if (streams) ++streams->stratum;
    tables.push_back(publish(*estimation.suppress, estimation.lists, streams, std::move(counts)));
  }
  PublishedCounts all = sum_of(tables);
  hidden.counts = all.suppressed;
  hidden.intervals = std::move(all.intervals);
  const std::vector<double> unknown = std::move(tables.back().counts);
  tables.pop_back();
  StratumCounts known;
  for (PublishedCounts& table : tables) {
    known.push_back(std::move(table.counts));
    hidden.of_strata.push_back(std::move(table.intervals));
  }
  if (estimation.unknown == UnknownStratum::prorate) prorate(unknown, known);
  return {ContingencyTable(agencies, std::move(all.counts)), tables_of(known, agencies),
          std::move(hidden)};
}

/// Entities by known stratum, then those of unknown stratum.
StratumCounts with_unknown(StratumCounts known, std::vector<double> unknown) {
  known.push_back(std::move(unknown));
  return known;
}

}  // namespace

std::vector<double> take_unknown_drawn(double share, const DrawKey& key, StratumCounts& entities) {
  std::vector<double> unknown(entities.front().size(), 0.0);
  for (std::size_t s = 0; s < entities.size(); ++s)
    for (std::size_t h = 0; h < unknown.size(); ++h) {
      RandomStream stream(key.seed, key.replicate, Purpose::unknown_stratum,
                          s * cells_of_stratum + h);
      const auto taken = static_cast<double>(
          draw_binomial(static_cast<std::int64_t>(entities[s][h]), share, stream));
      entities[s][h] -= taken;
      unknown[h] += taken;
    }
  return unknown;
}

StratumCounts remove_drawn_entities(const Scenario& scenario, StratumCounts entities,
                                    const DrawKey& key) {
  const EstimationSpec& estimation = scenario.estimation;
  const std::uint64_t strata = entities.size();
  for (std::size_t r = 0; r < estimation.remove.size(); ++r)
    remove_drawn(estimation.remove[r], estimation.lists, key, r * cells_of_stratum * (strata + 1),
                 entities);
  return entities;
}

bool is_stratified(const EstimationSpec& estimation) {
  return std::any_of(estimation.estimators.begin(), estimation.estimators.end(), sees_strata);
}

Observed observe_table(const EstimationSpec& estimation, StratumCounts known,
                       std::vector<double> unknown) {
  const int agencies = std::countr_zero(unknown.size());
  StratumCounts all = with_unknown(std::move(known), std::move(unknown));
  for (const Removal& removal : estimation.remove) remove_expected(removal, estimation.lists, all);
  Observed observed{pooled(all, agencies), {}};
  if (!is_stratified(estimation)) return observed;
  unknown = std::move(all.back());
  all.pop_back();
  if (estimation.unknown == UnknownStratum::prorate) prorate(unknown, all);
  observed.strata = tables_of(all, agencies);
  return observed;
}

Observed observe_expected(const Scenario& scenario, const Register& expected) {
  const EstimationSpec& estimation = scenario.estimation;
  StratumCounts known = expected.strata;
  std::vector<double> unknown =
      take_unknown_expected(scenario.population.stratum_unknown_share, known);
  if (!estimation.suppress) return observe_table(estimation, std::move(known), std::move(unknown));
  const int agencies = expected.entities.lists();
  StratumCounts entities = with_unknown(std::move(known), std::move(unknown));
  for (const Removal& removal : estimation.remove)
    remove_expected(removal, estimation.lists, entities);
  return is_stratified(estimation)
             ? observe_published_strata(estimation, {}, std::move(entities))
             : observe_published_whole(estimation, {}, pooled(entities, agencies));
}

Observed observe_drawn(const Scenario& scenario, const Register& drawn, const DrawKey& key) {
  const EstimationSpec& estimation = scenario.estimation;
  const int agencies = drawn.entities.lists();
  const StreamKey streams{key.seed, key.replicate};
  if (!is_stratified(estimation)) {
    ContingencyTable all =
        estimation.remove.empty()
            ? drawn.entities
            : pooled(remove_drawn_entities(scenario, drawn.strata, key), agencies);
    if (!estimation.suppress) return {std::move(all), {}};
    return observe_published_whole(estimation, streams, std::move(all));
  }
  StratumCounts entities = remove_drawn_entities(scenario, drawn.strata, key);
  ContingencyTable all = pooled(entities, agencies);
  const auto unknown = take_unknown_drawn(scenario.population.stratum_unknown_share, key, entities);
  if (estimation.suppress)
    return observe_published_strata(estimation, streams,
                                    with_unknown(std::move(entities), unknown));
  if (estimation.unknown == UnknownStratum::prorate) prorate(unknown, entities);
  return {std::move(all), tables_of(entities, agencies)};
}

}  // namespace darknumber

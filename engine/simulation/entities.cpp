// SPDX-License-Identifier: MIT
#include "engine/simulation/entities.h"

#include <algorithm>
#include <numeric>

#include "engine/core/contracts.h"
#include "engine/simulation/false_links.h"
#include "engine/simulation/observe.h"

namespace darknumber {
namespace {

using Places = std::vector<std::uint32_t>;  // of entities in the list

/// Takes `chosen` of the places at random, in random order (a partial Fisher-Yates shuffle).
Places choose(Places& places, std::int64_t chosen, RandomStream& stream) {
  DN_EXPECT(chosen <= static_cast<std::int64_t>(places.size()), "no more than there are");
  for (std::size_t i = 0; i < static_cast<std::size_t>(chosen); ++i) {
    const auto left = static_cast<double>(places.size() - i);
    std::swap(places[i], places[i + static_cast<std::size_t>(stream.uniform() * left)]);
  }
  return {places.begin(), places.begin() + static_cast<std::ptrdiff_t>(chosen)};
}

/// Places of the entities still there, by stratum and history.
std::vector<std::vector<Places>> by_cell(const std::vector<Entity>& entities, std::size_t strata,
                                         std::size_t histories) {
  std::vector<std::vector<Places>> cells(strata, std::vector<Places>(histories));
  for (std::uint32_t place = 0; place < entities.size(); ++place) {
    const Entity& entity = entities[place];
    if (!entity.vanished && !entity.removed) cells[entity.stratum][entity.history].push_back(place);
  }
  return cells;
}

void link_falsely(const FalseLinksOfList& links, std::size_t histories, RandomStream& stream,
                  EntityList& list) {
  auto cells = by_cell(list.entities, links.vanished.size(), histories);
  const CaptureHistory alone = only(links.list);
  Places vanishing;
  Places targets;
  for (std::size_t s = 0; s < cells.size(); ++s) {
    const Places chosen = choose(cells[s][alone], links.vanished[s], stream);
    vanishing.insert(vanishing.end(), chosen.begin(), chosen.end());
    for (CaptureHistory h = 1; h < histories; ++h) {
      if (links.absorbed[s][h] == 0) continue;
      const Places chosen_targets = choose(cells[s][h], links.absorbed[s][h], stream);
      targets.insert(targets.end(), chosen_targets.begin(), chosen_targets.end());
    }
  }
  DN_ENSURE(vanishing.size() == targets.size(), "every false link has a target");
  targets = choose(targets, static_cast<std::int64_t>(targets.size()), stream);
  for (std::size_t i = 0; i < vanishing.size(); ++i) {
    list.entities[vanishing[i]].vanished = true;
    list.merged_into[vanishing[i]] = targets[i];
    list.entities[targets[i]].history |= alone;
  }
}

/// Marks in every cell as many entities as two registers' counts differ by.
template <typename Mark>
void mark_difference(const StratumCounts& before, const StratumCounts& after, RandomStream& stream,
                     std::vector<Entity>& entities, Mark mark) {
  auto cells = by_cell(entities, before.size(), before.front().size());
  for (std::size_t s = 0; s < before.size(); ++s)
    for (std::size_t h = 1; h < before[s].size(); ++h) {
      const auto fewer = static_cast<std::int64_t>(before[s][h] - after[s][h]);
      for (std::uint32_t place : choose(cells[s][h], fewer, stream)) mark(entities[place]);
    }
}

}  // namespace

std::uint32_t PersonEntities::count() const {
  return (linked != 0 ? 1U : 0U) + static_cast<std::uint32_t>(lists_on(detached)) +
         static_cast<std::uint32_t>(lists_on(duplicated));
}

std::uint32_t PersonEntities::place_of_record(int list) const {
  if (contains(linked, list)) return 0;
  const CaptureHistory before = only(list) - 1;
  return (linked != 0 ? 1U : 0U) + static_cast<std::uint32_t>(lists_on(detached & before)) +
         static_cast<std::uint32_t>(lists_on(duplicated & before));
}

std::uint32_t PersonEntities::place_of_duplicate(int list) const {
  const CaptureHistory before = only(list) - 1;
  return (linked != 0 ? 1U : 0U) +
         static_cast<std::uint32_t>(lists_on(detached & (before | only(list)))) +
         static_cast<std::uint32_t>(lists_on(duplicated & before));
}

PersonEntities entities_of(const Person& person) {
  return {person.confirmed & ~person.fates.detached(), person.fates.detached(),
          person.fates.duplicated};
}

EntityList draw_entity_list(const Scenario& scenario, const World& world, const DrawKey& key) {
  EntityList list;
  Register drawn = empty_register(world);
  draw_people(world, key, [&](const Person& person) {
    const PersonEntities made = entities_of(person);
    const auto stratum = static_cast<std::uint32_t>(person.stratum);
    if (made.linked != 0) list.entities.push_back({made.linked, stratum});
    for (int agency = 0; agency < world.agencies; ++agency) {
      if (contains(made.detached, agency)) list.entities.push_back({only(agency), stratum});
      if (contains(made.duplicated, agency)) list.entities.push_back({only(agency), stratum});
    }
    add_entities(person.confirmed, person.fates, drawn.strata[person.stratum]);
  });
  list.merged_into.resize(list.entities.size());
  std::iota(list.merged_into.begin(), list.merged_into.end(), 0U);
  RandomStream stream(key.seed, key.replicate, Purpose::entity_choice);
  for (const FalseLinksOfList& links : draw_false_links(world.false_links, drawn.strata, key))
    link_falsely(links, drawn.strata.front().size(), stream, list);
  const StratumCounts linked = drawn.strata;
  drawn.entities = pooled(drawn.strata, world.agencies);
  const StratumCounts left = remove_drawn_entities(scenario, linked, key);
  mark_difference(linked, left, stream, list.entities,
                  [](Entity& entity) { entity.removed = true; });
  StratumCounts known = left;
  take_unknown_drawn(world.stratum_unknown_share, key, known);
  mark_difference(left, known, stream, list.entities,
                  [](Entity& entity) { entity.stratum_known = false; });
  return list;
}

}  // namespace darknumber

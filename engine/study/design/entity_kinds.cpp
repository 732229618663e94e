// SPDX-License-Identifier: MIT
#include "engine/study/design/entity_kinds.h"

#include <algorithm>
#include <numeric>

#include "engine/study/design/register_world.h"
#include "engine/world/false_links.h"

namespace darknumber {
namespace {

enum Kind : std::size_t { sound, nameless, split, merged };

/// sum_{R includes S} persons(R) prod_{R without S} anonymous
Law others_anonymous(Law persons, const std::vector<double>& anonymous) {
  for (std::size_t j = 0; j < anonymous.size(); ++j) {
    const CaptureHistory list = only(static_cast<int>(j));
    for (CaptureHistory h = 0; h < persons.size(); ++h)
      if (!is_subset(list, h)) persons[h] += anonymous[j] * persons[h | list];
  }
  return persons;
}

/// Adds the entities of a group of persons by kind, before false links.
void add_group(const RegisterPersons& group, EntityKinds& kinds) {
  const Linkage& linkage = *group.linkage;
  std::vector<double> all(group.persons.size(), 0.0);
  expect_entities(linkage, group.persons, all);
  const Law alone = others_anonymous(group.persons, linkage.anonymous);
  for (CaptureHistory h = 1; h < all.size(); ++h) {
    double complete = alone[h];
    for (std::size_t j = 0; j < linkage.lists(); ++j) {
      if (!contains(h, static_cast<int>(j))) continue;
      complete *= (1.0 - linkage.anonymous[j]) * (1.0 - linkage.duplicate[j]);
      if (lists_on(h) > 1) complete *= 1.0 - linkage.missed[j];
    }
    double without_name = 0.0;
    if (lists_on(h) == 1) {
      const auto j = static_cast<std::size_t>(std::countr_zero(h));
      without_name = margin(group.persons, static_cast<int>(j)) * linkage.anonymous[j] *
                     (1.0 + linkage.duplicate[j]);
    }
    kinds[sound][h] += complete;
    kinds[nameless][h] += without_name;
    kinds[split][h] += std::max(0.0, all[h] - complete - without_name);
  }
}

/// One list after the other: what arrives in a history from outside of it is merged.
void link_falsely(const std::vector<double>& probabilities, EntityKinds& kinds) {
  for (std::size_t j = 0; j < probabilities.size(); ++j) {
    if (probabilities[j] == 0.0) continue;
    std::vector<double> of_this(probabilities.size(), 0.0);
    of_this[j] = probabilities[j];
    const EntityKinds before = kinds;
    expect_false_links(of_this, kinds);
    const CaptureHistory alone = only(static_cast<int>(j));
    for (CaptureHistory h = 1; h < kinds[merged].size(); ++h) {
      if (!is_subset(alone, h) || h == alone) continue;
      for (const std::size_t kind : {sound, nameless, split}) {
        kinds[merged][h] += kinds[kind][h] - before[kind][h];
        kinds[kind][h] = before[kind][h];
      }
    }
  }
}

}  // namespace

EntityKinds linked_kinds_of(const World& world) {
  EntityKinds kinds(linked_kinds, std::vector<double>(history_count(world.agencies), 0.0));
  for_each_group(world, [&](const RegisterPersons& group) { add_group(group, kinds); });
  link_falsely(world.false_links, kinds);
  return kinds;
}

EntityKinds victims_and_others(const World& world) {
  const RegisterWorld found = register_world(world);
  EntityKinds kinds(2, found.entities);
  for (std::size_t h = 0; h < found.entities.size(); ++h) {
    kinds[0][h] *= found.victim_share[h];
    kinds[1][h] *= 1.0 - found.victim_share[h];
  }
  return kinds;
}

}  // namespace darknumber

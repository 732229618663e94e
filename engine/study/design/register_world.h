// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <vector>

#include "engine/world/world.h"

namespace darknumber {

/// Persons of a group and a stratum, by their history in the register, and what linkage makes of
/// their records.
struct RegisterPersons {
  Law persons;  // expected number; of history 0 too
  const Linkage* linkage = nullptr;
};

/// Everybody in the world who may come into the register: victims of each stratum and class of
/// presence, then bystanders. Anonymous records that go by person are no part of it.
void for_each_group(const World& world, const std::function<void(const RegisterPersons&)>& visit);

/// What a world makes of a register, of which only the histories are seen.
struct RegisterWorld {
  std::vector<double> entities;      // expected, by history over the agencies; none at 0
  std::vector<double> victim_share;  // of those entities
  double a_seen_victim = 1.0;        // entities of a victim whom some agency has reported
  double unseen = 0.0;               // expected victims ever present whom none has
  double persons = 1.0;              // victims ever present for one present at a time
};

RegisterWorld register_world(const World& world);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "engine/study/design/entity_kinds.h"
#include "engine/world/expected_register.h"

namespace darknumber {

/// A scenario of three lists, the first two with more members.
inline std::string three_lists_with(const std::string& agency, const std::string& more = "",
                                    const std::string& population = "") {
  return R"({"schema": 1, "population": {"victims": 1000)" + population + R"(}, "agencies": [
    {"name": "A", "capture_probability": 0.3)" +
         agency + R"(},
    {"name": "B", "capture_probability": 0.2)" +
         agency + R"(},
    {"name": "C", "capture_probability": 0.1, "anonymous_share": 0.3}])" +
         more + "}";
}

inline const std::string with_linkage_errors =
    R"(, "anonymous_share": 0.1, "missed_link_probability": 0.2,
    "duplicate_probability": 0.05, "false_positive_share": 0.2)";
inline const std::string with_bystanders = R"(, "bystanders": {"count": 5000})";

/// Entities of a history, of all kinds.
inline double entities_of_all(const EntityKinds& kinds, std::size_t h) {
  double sum = 0.0;
  for (const auto& counts : kinds) sum += counts[h];
  return sum;
}

/// All kinds together are the register's entities.
inline void check_all_kinds(const World& world, const EntityKinds& kinds) {
  const Register expected = expected_register(world);
  for (CaptureHistory h = 1; h < expected.entities.counts().size(); ++h) {
    INFO(h);
    CHECK(entities_of_all(kinds, h) == Approx(expected.entities[h]).epsilon(1e-5).margin(1e-9));
  }
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace darknumber {

// Further collections of data, which `design` weighs: one struct for each kind.

/// So many records of a list, drawn at random, are looked into: is each a victim's or not?
struct AuditOfList {
  std::string list;
  std::int64_t records = 0;
};

/// So many entities of the register, drawn at random, are compared by hand with all others.
struct LinkingByHand {
  std::int64_t records = 0;
};

/// One more list, which finds each victim with this probability, whoever else has found them.
struct AddedList {
  double capture_probability = 0.0;
};

/// Of so many entities, drawn at random, it is noted in which class their trait lies: below the
/// first cut, between two, or above the last.
struct NotedTrait {
  std::string trait;
  std::vector<double> cuts;  // ascending, in the trait's unit, 0 being the mean of all victims
  std::int64_t records = 0;
};

struct DataCandidate {
  std::variant<AuditOfList, LinkingByHand, AddedList, NotedTrait> what;
  std::string label;  // for texts; empty: what it is
};

/// What `design` weighs against each other, and by how many data drawn for each. It decides nothing
/// of a run and is no part of a scenario: `design` reads it from the file, where it stands in the
/// study whose worlds it is about.
struct DesignSpec {
  std::vector<DataCandidate> candidates;
  int draws = 200;
};

}  // namespace darknumber

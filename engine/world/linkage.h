// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/core/random_stream.h"
#include "engine/world/law.h"

namespace darknumber {

/// A count: how a person's reported records become entities. Each record of list j is detached when
/// it is anonymous or its link is missed, and becomes an entity of its own; the others form one
/// entity. Each record, detached or not, has with probability `duplicate[j]` an unrecognised
/// duplicate: one more entity on that list alone.
struct Linkage {
  std::vector<double> anonymous;
  std::vector<double> missed;
  std::vector<double> duplicate;

  std::size_t lists() const { return duplicate.size(); }
  /// 1 - (1 - anonymous)(1 - missed)
  double detachment(std::size_t list) const {
    return 1.0 - (1.0 - anonymous[list]) * (1.0 - missed[list]);
  }
};

/// P(history h in the register, and a of its records anonymous), where anonymity goes by person: by
/// h, and then by the place of a among the subsets of h.
using AnonymousLaw = std::vector<std::vector<double>>;

/// The subset of `history` at a place: the bits of the place, spread over its lists.
CaptureHistory subset_at(std::size_t place, CaptureHistory history);

/// Persons by the history of records that can be linked, each anonymous record being a person of
/// its own; no longer sums to 1. What linkage without anonymous records then makes of these is what
/// it makes of the persons.
Law with_anonymous_apart(const AnonymousLaw& law);

/// The law face: expected entities by history, added to `entities`, of persons whose expected
/// number by reported history is `persons`. Detaching list by list reaches all 2^|h| outcomes of
/// every history in k 2^(k-1) steps: once list j is settled, persons with the same lists left are
/// alike.
void expect_entities(const Linkage& linkage, Law persons, std::span<double> entities);

/// What became of one person's records: sets of lists.
struct RecordFates {
  CaptureHistory anonymous = 0;
  CaptureHistory missed = 0;
  CaptureHistory duplicated = 0;

  CaptureHistory detached() const { return anonymous | missed; }
};

/// The draw face. Three random numbers a list, whether or not the person is on it.
RecordFates draw_fates(const Linkage& linkage, CaptureHistory reported, RandomStream& stream);

/// Adds the entities of a person with these records.
void add_entities(CaptureHistory reported, const RecordFates& fates, std::span<double> entities);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/world/linkage.h"

namespace darknumber {

CaptureHistory subset_at(std::size_t place, CaptureHistory history) {
  CaptureHistory subset = 0;
  for (CaptureHistory list = 1; list <= history && place != 0; list <<= 1) {
    if ((history & list) == 0) continue;
    if ((place & 1) != 0) subset |= list;
    place >>= 1;
  }
  return subset;
}

Law with_anonymous_apart(const AnonymousLaw& law) {
  Law apart(law.size(), 0.0);
  for (CaptureHistory h = 0; h < law.size(); ++h)
    for (std::size_t place = 0; place < law[h].size(); ++place) {
      const CaptureHistory anonymous = subset_at(place, h);
      apart[h & ~anonymous] += law[h][place];
      for (CaptureHistory list = 1; list <= anonymous; list <<= 1)
        if ((anonymous & list) != 0) apart[list] += law[h][place];
    }
  return apart;
}

void expect_entities(const Linkage& linkage, Law persons, std::span<double> entities) {
  for (std::size_t j = 0; j < linkage.lists(); ++j)
    entities[std::size_t{1} << j] += linkage.duplicate[j] * margin(persons, static_cast<int>(j));
  for (std::size_t j = 0; j < linkage.lists(); ++j) {
    const CaptureHistory list = only(static_cast<int>(j));
    const double detachment = linkage.detachment(j);
    if (detachment == 0.0) continue;
    double detached = 0.0;
    for (CaptureHistory h = 0; h < persons.size(); ++h) {
      if (!is_subset(list, h)) continue;
      const double moved = detachment * persons[h];
      persons[h & ~list] += moved;
      persons[h] *= 1.0 - detachment;
      detached += moved;
    }
    entities[list] += detached;
  }
  for (CaptureHistory h = 1; h < persons.size(); ++h) entities[h] += persons[h];
}

RecordFates draw_fates(const Linkage& linkage, CaptureHistory reported, RandomStream& stream) {
  RecordFates fates;
  for (std::size_t j = 0; j < linkage.lists(); ++j) {
    const bool anonymous = stream.uniform() < linkage.anonymous[j];
    const bool missed = stream.uniform() < linkage.missed[j];
    const bool duplicated = stream.uniform() < linkage.duplicate[j];
    const CaptureHistory record = only(static_cast<int>(j)) & reported;
    if (anonymous) fates.anonymous |= record;
    if (missed) fates.missed |= record;
    if (duplicated) fates.duplicated |= record;
  }
  return fates;
}

void add_entities(CaptureHistory reported, const RecordFates& fates, std::span<double> entities) {
  const CaptureHistory linked = reported & ~fates.detached();
  if (linked != 0) entities[linked] += 1.0;
  for (CaptureHistory record = 1; record <= reported; record <<= 1) {
    if ((fates.detached() & record) != 0) entities[record] += 1.0;
    if ((fates.duplicated & record) != 0) entities[record] += 1.0;
  }
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/world/visits.h"

namespace darknumber {

Law visit_law(const Visits& visits, const std::vector<double>& exposure) {
  Law law = certain(0, static_cast<int>(visits.visit.size()));
  for (std::size_t j = 0; j < visits.visit.size(); ++j) {
    if (!contains(visits.visiting, static_cast<int>(j))) continue;
    const double comes = visits.visit[j] * exposure[j];
    const std::size_t half = std::size_t{1} << j;
    for (std::size_t h = 0; h < half; ++h) {
      law[half + h] = law[h] * comes;
      law[h] *= 1.0 - comes;
    }
  }
  return law;
}

Law member_law(const Visits& visits, CaptureHistory visited, const Law& alone) {
  Law law(alone.size(), 0.0);
  for (CaptureHistory h = 0; h < alone.size(); ++h) law[h & ~visits.visiting] += alone[h];
  for (std::size_t j = 0; j < visits.found.size(); ++j) {
    const CaptureHistory list = only(static_cast<int>(j));
    if ((visits.visiting & visited & list) == 0) continue;
    for (CaptureHistory h = 0; h < law.size(); ++h) {
      if (is_subset(list, h)) continue;
      law[h | list] = law[h] * visits.found[j];
      law[h] *= 1.0 - visits.found[j];
    }
  }
  return law;
}

CaptureHistory draw_visits(const Visits& visits, const std::vector<double>& exposure,
                           RandomStream& stream) {
  CaptureHistory visited = 0;
  for (std::size_t j = 0; j < visits.visit.size(); ++j)
    if (stream.uniform() < visits.visit[j] * exposure[j]) visited |= only(static_cast<int>(j));
  return visited & visits.visiting;
}

CaptureHistory draw_member(const Visits& visits, CaptureHistory visited, CaptureHistory detected,
                           RandomStream& stream) {
  CaptureHistory found = 0;
  for (std::size_t j = 0; j < visits.found.size(); ++j)
    if (stream.uniform() < visits.found[j]) found |= only(static_cast<int>(j));
  return (detected & ~visits.visiting) | (found & visited & visits.visiting);
}

}  // namespace darknumber

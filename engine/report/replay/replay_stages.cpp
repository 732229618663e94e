// SPDX-License-Identifier: MIT
#include "engine/report/replay/replay_stages.h"

namespace darknumber {

ReplayStages stages_of(const Replayed& replayed) {
  const Register& drawn = replayed.again.drawn;
  const Observed& observed = replayed.again.observed;
  const auto agencies = static_cast<std::size_t>(drawn.entities.lists());
  ReplayStages stages;
  stages.truth = replayed.point.truth();
  stages.ever_present = drawn.ever_present;
  stages.victims_on.assign(agencies + 1, 0.0);
  stages.victims_reported.assign(agencies, 0.0);
  for (const std::vector<double>& stratum : drawn.victims)
    for (CaptureHistory h = 0; h < stratum.size(); ++h) {
      stages.victims_on[static_cast<std::size_t>(lists_on(h))] += stratum[h];
      if (h != 0) stages.victims_recorded += stratum[h];
      for (std::size_t agency = 0; agency < agencies; ++agency)
        if (contains(h, static_cast<int>(agency))) stages.victims_reported[agency] += stratum[h];
    }
  for (std::size_t agency = 0; agency < agencies; ++agency)
    stages.entities.push_back(drawn.entities.on_all(only(static_cast<int>(agency))));
  stages.false_positive_entities = drawn.false_positive_entities;
  stages.register_size = drawn.entities.observed();
  stages.by_linkage =
      stages.register_size - stages.victims_recorded - stages.false_positive_entities;
  const double seen = observed.entities.observed();
  const double left = observed.hidden ? observed.hidden->before : seen;
  stages.removed = stages.register_size - left;
  stages.by_suppression = seen - left;
  stages.table = project(observed.entities, replayed.point.scenario.estimation.lists);
  return stages;
}

}  // namespace darknumber

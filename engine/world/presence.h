// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/random_stream.h"
#include "engine/scenario/scenario.h"
#include "engine/world/law.h"

namespace darknumber {

/// A person's presence: a run of periods, first and last, 1-based.
struct PresenceRun {
  int from = 1;
  int to = 1;
};

/// Runs in which the person is equally exposed to every agency, and so has the same law.
struct PresenceClass {
  std::vector<double> exposure;  // by agency: share of its window in which the person is present
  double expected = 0.0;         // persons a slot over the whole time
};

/// A source: who is in the population when. Each of N slots holds one victim; between consecutive
/// periods it is renewed with probability `rate`, its person leaving and a new one entering. So N
/// are present at any time and N (1 + (T - 1) rate) are expected ever to be.
struct Presence {
  int periods = 1;
  double rate = 0.0;
  std::vector<PresenceClass> classes;
  std::vector<std::size_t> class_of_runs;  // by (from - 1) * periods + (to - 1)

  std::size_t class_of(const PresenceRun& run) const {
    return class_of_runs[static_cast<std::size_t>((run.from - 1) * periods + run.to - 1)];
  }
  /// Persons a slot expected ever to be present.
  double expected_persons() const { return 1.0 + (periods - 1) * rate; }
};

Presence make_presence(const Turnover& turnover, const std::vector<Window>& windows);

/// The law face: own detections of a person with this exposure, each kept independently with
/// probability equal to it.
Law expose(const std::vector<double>& exposure, Law detected);

/// The draw face: the runs of one slot's persons, in order. One random number a period but the
/// first.
std::vector<PresenceRun> draw_slot(const Presence& presence, RandomStream& stream);

/// The draw face of exposure. One random number an agency.
CaptureHistory draw_exposed(const std::vector<double>& exposure, CaptureHistory detected,
                            RandomStream& stream);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/study/selftest/statistics.h"
#include "engine/world/world.h"

namespace darknumber {

/// How many persons pass through a step, and by which streams.
struct StepDraws {
  std::uint64_t seed = 1;
  std::uint32_t persons = 0;
  std::uint32_t replicate = 0;
};

/// One person's history from a law. One random number.
CaptureHistory draw_from(const Law& law, RandomStream& stream);

/// A source: persons drawn one by one by `drawn` against `law`.
CheckResult check_source(const Source& drawn, const Law& law, const StepDraws& draws);

/// The law of own detections, its nodes doubled until no probability changes by 1e-10.
Law law_of(const Source& source);

/// The number of histories from `before`, each passed through `pass`, against `expected`.
template <typename Pass>
CheckResult check_passed(const Law& before, const Law& expected, const StepDraws& draws,
                         Pass pass) {
  std::vector<double> counts(before.size(), 0.0);
  for (std::uint32_t person = 0; person < draws.persons; ++person) {
    RandomStream histories(draws.seed, draws.replicate, Purpose::selftest_before, person);
    RandomStream stream(draws.seed, draws.replicate, Purpose::selftest_step, person);
    counts[pass(draw_from(before, histories), stream)] += 1.0;
  }
  return check_counts(counts, expected);
}

/// A kernel: histories drawn from `before`, each passed through `drawn`, against the law face of
/// `step`.
template <typename Step>
CheckResult check_kernel(const Step& step, const Step& drawn, const Law& before,
                         const StepDraws& draws) {
  return check_passed(
      before, law(step, before), draws,
      [&](CaptureHistory history, RandomStream& stream) { return draw(drawn, history, stream); });
}

/// Exposure: the share of each agency's window in which a person is present.
CheckResult check_exposure(const std::vector<double>& exposure, const std::vector<double>& drawn,
                           const Law& before, const StepDraws& draws);

/// Presence: the runs of slots drawn by `drawn`, by class, against what `presence` expects.
CheckResult check_presence(const Presence& presence, const Presence& drawn, const StepDraws& draws);

/// A count: the entities of persons whose histories follow `before`, drawn by `drawn`, against the
/// law face of `linkage`.
CheckResult check_linkage(const Linkage& linkage, const Linkage& drawn, const Law& before,
                          const StepDraws& draws);

}  // namespace darknumber

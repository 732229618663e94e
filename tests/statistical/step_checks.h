// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/world/traits.h"
#include "engine/world/world.h"
#include "tests/support/random_steps.h"
#include "tests/support/statistics.h"

namespace darknumber::testing {

inline constexpr std::uint64_t seed = 1;
inline constexpr std::uint32_t persons = 200'000;

/// One person's own detections, whatever a source draws first.
inline CaptureHistory draw_detected(const Detection& source, RandomStream& first,
                                    RandomStream& detection) {
  return draw(source, draw_traits(source.traits, first), detection);
}

inline CaptureHistory draw_detected(const SeverityDetection& source, RandomStream& first,
                                    RandomStream& detection) {
  return draw(source, draw_severity(source, first), detection);
}

/// A source: persons drawn one by one by `source` against `law`.
inline CheckResult check_source(const Source& source, const Law& law) {
  std::vector<double> counts(law.size(), 0.0);
  for (std::uint32_t person = 0; person < persons; ++person) {
    RandomStream first(seed, 0, Purpose::person_traits, person);
    RandomStream detection(seed, 0, Purpose::person_detection, person);
    counts[std::visit([&](const auto& s) { return draw_detected(s, first, detection); }, source)] +=
        1.0;
  }
  return check_counts(counts, law);
}

/// A kernel: histories drawn from `before`, each passed through `drawn`, against the law face of
/// `step` on `before`.
template <typename Step>
CheckResult check_kernel(const Step& step, const Step& drawn, const Law& before) {
  std::vector<double> counts(before.size(), 0.0);
  for (std::uint32_t person = 0; person < persons; ++person) {
    RandomStream histories(seed, 0, test_purpose, person);
    RandomStream stream(seed, 1, test_purpose, person);
    counts[draw(drawn, draw_history(before, histories), stream)] += 1.0;
  }
  return check_counts(counts, law(step, before));
}

/// A count: the entities of persons whose histories follow `before`, person by person, against the
/// law face of `step`.
inline CheckResult check_count(const Linkage& step, const Linkage& drawn, const Law& before) {
  std::vector<double> expected(before.size(), 0.0);
  expect_entities(step, before, expected);
  Sample sample;
  for (std::size_t h = 0; h < before.size(); ++h) sample.columns.push_back(std::to_string(h));
  for (std::uint32_t person = 0; person < persons; ++person) {
    RandomStream histories(seed, 0, test_purpose, person);
    RandomStream stream(seed, 1, test_purpose, person);
    sample.rows.emplace_back(before.size(), 0.0);
    const CaptureHistory reported = draw_history(before, histories);
    add_entities(reported, draw_fates(drawn, reported, stream), sample.rows.back());
  }
  return check_means(sample, expected);
}

}  // namespace darknumber::testing

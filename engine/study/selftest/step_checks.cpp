// SPDX-License-Identifier: MIT
#include "engine/study/selftest/step_checks.h"

#include <cmath>

#include "engine/world/traits.h"

namespace darknumber {
namespace {

constexpr int first_nodes = 32;
constexpr double settled = 1e-10;

CaptureHistory detected_by(const Detection& source, RandomStream& first, RandomStream& detection) {
  return draw(source, draw_traits(source.traits, first), detection);
}

CaptureHistory detected_by(const SeverityDetection& source, RandomStream& first,
                           RandomStream& detection) {
  return draw(source, draw_severity(source, first), detection);
}

Law settled_law(const Detection& detection) {
  Law before = law(detection, first_nodes);
  for (int nodes = 2 * first_nodes; count_nodes(detection.traits, nodes) <= most_trait_nodes;
       nodes *= 2) {
    Law now = law(detection, nodes);
    double change = 0.0;
    for (std::size_t h = 0; h < now.size(); ++h)
      change = std::max(change, std::abs(now[h] - before[h]));
    before = std::move(now);
    if (change < settled) break;
  }
  return before;
}

Law settled_law(const SeverityDetection& detection) {
  return law(detection);
}

}  // namespace

CaptureHistory draw_from(const Law& law, RandomStream& stream) {
  double left = stream.uniform();
  CaptureHistory last = 0;
  for (CaptureHistory h = 0; h < law.size(); ++h) {
    if (law[h] == 0.0) continue;
    last = h;
    if (left < law[h]) break;
    left -= law[h];
  }
  return last;
}

Law law_of(const Source& source) {
  return std::visit([](const auto& detection) { return settled_law(detection); }, source);
}

CheckResult check_source(const Source& drawn, const Law& law, const StepDraws& draws) {
  std::vector<double> counts(law.size(), 0.0);
  for (std::uint32_t person = 0; person < draws.persons; ++person) {
    RandomStream first(draws.seed, draws.replicate, Purpose::person_traits, person);
    RandomStream detection(draws.seed, draws.replicate, Purpose::person_detection, person);
    counts[std::visit([&](const auto& source) { return detected_by(source, first, detection); },
                      drawn)] += 1.0;
  }
  return check_counts(counts, law);
}

CheckResult check_exposure(const std::vector<double>& exposure, const std::vector<double>& drawn,
                           const Law& before, const StepDraws& draws) {
  return check_passed(before, expose(exposure, before), draws,
                      [&](CaptureHistory history, RandomStream& stream) {
                        return draw_exposed(drawn, history, stream);
                      });
}

CheckResult check_presence(const Presence& presence, const Presence& drawn,
                           const StepDraws& draws) {
  Sample sample;
  std::vector<double> expected;
  for (const PresenceClass& exposed : presence.classes) {
    expected.push_back(exposed.expected);
    sample.columns.push_back("class " + std::to_string(expected.size()));
  }
  for (std::uint32_t slot = 0; slot < draws.persons; ++slot) {
    RandomStream stream(draws.seed, draws.replicate, Purpose::person_presence, slot);
    sample.rows.emplace_back(expected.size(), 0.0);
    for (const PresenceRun& run : draw_slot(drawn, stream))
      sample.rows.back()[presence.class_of(run)] += 1.0;
  }
  return check_means(sample, expected);
}

CheckResult check_linkage(const Linkage& linkage, const Linkage& drawn, const Law& before,
                          const StepDraws& draws) {
  std::vector<double> expected(before.size(), 0.0);
  expect_entities(linkage, before, expected);
  Sample sample;
  for (CaptureHistory h = 0; h < before.size(); ++h)
    sample.columns.push_back(to_digits(h, lists_of(before)));
  for (std::uint32_t person = 0; person < draws.persons; ++person) {
    RandomStream histories(draws.seed, draws.replicate, Purpose::selftest_before, person);
    RandomStream stream(draws.seed, draws.replicate, Purpose::selftest_step, person);
    sample.rows.emplace_back(before.size(), 0.0);
    const CaptureHistory reported = draw_from(before, histories);
    add_entities(reported, draw_fates(drawn, reported, stream), sample.rows.back());
  }
  return check_means(sample, expected);
}

}  // namespace darknumber

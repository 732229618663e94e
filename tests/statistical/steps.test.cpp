// SPDX-License-Identifier: MIT
// Every step has two faces, a law and a draw, that must say the same thing: here draws are compared
// with laws, one test for each kind of step, generic over the steps of that kind.
#include <catch2/catch.hpp>
#include <iostream>
#include <utility>

#include "engine/simulation/draw_linkage.h"
#include "engine/simulation/table_simulator.h"
#include "engine/world/solve_detection.h"
#include "tests/statistical/step_checks.h"

namespace darknumber::steps_test {
namespace {

using namespace testing;

template <typename Step>
void require_kernel_draws_its_law(std::uint32_t number) {
  RandomStream stream(seed, 0, test_purpose, number);
  const Law before = random_law(3, stream);
  const Step step = random_step<Step>(3, stream);
  const CheckResult result = check_kernel(step, step, before, step_draws);
  INFO("step " << number << ": " << result);
  CHECK_FALSE(result.rejects());
}

template <std::size_t... Alternative>
void require_kernels_draw_their_laws(std::index_sequence<Alternative...>) {
  for (std::uint32_t number = 0; number < 8; ++number)
    (require_kernel_draws_its_law<std::variant_alternative_t<Alternative, Kernel>>(number), ...);
}

}  // namespace

TEST_CASE("sources: detections drawn person by person follow their law", "[statistical]") {
  for (const auto& [name, target] : detection_targets()) {
    const SolvedDetection solved = solve_detection(target);
    const CheckResult result = check_source(solved.detection, solved.law, step_draws);
    INFO(name << ": " << result);
    CHECK_FALSE(result.rejects());
  }
}

TEST_CASE("planted defect: a source whose draws have a capture probability off by 5 %",
          "[statistical][planted]") {
  for (const auto& [name, target] : detection_targets()) {
    DetectionTarget altered = target;
    altered.margins[0] *= 1.05;
    if (target.margins[0] == 0.0 || target.margins[0] == 1.0) continue;
    const CheckResult result =
        check_source(solve_detection(altered).detection, solve_detection(target).law, step_draws);
    std::cout << "planted defect, source " << name << ", 5 %: " << result << "\n";
    CHECK(result.rejects());
  }
}

TEST_CASE("sources: detections along a continuum follow their law", "[statistical]") {
  for (bool victims : {true, false})
    for (double softness : {0.0, 0.3}) {
      const SeverityDetection source{
          1.0, victims, {{1.2, softness, 0.5}, {0.5, 0.4, 0.3}, {1.5, softness, 0.9}}};
      const CheckResult result = check_source(source, law(source), step_draws);
      INFO("victims " << victims << ", softness " << softness << ": " << result);
      CHECK_FALSE(result.rejects());
    }
}

TEST_CASE("planted defect: a threshold of the continuum off by 0.03", "[statistical][planted]") {
  const SeverityDetection source{1.0, true, {{1.2, 0.0, 0.5}, {0.5, 0.4, 0.3}}};
  SeverityDetection altered = source;
  altered.thresholds[0].at += 0.03;
  const CheckResult result = check_source(altered, law(source), step_draws);
  std::cout << "planted defect, threshold 0.03: " << result << "\n";
  CHECK(result.rejects());
}

TEST_CASE("sources: presence drawn slot by slot, and exposure, follow their laws",
          "[statistical]") {
  const Presence presence = make_presence({4, 0.3}, {{1, 4}, {1, 2}, {3, 4}});
  std::vector<double> expected;
  Sample sample;
  for (const PresenceClass& exposed : presence.classes) {
    expected.push_back(exposed.expected);
    sample.columns.push_back("class " + std::to_string(expected.size()));
  }
  for (std::uint32_t slot = 0; slot < persons; ++slot) {
    RandomStream stream(seed, 0, Purpose::person_presence, slot);
    sample.rows.emplace_back(expected.size(), 0.0);
    for (const PresenceRun& run : draw_slot(presence, stream))
      sample.rows.back()[presence.class_of(run)] += 1.0;
  }
  const CheckResult runs = check_means(sample, expected);
  INFO("runs: " << runs);
  CHECK_FALSE(runs.rejects());
  RandomStream stream(seed, 0, test_purpose);
  const Law before = random_law(3, stream);
  for (const PresenceClass& exposed : presence.classes) {
    std::vector<double> counts(before.size(), 0.0);
    for (std::uint32_t person = 0; person < persons; ++person)
      counts[draw_exposed(exposed.exposure, draw_history(before, stream), stream)] += 1.0;
    const CheckResult result = check_counts(counts, expose(exposed.exposure, before));
    INFO(result);
    CHECK_FALSE(result.rejects());
  }
}

TEST_CASE("planted defect: a source that forgets the dependence of two agencies",
          "[statistical][planted]") {
  const DetectionTarget target = detection_targets().at("dependence");
  DetectionTarget altered = target;
  altered.odds_ratios.assign(altered.odds_ratios.size(), 1.0);
  CHECK(check_source(solve_detection(altered).detection, solve_detection(target).law, step_draws)
            .rejects());
}

TEST_CASE("kernels: drawn histories follow the law, for every kernel", "[statistical]") {
  require_kernels_draw_their_laws(std::make_index_sequence<std::variant_size_v<Kernel>>());
}

TEST_CASE("verification: drawn histories follow the law", "[statistical]") {
  for (std::uint32_t number = 0; number < 8; ++number)
    require_kernel_draws_its_law<Verification>(number);
}

TEST_CASE("planted defect: reporting drawn with a probability off by 4 %",
          "[statistical][planted]") {
  RandomStream stream(seed, 0, test_purpose);
  const Law before = random_law(3, stream);
  const Reporting step{{0.6, 0.9, 0.3}};
  Reporting altered = step;
  altered.probability[0] *= 1.04;
  const CheckResult result = check_kernel(step, altered, before, step_draws);
  std::cout << "planted defect, reporting 4 %: " << result << "\n";
  CHECK(result.rejects());
}

TEST_CASE("counts: entities drawn person by person follow the linkage's law", "[statistical]") {
  for (std::uint32_t number = 0; number < 8; ++number) {
    RandomStream stream(seed, 0, test_purpose, number);
    const Law before = random_law(3, stream);
    const Linkage step = random_step<Linkage>(3, stream);
    const CheckResult result = check_linkage(step, step, before, step_draws);
    INFO("linkage " << number << ": " << result);
    CHECK_FALSE(result.rejects());
  }
}

TEST_CASE("planted defect: detachment, then duplicates, drawn with a probability off by 10 %",
          "[statistical][planted]") {
  RandomStream stream(seed, 0, test_purpose);
  const Law before = random_law(3, stream);
  const Linkage step{{0.1, 0.0, 0.05}, {0.1, 0.3, 0.1}, {0.1, 0.2, 0.15}};
  Linkage detached = step;
  detached.missed[1] *= 1.1;
  Linkage duplicated = step;
  duplicated.duplicate[1] *= 1.1;
  for (const Linkage& altered : {detached, duplicated}) {
    const CheckResult result = check_linkage(step, altered, before, step_draws);
    std::cout << "planted defect, linkage 10 %: " << result << "\n";
    CHECK(result.rejects());
  }
}

TEST_CASE("linkage of a table has the means and variances of linkage person by person",
          "[statistical]") {
  const Linkage linkage{{0.2, 0.1, 0.0}, {0.0, 0.2, 0.0}, {0.1, 0.0, 0.5}};
  const std::vector<std::int64_t> reported{50, 40, 30, 20, 40, 10, 20, 10};
  Sample by_table, by_person;
  for (std::size_t h = 0; h < reported.size(); ++h) by_table.columns.push_back(std::to_string(h));
  by_person.columns = by_table.columns;
  for (std::uint32_t replicate = 0; replicate < 4000; ++replicate) {
    const DrawKey key{seed, replicate};
    std::vector<std::int64_t> persons_by_history = reported;
    by_table.rows.emplace_back(reported.size(), 0.0);
    draw_linkage(linkage, persons_by_history, key, Purpose::victim_linkage, 0,
                 by_table.rows.back());
    by_person.rows.emplace_back(reported.size(), 0.0);
    RandomStream stream(seed, replicate, Purpose::person_linkage);
    for (CaptureHistory h = 0; h < reported.size(); ++h)
      for (std::int64_t person = 0; person < reported[h]; ++person)
        add_entities(h, draw_fates(linkage, h, stream), by_person.rows.back());
  }
  const CheckResult means = compare_means(by_table, by_person);
  const CheckResult variances = compare_variances(by_table, by_person);
  INFO("means: " << means << "\nvariances: " << variances);
  CHECK_FALSE(means.rejects());
  CHECK_FALSE(variances.rejects());
}

}  // namespace darknumber::steps_test

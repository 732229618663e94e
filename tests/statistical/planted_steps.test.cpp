// SPDX-License-Identifier: MIT
// Defects planted in the steps between detection and the register: each must be seen. The line that
// each prints says the defect's size and the smallest relative one that the check sees for sure.
#include <catch2/catch.hpp>
#include <iostream>

#include "engine/simulation/observe.h"
#include "tests/statistical/step_checks.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::planted_steps_test {
namespace {

using namespace testing;

void require_rejection(const std::string& what, const CheckResult& result) {
  std::cout << "planted defect, " << what << ": " << result << "\n";
  INFO(what << ": " << result);
  CHECK(result.rejects());
}

Law law_of_three() {
  RandomStream stream(seed, 0, test_purpose);
  return random_law(3, stream);
}

/// What drawn removal with `drawn` leaves of a fixed register, against removal with `expected`.
CheckResult check_removal(const std::vector<Removal>& expected, const std::vector<Removal>& drawn) {
  Scenario scenario = textbook(1000, {0.2, 0.3, 0.1});
  set_strata(scenario, {{"one", 0.6, 0.5}, {"two", 0.4, 0.5}});
  scenario.estimation.remove = expected;
  const StratumCounts counts{{0, 60, 30, 7, 20, 3, 10, 1}, {0, 40, 50, 2, 80, 9, 5, 5}};
  const Register fixed{pooled(counts, 3), counts, counts, 0.0, 0.0};
  const Observed left = observe_expected(scenario, fixed);
  scenario.estimation.remove = drawn;
  Sample sample;
  for (CaptureHistory h = 1; h < 8; ++h) sample.columns.push_back(to_digits(h, 3));
  for (std::uint32_t replicate = 0; replicate < 4000; ++replicate) {
    const ContingencyTable table = observe_drawn(scenario, fixed, {seed, replicate}).entities;
    sample.rows.emplace_back(table.counts().begin() + 1, table.counts().end());
  }
  return check_means(sample, {left.entities.counts().begin() + 1, left.entities.counts().end()});
}

/// Entities of known stratum with a share unknown, by stratum, drawn and expected.
CheckResult check_unknown(double expected, double drawn) {
  StratumCounts counts{{0, 60, 30, 7, 20, 3, 10, 1}, {0, 40, 50, 2, 80, 9, 5, 5}};
  Sample sample;
  std::vector<double> means;
  for (std::size_t s = 0; s < 2; ++s)
    for (std::size_t h = 1; h < 8; ++h) {
      sample.columns.push_back("stratum " + std::to_string(s) + ", history " + std::to_string(h));
      means.push_back((1.0 - expected) * counts[s][h]);
    }
  for (std::uint32_t replicate = 0; replicate < 4000; ++replicate) {
    StratumCounts known = counts;
    take_unknown_drawn(drawn, {seed, replicate}, known);
    sample.rows.emplace_back();
    for (const std::vector<double>& stratum : known)
      sample.rows.back().insert(sample.rows.back().end(), stratum.begin() + 1, stratum.end());
  }
  return check_means(sample, means);
}

}  // namespace

TEST_CASE("planted defect: avoidance drawn with a probability off by 5 %",
          "[statistical][planted]") {
  const Avoidance step{{1.0, 0.6, 0.9, 0.7, 1.0, 0.8, 1.0, 0.5, 1.0}};
  Avoidance altered = step;
  altered.kept[1] = 1.0 - 1.05 * 0.4;
  const Law before{0.1, 0.1, 0.1, 0.4, 0.05, 0.1, 0.1, 0.05};  // many with two agencies
  CHECK_FALSE(check_kernel(step, step, before, step_draws).rejects());
  require_rejection("avoidance 5 %", check_kernel(step, altered, before, step_draws));
}

TEST_CASE("planted defect: avoidance of what avoidance has already taken away",
          "[statistical][planted]") {
  const Avoidance step{{1.0, 0.6, 0.5, 1.0}};
  const Law before{0.2, 0.2, 0.2, 0.4};
  std::vector<double> counts(4, 0.0);
  for (std::uint32_t person = 0; person < persons; ++person) {
    RandomStream histories(seed, 0, test_purpose, person);
    RandomStream stream(seed, 1, test_purpose, person);
    CaptureHistory h = draw_history(before, histories);
    if (h == 0b11 && stream.uniform() >= step.kept[1]) h = 0b01;  // B first, and then A is safe
    if (h == 0b11 && stream.uniform() >= step.kept[2]) h = 0b10;
    counts[h] += 1.0;
  }
  require_rejection("avoidance one after the other", check_counts(counts, law(step, before)));
}

TEST_CASE("planted defect: referral drawn with a probability off by 3 %",
          "[statistical][planted]") {
  const Referral step{{0.0, 0.5, 0.1, 0.2, 0.0, 0.4, 0.0, 0.3, 0.0}};
  Referral altered = step;
  altered.probability[1] *= 1.03;
  constexpr StepDraws draws{seed, 2 * persons};  // few are referred on this way
  CHECK_FALSE(check_kernel(step, step, law_of_three(), draws).rejects());
  require_rejection("referral 3 %", check_kernel(step, altered, law_of_three(), draws));
}

TEST_CASE("planted defect: referral that stops after one round", "[statistical][planted]") {
  const Referral step{{0.0, 0.5, 0.1, 0.2, 0.0, 0.4, 0.0, 0.3, 0.0}};
  const Law before = law_of_three();
  std::vector<double> counts(8, 0.0);
  for (std::uint32_t person = 0; person < persons; ++person) {
    RandomStream histories(seed, 0, test_purpose, person);
    RandomStream stream(seed, 1, test_purpose, person);
    const CaptureHistory first = draw_history(before, histories);
    CaptureHistory reached = first;
    for (std::size_t j = 0; j < 3; ++j)
      for (std::size_t l = 0; l < 3; ++l)
        if (contains(first, int(j)) && stream.uniform() < step.probability[j * 3 + l])
          reached |= only(int(l));
    counts[reached] += 1.0;
  }
  require_rejection("referral in one round", check_counts(counts, law(step, before)));
}

TEST_CASE("planted defect: verification of persons and of records off by 4 %",
          "[statistical][planted]") {
  const Verification step{0.7, {0.6, 0.9, 0.3}};
  Verification persons = step;
  persons.person *= 1.04;
  Verification records = step;
  records.record[0] *= 1.04;
  CHECK_FALSE(check_kernel(step, step, law_of_three(), step_draws).rejects());
  require_rejection("verification of persons 4 %",
                    check_kernel(step, persons, law_of_three(), step_draws));
  require_rejection("verification of records 4 %",
                    check_kernel(step, records, law_of_three(), step_draws));
}

TEST_CASE("planted defect: verification record by record where it is of the person",
          "[statistical][planted]") {
  require_rejection("verification of the wrong unit",
                    check_kernel(Verification{0.7, {1.0, 1.0, 1.0}},
                                 Verification{1.0, {0.7, 0.7, 0.7}}, law_of_three(), step_draws));
}

TEST_CASE("planted defect: slots renewed 3 % too often", "[statistical][planted]") {
  const std::vector<Window> windows{{1, 4}, {1, 2}, {3, 4}};
  const Presence presence = make_presence({4, 0.3}, windows);
  const Presence altered = make_presence({4, 0.309}, windows);
  CHECK_FALSE(check_presence(presence, presence, step_draws).rejects());
  require_rejection("renewal 3 %", check_presence(presence, altered, step_draws));
}

TEST_CASE("planted defect: exposure 3 % too small", "[statistical][planted]") {
  CHECK_FALSE(
      check_exposure({0.5, 0.25, 1.0}, {0.5, 0.25, 1.0}, law_of_three(), step_draws).rejects());
  require_rejection("exposure 3 %", check_exposure({0.5, 0.25, 1.0}, {0.485, 0.25, 1.0},
                                                   law_of_three(), step_draws));
}

TEST_CASE("planted defect: the softness of a threshold off by a tenth", "[statistical][planted]") {
  const SeverityDetection source{1.0, false, {{1.2, 0.5, 0.9}, {0.5, 0.4, 0.3}}};
  SeverityDetection altered = source;
  altered.thresholds[0].softness *= 1.1;
  CHECK_FALSE(check_source(source, law(source), step_draws).rejects());
  require_rejection("softness 10 %", check_source(altered, law(source), step_draws));
}

TEST_CASE("removal and unknown strata are drawn in proportion, on average", "[statistical]") {
  const std::vector<Removal> removal{{0b001, 0.3}, {{}, 0.2}, {0b011, 0.9}};
  const CheckResult removed = check_removal(removal, removal);
  INFO("removal: " << removed);
  CHECK_FALSE(removed.rejects());
  const CheckResult unknown = check_unknown(0.3, 0.3);
  INFO("unknown strata: " << unknown);
  CHECK_FALSE(unknown.rejects());
}

TEST_CASE("planted defect: removal of 3 % too many", "[statistical][planted]") {
  require_rejection("removal 3 %", check_removal({{0b001, 0.3}}, {{0b001, 0.309}}));
}

TEST_CASE("planted defect: removals at once instead of in turn", "[statistical][planted]") {
  require_rejection("removals at once", check_removal({{0b001, 0.3}, {{}, 0.2}}, {{{}, 0.5}}));
}

TEST_CASE("planted defect: the share of unknown strata off by 3 %", "[statistical][planted]") {
  require_rejection("unknown strata 3 %", check_unknown(0.3, 0.309));
}

}  // namespace darknumber::planted_steps_test

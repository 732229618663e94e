// SPDX-License-Identifier: MIT
#include "engine/world/referral.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/random_steps.h"

namespace darknumber::referral_test {
namespace {

using namespace testing;

/// The agencies that a person with these first agencies reaches where the passes of `outcome` are
/// those that would succeed, pass after pass until nothing changes.
CaptureHistory reached(CaptureHistory first, const std::vector<CaptureHistory>& passes_on) {
  for (CaptureHistory now = first;;) {
    CaptureHistory next = now;
    for (std::size_t j = 0; j < passes_on.size(); ++j)
      if (contains(now, static_cast<int>(j))) next |= passes_on[j];
    if (next == now) return now;
    now = next;
  }
}

/// The law over all 2^(k(k-1)) outcomes of the ordered pairs: each refers once, or does not.
Law by_enumeration(const Referral& referral, const Law& detected) {
  const int k = referral.agencies();
  std::vector<std::pair<int, int>> pairs;
  for (int j = 0; j < k; ++j)
    for (int l = 0; l < k; ++l)
      if (j != l) pairs.emplace_back(j, l);
  Law result(detected.size(), 0.0);
  for (std::uint32_t outcome = 0; outcome < (1U << pairs.size()); ++outcome) {
    double chance = 1.0;
    std::vector<CaptureHistory> passes_on(static_cast<std::size_t>(k), 0);
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      const auto [from, to] = pairs[p];
      const double passes = referral.probability[static_cast<std::size_t>(from * k + to)];
      const bool succeeds = (outcome >> p & 1U) != 0;
      chance *= succeeds ? passes : 1.0 - passes;
      if (succeeds) passes_on[static_cast<std::size_t>(from)] |= only(to);
    }
    for (CaptureHistory h = 0; h < detected.size(); ++h)
      result[reached(h, passes_on)] += chance * detected[h];
  }
  return result;
}

}  // namespace

TEST_CASE("the referral law is the sum over all outcomes of its passes, for 2 to 4 agencies") {
  for (int k = 2; k <= 4; ++k)
    for (std::uint32_t number = 0; number < 10; ++number) {
      RandomStream stream(1, 0, test_purpose, number);
      const Law detected = random_law(k, stream);
      const auto step = random_step<Referral>(k, stream);
      const Law after = law(step, detected);
      const Law enumerated = by_enumeration(step, detected);
      for (CaptureHistory h = 0; h < after.size(); ++h)
        CHECK(after[h] == Approx(enumerated[h]).epsilon(1e-12).margin(1e-15));
    }
}

TEST_CASE("a chain of referrals: each agency is reached with the product of the steps") {
  const Referral chain{{0.0, 0.5, 0.0, 0.0, 0.0, 0.4, 0.0, 0.0, 0.0}};  // A to B, B to C
  const Law after = law(chain, certain(0b001, 3));
  CHECK(after[0b001] == Approx(0.5).epsilon(1e-14));
  CHECK(after[0b011] == Approx(0.5 * 0.6).epsilon(1e-14));
  CHECK(after[0b111] == Approx(0.5 * 0.4).epsilon(1e-14));
}

TEST_CASE("an agency refers once: a person who comes to it twice has one chance more from none") {
  // A to B and C, each to the other: C is reached from A, or from B if A reached B.
  const Referral step{{0.0, 0.5, 0.2, 0.0, 0.0, 0.3, 0.0, 0.1, 0.0}};
  const Law after = law(step, certain(0b001, 3));
  CHECK(after[0b111] == Approx(0.5 * 0.2 + 0.5 * 0.8 * 0.3 + 0.5 * 0.2 * 0.1).epsilon(1e-14));
  CHECK(after[0b101] == Approx(0.5 * 0.2 * 0.9).epsilon(1e-14));
}

TEST_CASE("referral never starts from nowhere and never takes an agency away") {
  RandomStream stream(1, 0, test_purpose);
  const auto step = random_step<Referral>(4, stream);
  CHECK(law(step, certain(0, 4)) == certain(0, 4));
  for (CaptureHistory h = 0; h < 16; ++h) {
    const Law after = law(step, certain(h, 4));
    double total = 0.0;
    for (CaptureHistory to = 0; to < 16; ++to) {
      if (!is_subset(h, to)) CHECK(after[to] == 0.0);
      total += after[to];
    }
    CHECK(total == Approx(1.0).epsilon(1e-14));
    for (int draws = 0; draws < 20; ++draws) CHECK(is_subset(h, draw(step, h, stream)));
  }
}

TEST_CASE("the law of ten agencies that all refer to one another is a law") {
  const int k = max_lists;
  Referral step{std::vector<double>(static_cast<std::size_t>(k * k), 0.1)};
  const Law after = law(step, certain(1, k));
  double total = 0.0;
  for (double p : after) total += p;
  CHECK(total == Approx(1.0).epsilon(1e-12));
  // By symmetry each set of the same size is as probable.
  CHECK(after[0b11] == Approx(after[0b1000000001]).epsilon(1e-12));
  CHECK(after[1] == Approx(std::pow(0.9, 9)).epsilon(1e-12));
}

TEST_CASE("referral always or never is what it says, and takes the same random numbers") {
  RandomStream always(1, 0, Purpose::person_referral);
  RandomStream never(1, 0, Purpose::person_referral);
  const Referral sure{{0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0}};
  const Referral none{std::vector<double>(9, 0.0)};
  CHECK(draw(sure, 0b001, always) == 0b111);
  CHECK(draw(none, 0b001, never) == 0b001);
  CHECK(draw(sure, 0b010, always) == 0b110);
  CHECK(draw(none, 0b110, never) == 0b110);
  CHECK(always() == never());
}

}  // namespace darknumber::referral_test

// SPDX-License-Identifier: MIT
#include "engine/world/avoidance.h"

#include <catch2/catch.hpp>

#include "tests/support/random_steps.h"

namespace darknumber::avoidance_test {
namespace {

using namespace testing;

/// The law by the passes of the step: every ordered pair of agencies suppresses or does not, all
/// 2^(k(k-1)) outcomes one by one; l is lost where some j of the detected set suppresses it.
Law by_enumeration(const Avoidance& avoidance, const Law& detected) {
  const int k = avoidance.agencies();
  std::vector<std::pair<int, int>> pairs;
  for (int j = 0; j < k; ++j)
    for (int l = 0; l < k; ++l)
      if (j != l) pairs.emplace_back(j, l);
  Law result(detected.size(), 0.0);
  for (std::uint32_t outcome = 0; outcome < (1U << pairs.size()); ++outcome) {
    double chance = 1.0;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      const double kept =
          avoidance.kept[static_cast<std::size_t>(pairs[p].first * k + pairs[p].second)];
      chance *= (outcome >> p & 1U) != 0 ? 1.0 - kept : kept;
    }
    for (CaptureHistory h = 0; h < detected.size(); ++h) {
      CaptureHistory left = h;
      for (std::size_t p = 0; p < pairs.size(); ++p)
        if ((outcome >> p & 1U) != 0 && contains(h, pairs[p].first)) left &= ~only(pairs[p].second);
      result[left] += chance * detected[h];
    }
  }
  return result;
}

}  // namespace

TEST_CASE("the avoidance law is the sum over all outcomes of its pairs, for 2 to 4 agencies") {
  for (int k = 2; k <= 4; ++k)
    for (std::uint32_t number = 0; number < 10; ++number) {
      RandomStream stream(1, 0, test_purpose, number);
      const Law detected = random_law(k, stream);
      const auto step = random_step<Avoidance>(k, stream);
      const Law left = law(step, detected);
      const Law enumerated = by_enumeration(step, detected);
      for (CaptureHistory h = 0; h < left.size(); ++h)
        CHECK(left[h] == Approx(enumerated[h]).epsilon(1e-12).margin(1e-15));
    }
}

TEST_CASE("avoidance both ways can lose a person to both agencies") {
  const Avoidance step{{1.0, 0.6, 0.3, 1.0}};  // after A, B is kept with 0.6; after B, A with 0.3
  const Law left = law(step, certain(0b11, 2));
  CHECK(left[0b00] == Approx(0.4 * 0.7).epsilon(1e-14));
  CHECK(left[0b01] == Approx(0.4 * 0.3).epsilon(1e-14));
  CHECK(left[0b10] == Approx(0.6 * 0.7).epsilon(1e-14));
  CHECK(left[0b11] == Approx(0.6 * 0.3).epsilon(1e-14));
}

TEST_CASE("several agencies suppress one detection independently of one another") {
  // After A and after B, C is kept with 0.6 and 0.5; a lost detection goes on suppressing.
  const Avoidance step{{1.0, 0.0, 0.6, 1.0, 1.0, 0.5, 1.0, 1.0, 1.0}};
  const Law left = law(step, certain(0b111, 3));
  CHECK(left[0b101] == Approx(0.3).epsilon(1e-14));
  CHECK(left[0b001] == Approx(0.7).epsilon(1e-14));
}

TEST_CASE("avoidance leaves a person with one agency, or none, alone") {
  RandomStream stream(1, 0, test_purpose);
  const auto step = random_step<Avoidance>(3, stream);
  for (CaptureHistory h : {0U, 1U, 2U, 4U}) CHECK(law(step, certain(h, 3)) == certain(h, 3));
}

TEST_CASE("avoidance always or never is what it says, and takes the same random numbers") {
  RandomStream always(1, 0, Purpose::person_avoidance);
  RandomStream never(1, 0, Purpose::person_avoidance);
  const Avoidance sure{{1.0, 0.0, 0.0, 1.0}};
  const Avoidance none{{1.0, 1.0, 1.0, 1.0}};
  for (CaptureHistory h = 0; h < 4; ++h) {
    CHECK(draw(sure, h, always) == (h == 0b11 ? 0U : h));
    CHECK(draw(none, 3 - h, never) == 3 - h);
  }
  CHECK(always() == never());
}

}  // namespace darknumber::avoidance_test

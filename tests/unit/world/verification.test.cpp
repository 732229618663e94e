// SPDX-License-Identifier: MIT
#include "engine/world/verification.h"

#include <catch2/catch.hpp>

namespace darknumber::verification_test {
namespace {

/// P(left | reported), outcome by outcome: of the person's verdict, and of each record's.
double probability(const Verification& verification, CaptureHistory reported, CaptureHistory left) {
  double records = 1.0;
  for (std::size_t j = 0; j < verification.record.size(); ++j) {
    const int list = static_cast<int>(j);
    const double kept = contains(reported, list) ? verification.record[j] : 0.0;
    records *= contains(left, list) ? kept : 1.0 - kept;
  }
  const double refuted = left == 0 ? 1.0 - verification.person : 0.0;
  return refuted + verification.person * records;
}

}  // namespace

TEST_CASE("the law of verification is the sum over all verdicts") {
  const Verification verification{0.8, {0.7, 0.0, 1.0, 0.25}};
  Law reported(16);
  for (CaptureHistory h = 0; h < 16; ++h) reported[h] = (1.0 + h * h) / 1256.0;
  const Law left = law(verification, reported);
  for (CaptureHistory to = 0; to < 16; ++to) {
    double sum = 0.0;
    for (CaptureHistory from = 0; from < 16; ++from)
      sum += reported[from] * probability(verification, from, to);
    CHECK(left[to] == Approx(sum).epsilon(1e-13));
  }
}

TEST_CASE("a verdict on the person takes all records or none, and the same random numbers") {
  RandomStream always(1, 0, Purpose::person_verification);
  RandomStream never(1, 0, Purpose::person_verification);
  RandomStream persons(1, 0, Purpose::person_verification, 1);
  int kept = 0;
  for (CaptureHistory h = 1; h < 8; ++h) {
    CHECK(draw(Verification{1.0, {1.0, 1.0, 1.0}}, h, always) == h);
    CHECK(draw(Verification{0.0, {1.0, 1.0, 1.0}}, h, never) == 0);
    const CaptureHistory left = draw(Verification{0.5, {1.0, 1.0, 1.0}}, h, persons);
    CHECK((left == 0 || left == h));
    kept += left == h;
  }
  CHECK(always() == never());
  CHECK(kept > 0);
  CHECK(kept < 7);
}

}  // namespace darknumber::verification_test

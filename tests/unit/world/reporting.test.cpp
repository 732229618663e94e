// SPDX-License-Identifier: MIT
#include "engine/world/reporting.h"

#include <catch2/catch.hpp>

namespace darknumber::reporting_test {
namespace {

/// P(reported | detected), outcome by outcome.
double probability(const Reporting& reporting, CaptureHistory detected, CaptureHistory reported) {
  double product = 1.0;
  for (std::size_t j = 0; j < reporting.probability.size(); ++j) {
    const int list = static_cast<int>(j);
    if (contains(detected, list))
      product *=
          contains(reported, list) ? reporting.probability[j] : 1.0 - reporting.probability[j];
    else if (contains(reported, list))
      return 0.0;
  }
  return product;
}

}  // namespace

TEST_CASE("the reporting law is the sum over all outcomes") {
  const Reporting reporting{{0.7, 0.0, 1.0, 0.25}};
  Law detected(16);
  for (CaptureHistory h = 0; h < 16; ++h) detected[h] = (1.0 + h * h) / 1256.0;
  const Law reported = law(reporting, detected);
  for (CaptureHistory to = 0; to < 16; ++to) {
    double sum = 0.0;
    for (CaptureHistory from = 0; from < 16; ++from)
      sum += detected[from] * probability(reporting, from, to);
    CHECK(reported[to] == Approx(sum).epsilon(1e-13));
  }
}

TEST_CASE("reporting always or never is what it says, and takes the same random numbers") {
  RandomStream always(1, 0, Purpose::person_reporting);
  RandomStream never(1, 0, Purpose::person_reporting);
  for (CaptureHistory h = 0; h < 8; ++h) {
    CHECK(draw(Reporting{{1.0, 1.0, 1.0}}, h, always) == h);
    CHECK(draw(Reporting{{0.0, 0.0, 0.0}}, 7 - h, never) == 0);
  }
  CHECK(always() == never());
}

}  // namespace darknumber::reporting_test

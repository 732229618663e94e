// SPDX-License-Identifier: MIT
#include "engine/study/association_bootstrap.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::association_bootstrap_test {
namespace {

AssociationIntervals intervals_of(double overlap) {
  const ContingencyTable table(2, {0, 80, 60, overlap});
  return association_intervals(all_pairs(table), table, 1);
}

}  // namespace

TEST_CASE("a resample in which a pair has nobody in common is infinite, and not left out") {
  // With 3 expected, exp(-3) of the resamples are so: more than the 2.5 % beyond the upper limit.
  const AssociationIntervals often = intervals_of(3.0);
  const double expected = association_resamples * std::exp(-3.0);
  CHECK(std::abs(often.dropped - expected) < 4.9 * std::sqrt(expected));
  REQUIRE(often.factor);
  CHECK(often.factor->first == Approx(1.0));  // of one pair alone
  CHECK(std::isinf(often.factor->second));
  REQUIRE(often.persons);
  CHECK(std::isfinite(often.persons->second));
  // With 6, exp(-6): fewer.
  const AssociationIntervals seldom = intervals_of(6.0);
  CHECK(seldom.dropped > 0);
  REQUIRE(seldom.factor);
  CHECK(seldom.factor->second == Approx(1.0));
}

TEST_CASE("where every resample has an empty part there are no intervals") {
  const AssociationIntervals none = intervals_of(0.0);
  CHECK(none.dropped == association_resamples);
  CHECK_FALSE(none.factor);
  CHECK_FALSE(none.persons);
}

}  // namespace darknumber::association_bootstrap_test

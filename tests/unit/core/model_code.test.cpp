// SPDX-License-Identifier: MIT
#include "engine/core/model_code.h"

#include <catch2/catch.hpp>

namespace darknumber::model_code_test {

TEST_CASE("a code gives back the interactions of a model, in their order") {
  const std::vector<CaptureHistory> terms{0b001, 0b010, 0b100, 0b110, 0b011};
  CHECK(interactions_of(model_code(terms, 3), 3) == std::vector<CaptureHistory>{0b011, 0b110});
  CHECK(interactions_of(0, 3).empty());
}

TEST_CASE("a model without interactions is told from none") {
  CHECK(model_code({0b01, 0b10}, 2) != 0);
  CHECK(interactions_of(model_code({0b01, 0b10}, 2), 2).empty());
}

TEST_CASE("every set of six lists and every pair of ten has a bit of its own") {
  std::vector<CaptureHistory> sets;
  for (CaptureHistory set = 1; set < history_count(6); ++set)
    if (lists_on(set) >= 2) sets.push_back(set);
  CHECK(interactions_of(model_code(sets, 6), 6).size() == 57);
  std::vector<CaptureHistory> pairs;
  for (int a = 0; a < 10; ++a)
    for (int b = a + 1; b < 10; ++b) pairs.push_back(only(a) | only(b));
  CHECK(interactions_of(model_code(pairs, 10), 10) == pairs);
}

}  // namespace darknumber::model_code_test

// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/lattice.h"

#include <catch2/catch.hpp>
#include <vector>

#include "engine/core/capture_history.h"
#include "engine/core/random_stream.h"

namespace darknumber::lattice_test {

TEST_CASE("the transforms equal their definitions") {
  for (int lists = 0; lists <= max_lists; ++lists) {
    RandomStream random(1, static_cast<std::uint32_t>(lists), Purpose::estimator_sampler);
    std::vector<double> values(history_count(lists));
    for (double& value : values) value = static_cast<double>(random() % 1000);  // sums are exact
    std::vector<double> below = values;
    std::vector<double> above = values;
    subset_sums(below);
    superset_sums(above);
    bool equal = true;
    for (CaptureHistory a = 0; a < values.size(); ++a) {
      double sum_below = 0.0;
      double sum_above = 0.0;
      for (CaptureHistory b = 0; b < values.size(); ++b) {
        if (is_subset(b, a)) sum_below += values[b];
        if (is_subset(a, b)) sum_above += values[b];
      }
      equal = equal && below[a] == sum_below && above[a] == sum_above;
    }
    CHECK(equal);
  }
}

}  // namespace darknumber::lattice_test

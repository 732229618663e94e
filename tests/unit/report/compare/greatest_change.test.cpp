// SPDX-License-Identifier: MIT
#include "engine/report/compare/greatest_change.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::greatest_change_test {
namespace {

MeasureDifference difference(const std::string& estimator, double first, double second,
                             double mcse) {
  return {0, estimator, "inflation", first, mcse, second, mcse, second - first, mcse};
}

std::string greatest_of(std::vector<MeasureDifference> differences) {
  StoredResults results;
  results.run.points.resize(1);
  RunComparison comparison;
  comparison.points = {{0, 0}};
  comparison.measures = std::move(differences);
  return greatest_change({results, results, comparison});
}

}  // namespace

TEST_CASE("the greatest change is the one that chance explains least, with its error") {
  CHECK(greatest_of({difference("noisy", 1.0, 2.0, 0.9), difference("steady", 1.5, 1.25, 0.01)}) ==
        "What differs most, for its error, is the mean estimate by steady: 1.50 ±0.01 times the "
        "truth in A and 1.25 ±0.01 times the truth in B (inflation, B − A: -0.25 ±0.01).");
  CHECK(greatest_of({difference("noisy", 1.0, 2.0, 0.9)}) ==
        "What differs most, for its error, is the mean estimate by noisy: 1.0 ±0.9 times the truth "
        "in A and 2.0 ±0.9 times the truth in B (inflation, B − A: 1.0 ±0.9), which chance may "
        "explain.");
}

TEST_CASE("exact answers differ most where the difference is largest") {
  CHECK(greatest_of({difference("one", 1.0, 1.1, 0.0), difference("other", 1.0, 1.5, 0.0)}) ==
        "What differs most is the mean estimate by other: 1.00 times the truth in A and 1.50 times "
        "the truth in B (inflation, B − A: 0.500).");
  CHECK(greatest_of({difference("one", 1.0, 1.0, 0.0)}).empty());
}

TEST_CASE("a difference whose error is not known is not held against one with an error") {
  CHECK(greatest_of({difference("unknown", 1.0, 3.0, NAN), difference("known", 1.0, 1.1, 0.01)})
            .find("by known") != std::string::npos);
}

}  // namespace darknumber::greatest_change_test

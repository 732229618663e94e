// SPDX-License-Identifier: MIT
#include "engine/estimators/completions.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/core/random_stream.h"
#include "engine/estimators/fit.h"

namespace darknumber::completions_test {
namespace {

const std::vector<std::string> names{"A", "B", "C"};

}  // namespace

TEST_CASE("the answers over all completions are those of the extreme ones") {
  const ListsInUse lists = every_agency(names);
  const SuppressedTable table{ContingencyTable(3, {0, 412, 188, 31, 97, 12, 2.5, 2.5}),
                              {{6, 1, 4}, {7, 1, 4}}};
  const CompletionRange range = over_completions({"chao", Chao{}, lists}, lists, table, {1});
  // n + (2/3) f1^2 / (2 f2), with f1 = 697, f2 = 43 + b, n = 740 + b + c; b and c from 1 to 4.
  CHECK(*range.least == Approx(745.0 + 697.0 * 697.0 / 3.0 / 47.0));
  CHECK(*range.greatest == Approx(745.0 + 697.0 * 697.0 / 3.0 / 44.0));
  CHECK(range.tried == 16);
  CHECK(range.every);
  CHECK(range.without_estimate == 0);
}

TEST_CASE("least and greatest are those of every completion, on 50 small tables") {
  const ListsInUse lists = every_agency(names);
  const std::vector<EstimatorSpec> estimators{
      {"chao", Chao{}, lists},
      {"independence", LoglinearFixed{}, lists},
      {"pairwise", LoglinearFixed{FixedTerms::pairwise, {}}, lists},
      {"aic", LoglinearStepwise{Criterion::aic}, lists}};
  for (std::uint32_t number = 0; number < 50; ++number) {
    const auto random = [&](std::uint32_t what) {
      return philox4x32_10({number, what, 0, 0}, {11, 2026})[0];
    };
    std::vector<double> counts(8, 0.0);
    for (std::uint32_t h = 1; h < 8; ++h) counts[h] = 1 + random(h) % 40;
    const CaptureHistory first = 1 + random(8) % 7;
    const CaptureHistory second = 1 + (first + random(9) % 6) % 7;
    REQUIRE(first != second);
    counts[first] = counts[second] = 2.5;
    const SuppressedTable table{ContingencyTable(3, counts), {{first, 1, 4}, {second, 1, 4}}};
    for (const EstimatorSpec& estimator : estimators) {
      CAPTURE(number, estimator.label);
      std::vector<double> sizes;
      for (int x = 1; x <= 4; ++x)
        for (int y = 1; y <= 4; ++y) {
          counts[first] = x;
          counts[second] = y;
          const FitOutcome outcome = estimate(estimator, lists, ContingencyTable(3, counts));
          if (const Estimate* found = std::get_if<Estimate>(&outcome))
            sizes.push_back(found->population_size);
        }
      const CompletionRange range = over_completions(estimator, lists, table, {1});
      CHECK(range.tried == 16);
      CHECK(range.without_estimate == 16 - static_cast<std::int64_t>(sizes.size()));
      REQUIRE(range.least.has_value() == !sizes.empty());
      if (sizes.empty()) continue;
      CHECK(*range.least == *std::min_element(sizes.begin(), sizes.end()));
      CHECK(*range.greatest == *std::max_element(sizes.begin(), sizes.end()));
    }
  }
}

TEST_CASE("completions without an estimate are counted, with the reason") {
  const ListsInUse lists = every_agency(std::vector<std::string>{"A", "B"});
  const SuppressedTable table{ContingencyTable(2, {0, 20, 30, 2}), {{3, 0, 4}}};
  const CompletionRange range =
      over_completions({"pair", LincolnPetersen{}, lists}, lists, table, {1});
  CHECK(range.tried == 5);
  CHECK(range.without_estimate == 1);
  CHECK(range.why == Status::no_overlap);
  CHECK(*range.greatest == Approx(21.0 * 31.0));
  CHECK(*range.least == Approx(24.0 * 34.0 / 4.0));
}

TEST_CASE("where completions are many, a search finds the extremes") {
  const std::vector<std::string> four{"A", "B", "C", "D"};
  const ListsInUse lists = every_agency(four);
  std::vector<double> counts(16, 0.0);
  SuppressedTable table{ContingencyTable(4), {}};
  for (CaptureHistory h = 1; h < 16; ++h) {
    counts[h] = 40.0;
    if (lists_on(h) < 2) continue;
    counts[h] = 2.5;
    table.cells.push_back({h, 1, 4});
  }
  table.table = ContingencyTable(4, counts);
  const CompletionRange range = over_completions({"chao", Chao{}, lists}, lists, table, {1});
  CHECK_FALSE(range.every);
  // f1 = 160; six pairs, of 1 to 4 each; five histories of three lists or four.
  CHECK(*range.least == Approx(160.0 + 24.0 + 5.0 + 0.375 * 160.0 * 160.0 / 24.0));
  CHECK(*range.greatest == Approx(160.0 + 6.0 + 20.0 + 0.375 * 160.0 * 160.0 / 6.0));
}

TEST_CASE("methods that draw are not asked") {
  CHECK(can_be_completed(Chao{}));
  CHECK(can_be_completed(LoglinearStepwise{}));
  CHECK_FALSE(can_be_completed(LatentClass{}));
  CHECK_FALSE(can_be_completed(BayesianThreshold{}));
}

}  // namespace darknumber::completions_test

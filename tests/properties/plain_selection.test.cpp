// SPDX-License-Identifier: MIT
#include "tests/unit/estimators/methods/plain_selection.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/methods/loglinear_stepwise.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber::plain_selection_test {
namespace {

/// Sparse and dense by turns, of three to six lists.
ContingencyTable table_of_round(std::uint32_t round) {
  RandomStream random(19, round, Purpose::estimator_sampler);
  const int lists = 3 + static_cast<int>(round % 4);
  const auto turn = (round / 4) % 4;
  if (turn == 0) return sparse_table(lists, 0.5, 100.0, random);
  if (turn == 1)
    return persons_table(lists, 60 + static_cast<int>(400.0 * random.uniform()), 4.0, random);
  if (turn == 2) return persons_table(lists, 1500, 6.0, random);
  return sparse_table(lists, 0.2, 3000.0, random);
}

struct Tally {
  int estimates = 0, without = 0;
};

Tally compare(std::uint32_t from, std::uint32_t to) {
  Tally tally;
  for (std::uint32_t round = from; round < to; ++round) {
    const ContingencyTable table = table_of_round(round);
    if (table.observed() == 0.0) continue;
    for (const Criterion criterion : {Criterion::aic, Criterion::bic}) {
      INFO(round);
      const FitInput input{table, table, 0.95, StreamKey{}};
      const FitOutcome fast = fit(LoglinearStepwise{criterion}, input);
      const FitOutcome plain = select_plainly(input, criterion);
      REQUIRE(status_of(fast) == status_of(plain));
      const auto* a = std::get_if<Estimate>(&fast);
      const auto* b = std::get_if<Estimate>(&plain);
      ++(a != nullptr ? tally.estimates : tally.without);
      if (a == nullptr) continue;
      REQUIRE(a->model->terms == b->model->terms);
      REQUIRE(std::abs(a->population_size - b->population_size) <= 1e-9 * b->population_size);
    }
  }
  return tally;
}

}  // namespace

TEST_CASE("selection side by side equals selection with every candidate fitted by itself") {
  const Tally tally = compare(0, 2000);
  CHECK(tally.estimates > 3800);
  CHECK(tally.without > 10);
}

TEST_CASE("the same on 100,000 tables", "[.long]") {
  CHECK(compare(2000, 102000).estimates > 190000);
}

}  // namespace darknumber::plain_selection_test

// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/random_stream.h"
#include "engine/estimators/methods/loglinear_fixed.h"
#include "engine/estimators/methods/loglinear_stepwise.h"
#include "tests/support/face_fit.h"

namespace darknumber::existence_test {
namespace {

/// Persons who differ, on lists that reach one in twenty to one in two, and now and then a list
/// within another: tables with many empty cells.
ContingencyTable sparse_register(int lists, int persons, RandomStream& random) {
  std::vector<double> reach;
  for (int list = 0; list < lists; ++list)
    reach.push_back(0.05 + 0.45 * random.uniform() * random.uniform());
  const bool nested = random.uniform() < 0.25;
  ContingencyTable table(lists);
  double seen = 0.0;
  while (seen < persons) {
    const double visibility = 0.4 + 1.2 * random.uniform();
    CaptureHistory history = 0;
    for (int list = 0; list < lists; ++list)
      if (random.uniform() < visibility * reach[static_cast<std::size_t>(list)])
        history |= only(list);
    if (nested && contains(history, 0)) history |= only(1);
    if (history == 0) continue;
    table.add(history, 1.0);
    ++seen;
  }
  return table;
}

std::vector<CaptureHistory> pairs_in(const Estimate& estimate) {
  std::vector<CaptureHistory> pairs;
  for (CaptureHistory term : estimate.model.value().terms)
    if (lists_on(term) >= 2) pairs.push_back(term);
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

struct Tally {
  int estimates = 0;
  int boundaries = 0;
  int all_seen = 0;
  int without = 0;
  int unfinished = 0;  // the plain fits did not settle, and nothing is compared
};

void compare_selection(const ContingencyTable& table, Criterion criterion, Tally& tally) {
  const ForwardSelection plain = select_forward(table, criterion);
  const LoglinearStepwise method{criterion};
  const FitOutcome outcome = fit(method, FitInput{table, table, 0.95, {}});
  if (plain.fit.status == Status::not_converged) {
    ++tally.unfinished;
    return;
  }
  REQUIRE(status_of(outcome) == plain.fit.status);
  if (plain.fit.status != Status::ok) {
    ++tally.without;
    return;
  }
  const Estimate& estimate = std::get<Estimate>(outcome);
  std::vector<CaptureHistory> pairs = plain.pairs;
  std::sort(pairs.begin(), pairs.end());
  CHECK(pairs_in(estimate) == pairs);
  CHECK(estimate.population_size == Approx(plain.fit.population_size).epsilon(1e-7));
  CHECK(estimate.model.value().parameters == plain.fit.parameters);
  ++tally.estimates;
  tally.boundaries += estimate.boundary ? 1 : 0;
  tally.all_seen += estimate.population_size == table.observed() ? 1 : 0;
}

/// The model with all pairs, and one with a few of them.
void compare_models(const ContingencyTable& table, RandomStream& random, Tally& tally) {
  std::vector<CaptureHistory> all;
  std::vector<CaptureHistory> some;
  for (CaptureHistory term = 3; term < history_count(table.lists()); ++term) {
    if (lists_on(term) != 2) continue;
    all.push_back(term);
    if (random.uniform() < 0.4) some.push_back(term);
  }
  for (const std::vector<CaptureHistory>& pairs : {all, some}) {
    const FaceFit plain = fit_on_face(table, pairs);
    if (plain.status == Status::not_converged) {
      ++tally.unfinished;
      continue;
    }
    const FitOutcome outcome =
        fit(LoglinearFixed{FixedTerms::listed, pairs}, FitInput{table, table, 0.95, {}});
    REQUIRE(status_of(outcome) == plain.status);
    if (plain.status != Status::ok) {
      ++tally.without;
      continue;
    }
    const Estimate& estimate = std::get<Estimate>(outcome);
    CHECK(estimate.population_size == Approx(plain.population_size).epsilon(1e-7));
    ++tally.estimates;
    tally.boundaries += estimate.boundary ? 1 : 0;
    tally.all_seen += estimate.population_size == table.observed() ? 1 : 0;
  }
}

int lists_of_round(int round) {
  constexpr std::array<int, 10> often{3, 4, 3, 5, 4, 3, 4, 5, 3, 4};
  if (round % 20 == 19) return 7;
  return round % 10 == 8 ? 6 : often[static_cast<std::size_t>(round % 10)];
}

Tally compare_tables(int from, int to) {
  Tally tally;
  for (int round = from; round < to; ++round) {
    RandomStream random(11, static_cast<std::uint32_t>(round), Purpose::estimator_sampler);
    const int persons = 20 + static_cast<int>(281.0 * random.uniform() * random.uniform());
    const ContingencyTable table = sparse_register(lists_of_round(round), persons, random);
    INFO(round);
    compare_selection(table, Criterion::aic, tally);
    compare_selection(table, Criterion::bic, tally);
    compare_models(table, random, tally);
  }
  return tally;
}

}  // namespace

TEST_CASE("on sparse tables, models and selections equal fits on the face written out") {
  const Tally tally = compare_tables(0, 200);
  CHECK(tally.estimates > 500);
  CHECK(tally.boundaries > 100);
  CHECK(tally.all_seen > 15);
  CHECK(tally.without > 20);
  CHECK(tally.unfinished < 10);
}

TEST_CASE("the same on many more tables", "[.long]") {
  const Tally tally = compare_tables(200, 3000);
  CHECK(tally.estimates > 7000);
  CHECK(tally.unfinished < 140);
}

}  // namespace darknumber::existence_test

// SPDX-License-Identifier: MIT
#include "engine/study/ledger.h"

#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <numeric>

#include "engine/core/contracts.h"

namespace darknumber::ledger_test {
namespace {

using Game = std::function<std::optional<double>(ViolationSet)>;

Ledger play(std::size_t violations, const Game& game) {
  std::vector<std::optional<double>> answers;
  for (const ViolationSet subset : ledger_subsets(violations)) answers.push_back(game(subset));
  return ledger_of(violations, answers);
}

bool has(ViolationSet subset, std::size_t violation) {
  return subset >> violation & 1U;
}

/// Irregular, without symmetry.
double rough_game(ViolationSet subset) {
  return std::sin(3.0 * subset) + 0.3 * std::popcount(subset) * std::popcount(subset) +
         (has(subset, 0) && has(subset, 2) ? 2.0 : 0.0);
}

/// The definition: the mean over all orders of what each adds.
std::vector<double> shapley_by_orders(std::size_t violations) {
  std::vector<std::size_t> order(violations);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> sums(violations, 0.0);
  double orders = 0.0;
  do {
    ViolationSet on = 0;
    for (const std::size_t violation : order) {
      const ViolationSet with = on | 1U << violation;
      sums[violation] += rough_game(with) - rough_game(on);
      on = with;
    }
    orders += 1.0;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& sum : sums) sum /= orders;
  return sums;
}

TEST_CASE("a ledger asks for every subset of few violations, and for the corners of many") {
  CHECK(ledger_subsets(0) == std::vector<ViolationSet>{0});
  CHECK(ledger_subsets(1) == std::vector<ViolationSet>{0, 1});
  CHECK(ledger_subsets(3) == std::vector<ViolationSet>{0, 1, 2, 3, 4, 5, 6, 7});
  CHECK(ledger_subsets(10).size() == 1024);
  const std::vector<ViolationSet> many = ledger_subsets(11);
  CHECK(many.size() == 2 + 2 * 11);
  CHECK(std::is_sorted(many.begin(), many.end()));
  CHECK(many.front() == 0);
  CHECK(many.back() == 2047);
  for (std::size_t violation = 0; violation < 11; ++violation) {
    CHECK(std::count(many.begin(), many.end(), ViolationSet{1} << violation) == 1);
    CHECK(std::count(many.begin(), many.end(), 2047U ^ (1U << violation)) == 1);
  }
  CHECK_THROWS_AS(ledger_subsets(32), ContractViolation);
}

TEST_CASE("a ledger of three violations, by hand") {
  // A game of Shapley's kind, from a base of 1: alone 1 -> 2, 3 -> +1; pairs with interactions.
  const double value[] = {1.0, 2.0, 1.0, 4.0, 2.0, 5.0, 3.0, 10.0};
  const Ledger ledger = play(3, [&](ViolationSet subset) { return value[subset]; });
  CHECK(*ledger.off == 1.0);
  CHECK(*ledger.all == 10.0);
  CHECK(*ledger.total == 9.0);
  CHECK(*ledger.lines[0].alone == 1.0);
  CHECK(*ledger.lines[1].alone == 0.0);
  CHECK(*ledger.lines[2].alone == 1.0);
  CHECK(*ledger.lines[0].last == 7.0);
  CHECK(*ledger.lines[1].last == 5.0);
  CHECK(*ledger.lines[2].last == 6.0);
  // 1/3 alone + 1/6 (after 1) + 1/6 (after 2) + 1/3 last
  CHECK(*ledger.lines[0].shapley == Approx(1.0 / 3.0 + 3.0 / 6.0 + 3.0 / 6.0 + 7.0 / 3.0));
  CHECK(*ledger.lines[1].shapley == Approx(0.0 + 2.0 / 6.0 + 1.0 / 6.0 + 5.0 / 3.0));
  CHECK(*ledger.lines[2].shapley == Approx(1.0 / 3.0 + 3.0 / 6.0 + 2.0 / 6.0 + 6.0 / 3.0));
}

TEST_CASE("Shapley values are the mean over all orders, and sum to the whole") {
  for (std::size_t violations = 1; violations <= 7; ++violations) {
    const Ledger ledger = play(violations, rough_game);
    const std::vector<double> expected = shapley_by_orders(violations);
    double sum = 0.0;
    for (std::size_t i = 0; i < violations; ++i) {
      CHECK(*ledger.lines[i].shapley == Approx(expected[i]).margin(1e-12));
      sum += *ledger.lines[i].shapley;
    }
    CHECK(sum == Approx(*ledger.total).margin(1e-12));
  }
  const Ledger ten = play(10, rough_game);
  double sum = 0.0;
  for (const LedgerLine& line : ten.lines) sum += *line.shapley;
  CHECK(sum == Approx(*ten.total).margin(1e-10));
}

TEST_CASE("the glove game") {
  // One left glove, two right ones; a pair is worth 1. Known values: 2/3, 1/6, 1/6.
  const Ledger ledger =
      play(3, [](ViolationSet subset) { return has(subset, 0) && subset > 1 ? 1.0 : 0.0; });
  CHECK(*ledger.lines[0].shapley == Approx(2.0 / 3.0).epsilon(1e-14));
  CHECK(*ledger.lines[1].shapley == Approx(1.0 / 6.0).epsilon(1e-14));
  CHECK(*ledger.lines[2].shapley == Approx(1.0 / 6.0).epsilon(1e-14));
}

TEST_CASE("where effects add, alone, last and Shapley are the same") {
  const double effect[] = {0.5, -2.0, 0.0, 4.0};
  const Ledger ledger = play(4, [&](ViolationSet subset) {
    double sum = 7.0;
    for (std::size_t i = 0; i < 4; ++i) sum += has(subset, i) ? effect[i] : 0.0;
    return sum;
  });
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(*ledger.lines[i].alone == Approx(effect[i]).margin(1e-14));
    CHECK(*ledger.lines[i].last == Approx(effect[i]).margin(1e-14));
    CHECK(*ledger.lines[i].shapley == Approx(effect[i]).margin(1e-14));
  }
}

TEST_CASE("a missing answer takes with it what needs it, and nothing else") {
  const auto without = [](ViolationSet missing) {
    return play(3, [=](ViolationSet subset) {
      return subset == missing ? std::nullopt : std::optional(rough_game(subset));
    });
  };
  const Ledger pair = without(0b011);  // all but the third
  CHECK(pair.total.has_value());
  CHECK(pair.lines[0].last.has_value());
  CHECK_FALSE(pair.lines[2].last);
  CHECK(pair.lines[2].alone.has_value());
  for (const LedgerLine& line : pair.lines) CHECK_FALSE(line.shapley);
  const Ledger off = without(0);
  CHECK_FALSE((off.off || off.total || off.lines[0].alone));
  CHECK(off.lines[0].last.has_value());
  const Ledger all = without(0b111);
  CHECK_FALSE((all.all || all.total || all.lines[0].last));
  CHECK(all.lines[0].alone.has_value());
}

TEST_CASE("eleven violations have no Shapley values, one has the whole") {
  const Ledger many = play(11, rough_game);
  CHECK(*many.lines[10].alone == Approx(rough_game(1024) - rough_game(0)));
  CHECK(*many.lines[0].last == Approx(rough_game(2047) - rough_game(2046)));
  CHECK_FALSE(many.lines[0].shapley);
  const Ledger one = play(1, rough_game);
  CHECK(*one.lines[0].shapley == *one.total);
  CHECK(play(0, rough_game).lines.empty());
}

}  // namespace
}  // namespace darknumber::ledger_test

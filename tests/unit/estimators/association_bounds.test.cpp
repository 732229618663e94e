// SPDX-License-Identifier: MIT
#include "engine/estimators/association_bounds.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/random_stream.h"

namespace darknumber::association_bounds_unit_test {
namespace {

/// Lists of two classes of people, with every cell filled.
ContingencyTable random_table(std::uint64_t seed, int lists) {
  RandomStream stream(seed, 0, Purpose::victims);
  std::vector<double> counts(std::size_t{1} << lists);
  for (double& count : counts) count = std::floor(1.0 + 400.0 * std::pow(stream.uniform(), 4.0));
  counts[0] = 0.0;
  return {lists, counts};
}

double factor_at(const PairsOfLists& pairs, double persons) {
  double factor = 1.0;
  for (const ListPair& pair : pairs.pairs) {
    const double ratio = pair.odds_ratio_at(persons);
    factor = std::max({factor, ratio, 1.0 / ratio});
  }
  return factor;
}

/// The minimum over N by ternary search: the factor falls, then rises.
std::pair<double, double> searched_minimum(const PairsOfLists& pairs) {
  double low = std::log(pairs.fewest_persons);
  double high = low + 12.0;
  for (int step = 0; step < 200; ++step) {
    const double a = low + (high - low) / 3.0;
    const double b = high - (high - low) / 3.0;
    (factor_at(pairs, std::exp(a)) < factor_at(pairs, std::exp(b)) ? high : low) =
        factor_at(pairs, std::exp(a)) < factor_at(pairs, std::exp(b)) ? b : a;
  }
  const double persons = std::exp(0.5 * (low + high));
  return {factor_at(pairs, persons), persons};
}

}  // namespace

TEST_CASE("the closed form of the least association is the minimum that a search finds") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const PairsOfLists pairs = all_pairs(random_table(seed, 2 + static_cast<int>(seed % 5)));
    const LeastAssociation least = least_association(pairs);
    const auto [factor, persons] = searched_minimum(pairs);
    CHECK(least.factor == Approx(factor).epsilon(1e-7));
    CHECK(factor_at(pairs, least.persons) == Approx(least.factor).epsilon(1e-9));
    CHECK(least.persons >= pairs.fewest_persons);
    // At a factor a hair above the least there are numbers of persons around it; below, none.
    const auto span = persons_within(pairs, least.factor * (1.0 + 1e-9));
    REQUIRE(span);
    CHECK(span->first <= least.persons);
    CHECK(span->second >= least.persons);
    if (least.factor > 1.0 + 1e-6) CHECK_FALSE(persons_within(pairs, least.factor * (1.0 - 1e-7)));
    CHECK(std::abs(std::log(persons / least.persons)) < 1e-3);
  }
}

TEST_CASE("one pair of lists is independent at the estimate of Lincoln and Petersen") {
  const PairsOfLists pairs = all_pairs(ContingencyTable(2, {0, 80, 60, 20}));
  const LeastAssociation least = least_association(pairs);
  CHECK(least.factor == 1.0);
  CHECK(least.persons == Approx(100.0 * 80.0 / 20.0));
  CHECK_FALSE(least.apart);
  CHECK(persons_within(pairs, 2.0)->first == Approx(160.0 + 120.0));
  CHECK(persons_within(pairs, 2.0)->second == Approx(160.0 + 480.0));
}

TEST_CASE("there are as many persons as observed, though fewer would fit better") {
  const ContingencyTable table(3, {0, 10, 10, 0, 10, 0, 0, 1000});
  const LeastAssociation least = least_association(all_pairs(table));
  CHECK(least.persons == 1030.0);
  CHECK(least.factor == Approx(1000.0 * (1030.0 - 1020.0) / 100.0));
  CHECK_FALSE(least.apart);
  CHECK_FALSE(persons_within(all_pairs(table), 10.0));
}

TEST_CASE("a list within another is infinitely associated with it") {
  const ContingencyTable table(2, {0, 80, 0, 20});
  const LeastAssociation least = least_association(all_pairs(table));
  CHECK(std::isinf(least.factor));
  CHECK(std::isnan(least.persons));
  CHECK_FALSE(persons_within(all_pairs(table), 10.0));
}

TEST_CASE("pairs with few in common are left out, and stay out of tables with errors") {
  const ContingencyTable table(3, {0, 50, 60, 20, 70, 3, 9, 2});
  const PairsOfLists pairs = pairs_with_overlap(all_pairs(table), 10.0);
  REQUIRE(pairs.pairs.size() == 2);
  CHECK(pairs.pairs[0].overlap == 22.0);
  CHECK(pairs.pairs[1].overlap == 11.0);
  CHECK(pairs_with_overlap(all_pairs(table), 30.0).pairs.empty());
  CHECK(without_false_records(pairs, table, 0.9).pairs.size() == 2);
}

TEST_CASE("false records leave the table, and their persons with it") {
  const ContingencyTable table(2, {0, 80, 60, 20});
  const PairsOfLists without = without_false_records(all_pairs(table), table, 0.25);
  CHECK(without.pairs[0].only_first == Approx(60.0));
  CHECK(without.pairs[0].only_second == Approx(45.0));
  CHECK(without.pairs[0].overlap == Approx(20.0));
  CHECK(without.fewest_persons == Approx(125.0));
}

TEST_CASE("a world with missed links gives the table back when they are missed") {
  // In truth 40 on both, 60 and 50 on one: with a fifth of the pairs not linked 32, 68 and 58.
  const ContingencyTable table(2, {0, 68, 58, 32});
  const auto linked = with_missed_links(all_pairs(table), table, 0.2);
  REQUIRE(linked);
  CHECK(linked->pairs[0].overlap == Approx(40.0));
  CHECK(linked->pairs[0].only_first == Approx(60.0));
  CHECK(linked->pairs[0].only_second == Approx(50.0));
  CHECK(linked->fewest_persons == Approx(150.0));
  CHECK_FALSE(with_missed_links(all_pairs(table), table, 0.9));
}

TEST_CASE("the least share of errors that does is found, and none where none does") {
  // One pair of lists has false records alone: without them the pairs agree.
  const ContingencyTable table(3, {0, 400, 400, 100, 100, 100, 100, 100});
  const PairsOfLists pairs = all_pairs(table);
  const double factor = least_association(pairs).factor;
  REQUIRE(factor > 1.05);
  const double sought = 0.5 * (1.0 + factor);
  const auto share = least_share_of(RecordError::false_records, pairs, table, sought);
  REQUIRE(share);
  CHECK(least_with_error(pairs, table, RecordError::false_records, *share)->factor ==
        Approx(sought).epsilon(1e-9));
  CHECK(least_share_of(RecordError::false_records, pairs, table, factor + 1.0) == 0.0);
  CHECK_FALSE(least_share_of(RecordError::missed_links, pairs, table, 1.0));
}

}  // namespace darknumber::association_bounds_unit_test

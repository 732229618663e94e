// SPDX-License-Identifier: MIT
#include "engine/estimators/association_bounds.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "engine/input/read_table.h"
#include "engine/study/association_bootstrap.h"
#include "tests/support/checkout.h"

namespace darknumber::association_bounds_test {
namespace {

/// Digits are those of a computation in Python from the same tables, by minimising over N.
constexpr double last_digit = 0.5001;

ContingencyTable table_in(const std::string& file) {
  return load_table(testing::checkout() + "/examples/" + file).table;
}

PairsOfLists ten_in_common(const ContingencyTable& table) {
  return pairs_with_overlap(all_pairs(table), 10.0);
}

std::vector<double> factors_at(const ContingencyTable& table, RecordError error,
                               const std::vector<double>& shares) {
  const PairsOfLists pairs = ten_in_common(table);
  std::vector<double> factors;
  for (const double share : shares)
    factors.push_back(least_with_error(pairs, table, error, share)->factor);
  return factors;
}

void check_numbers(const std::vector<double>& numbers, const std::vector<double>& published,
                   double unit) {
  REQUIRE(numbers.size() == published.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    INFO(i);
    CHECK(std::abs(numbers[i] - published[i]) <= last_digit * unit);
  }
}

void check_span(const PairsOfLists& pairs, double factor, double from, double to) {
  const auto span = persons_within(pairs, factor);
  INFO(factor);
  REQUIRE(span);
  CHECK(std::abs(span->first - from) <= last_digit * 0.1);
  CHECK(std::abs(span->second - to) <= last_digit * 0.1);
}

const std::vector<double> false_shares{0.0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8};

}  // namespace

TEST_CASE("the least association of the Dutch table, and who pulls it apart") {
  const ContingencyTable table = table_in("data/netherlands.csv");
  const PairsOfLists pairs = ten_in_common(table);
  REQUIRE(pairs.pairs.size() == 7);
  const LeastAssociation least = least_association(pairs);
  CHECK(std::abs(least.factor - 5.37568) <= last_digit * 1e-5);
  CHECK(std::abs(least.persons - 32402.2) <= last_digit * 0.1);
  CHECK(pairs.pairs[least.together].odds_ratio_at(least.persons) == Approx(least.factor));
  REQUIRE(least.apart);
  CHECK(1.0 / pairs.pairs[*least.apart].odds_ratio_at(least.persons) == Approx(least.factor));
  CHECK_FALSE(persons_within(pairs, 5.0));
  CHECK_FALSE(persons_within(pairs, 2.0));
  check_span(pairs, 10.0, 20246.6, 59140.0);
}

TEST_CASE("the least association of the British table and of that of Gaza") {
  const PairsOfLists british = ten_in_common(table_in("data/united_kingdom.csv"));
  REQUIRE(british.pairs.size() == 7);
  CHECK(std::abs(least_association(british).factor - 4.23867) <= last_digit * 1e-5);
  CHECK(std::abs(least_association(british).persons - 9826.7) <= last_digit * 0.1);
  check_span(british, 5.0, 8547.8, 11381.7);
  const PairsOfLists gaza = ten_in_common(table_in("tables/gaza_2025.csv"));
  REQUIRE(gaza.pairs.size() == 3);
  CHECK(std::abs(least_association(gaza).factor - 1.52309) <= last_digit * 1e-5);
  CHECK(std::abs(least_association(gaza).persons - 61866.9) <= last_digit * 0.1);
  check_span(gaza, 2.0, 53744.0, 78037.5);
  check_span(gaza, 5.0, 38178.8, 163503.3);
}

TEST_CASE("the least association of a table of three lists") {
  // By history, the first list is bit 0: 100, 010, 110, 001, 101, 011, 111.
  const ContingencyTable table(3, {0, 89, 103, 24, 21, 29, 13, 27});
  const LeastAssociation least = least_association(ten_in_common(table));
  CHECK(std::abs(least.factor - 2.664) <= last_digit * 0.001);
  CHECK(std::abs(least.persons - 385.8) <= last_digit * 0.1);
}

TEST_CASE("false records on every list explain none of the three tables away") {
  check_numbers(
      factors_at(table_in("data/netherlands.csv"), RecordError::false_records, false_shares),
      {5.376, 5.335, 5.284, 5.220, 5.137, 4.862, 4.192}, 0.001);
  check_numbers(
      factors_at(table_in("data/united_kingdom.csv"), RecordError::false_records, false_shares),
      {4.239, 4.221, 4.199, 4.171, 4.134, 4.012, 3.711}, 0.001);
  check_numbers(
      factors_at(table_in("tables/gaza_2025.csv"), RecordError::false_records, false_shares),
      {1.523, 1.493, 1.457, 1.414, 1.392, 1.346, 1.270}, 0.001);
}

TEST_CASE("the more records are false, the fewer persons the least association is of") {
  const ContingencyTable table = table_in("data/netherlands.csv");
  const PairsOfLists pairs = ten_in_common(table);
  std::vector<double> persons;
  for (const double share : false_shares)
    persons.push_back(least_with_error(pairs, table, RecordError::false_records, share)->persons);
  check_numbers(persons, {32402, 27155, 22365, 18032, 14157, 7778, 3220}, 1.0);
}

TEST_CASE("missed links make the Dutch table harder to explain") {
  const ContingencyTable table = table_in("data/netherlands.csv");
  check_numbers(factors_at(table, RecordError::missed_links, {0.1, 0.2, 0.4}),
                {5.487, 5.632, 6.121}, 0.001);
  const PairsOfLists pairs = ten_in_common(table);
  CHECK_FALSE(least_share_of(RecordError::missed_links, pairs, table, 2.0));
}

TEST_CASE("chance moves the least association by as much as a bootstrap in Python says") {
  // 95 % intervals 4.4 to 6.7 and 1.44 to 1.62; a quantile of 1,000 draws has an error of its own,
  // about sqrt(.025 .975 / 1000) / density, a twelfth of the standard deviation each.
  const ContingencyTable dutch = table_in("data/netherlands.csv");
  const auto wide = association_intervals(ten_in_common(dutch), dutch, 1);
  CHECK(wide.resamples == 1000);
  CHECK(wide.dropped == 0);
  REQUIRE(wide.factor);
  CHECK(std::abs(wide.factor->first - 4.4) < 0.05 + 4 * 0.05);
  CHECK(std::abs(wide.factor->second - 6.7) < 0.05 + 4 * 0.05);
  const ContingencyTable gaza = table_in("tables/gaza_2025.csv");
  const auto narrow = association_intervals(ten_in_common(gaza), gaza, 1);
  REQUIRE(narrow.factor);
  CHECK(std::abs(narrow.factor->first - 1.44) < 0.005 + 4 * 0.004);
  CHECK(std::abs(narrow.factor->second - 1.62) < 0.005 + 4 * 0.004);
}

}  // namespace darknumber::association_bounds_test

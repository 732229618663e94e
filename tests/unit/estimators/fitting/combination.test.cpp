// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/combination.h"

#include <catch2/catch.hpp>
#include <cstddef>

namespace darknumber {
namespace {

struct FewRows {
  std::vector<std::vector<std::int64_t>> rows;
  std::int64_t entry(std::size_t row, std::size_t column) const { return rows[row][column]; }
};

Integer term_by_term(const IntegerRow& coefficients, const std::vector<std::int64_t>& row) {
  Integer value = 0;
  for (std::size_t c = 0; c < row.size(); ++c) value += coefficients[c] * Integer(row[c]);
  return value;
}

}  // namespace

TEST_CASE("a combination of columns is exact, however long its coefficients") {
  const std::int64_t most_entry = std::int64_t{1} << 53;
  const std::int64_t most_short = std::numeric_limits<std::int64_t>::max();
  const FewRows rows{
      {{1, 0, -1}, {most_entry, -most_entry, 3}, {most_entry, most_entry, most_entry}}};
  const std::vector<IntegerRow> combinations{
      {0, 2, -5},
      {Integer(most_short), -Integer(most_short), 7},
      {Integer(most_short) + 1, 0, -1},
      {Integer(most_short) * most_short, 1, -Integer(most_short) - 1},
  };
  for (const IntegerRow& coefficients : combinations)
    for (std::size_t r = 0; r < rows.rows.size(); ++r)
      CHECK(Combination(coefficients).value_on(rows, r) ==
            term_by_term(coefficients, rows.rows[r]));

  const std::size_t wide = 1500;  // more products than are sure to fit
  const IntegerRow many(wide, Integer(most_short));
  const FewRows row{{std::vector<std::int64_t>(wide, most_entry)}};
  CHECK(Combination(many).value_on(row, 0) == Integer(most_short) * most_entry * wide);
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/core/contingency_table.h"

#include <catch2/catch.hpp>

#include "engine/core/contracts.h"

namespace darknumber::contingency_table_test {

TEST_CASE("a table is added cell by cell, to one over as many lists") {
  ContingencyTable sum(2, {0, 5, 4, 3});
  sum.add(ContingencyTable(2, {0, 0.5, 0, 20}));
  CHECK(sum[0] == 0.0);
  CHECK(sum[1] == 5.5);
  CHECK(sum[2] == 4.0);
  CHECK(sum[3] == 23.0);
  CHECK(sum.observed() == 32.5);
  CHECK_THROWS_AS(sum.add(ContingencyTable(3)), ContractViolation);
}

TEST_CASE("no count of a table is negative, and what rounding leaves of nobody is 0") {
  CHECK_THROWS_AS(ContingencyTable(2, {0, 5, -1, 3}), ContractViolation);
  CHECK_THROWS_AS(ContingencyTable(2, {0, 5, -1e-6, 3}), ContractViolation);
  CHECK(ContingencyTable(2, {0, 5, -1e-14, 3})[2] == 0.0);
}

}  // namespace darknumber::contingency_table_test

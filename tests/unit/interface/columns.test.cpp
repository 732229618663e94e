// SPDX-License-Identifier: MIT
#include "engine/interface/columns.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::columns_test {

using Levels = std::vector<std::string>;

TEST_CASE("a column of a CSV text is of texts where its writer says so, and else of numbers") {
  const std::vector<std::size_t> texts{1, 2};
  const DataTable table =
      columns_of_csv("t", "\"a,b\",stratum,count\n1,007,3\n0,7,0.1\n,007,<5\n1,,2\n", texts);
  CHECK(table.name == "t");
  REQUIRE(table.columns.size() == 3);
  CHECK(table.columns[0].name == "a,b");
  CHECK(table.columns[0].levels.empty());
  CHECK(table.columns[0].numbers[1] == 0.0);
  CHECK(std::isnan(table.columns[0].numbers[2]));
  CHECK(table.columns[1].levels == Levels{"007", "7", ""});
  CHECK(table.columns[1].numbers == std::vector<double>{0, 1, 0, 2});
  CHECK(table.columns[2].levels == Levels{"3", "0.1", "<5", "2"});
}

TEST_CASE("the rows of a run go point by point, replicate by replicate, estimator by estimator") {
  RunResult result;
  result.labels = {"one", "two"};
  result.lists.resize(2);
  result.factors = {"population.victims", "estimation.target"};
  for (int p = 0; p < 2; ++p) {
    PointResult point;
    point.factor_values = {Value{std::int64_t{100} * (p + 1), {}}, Value{std::string("all"), {}}};
    point.truths = {7.0, 8.0};
    point.first_replicate = 5;
    for (int e = 0; e < 2; ++e) {
      ReplicateRows rows(3);
      for (int r = 0; r < 3; ++r) rows[static_cast<std::size_t>(r)].estimate = 100 * p + 10 * r + e;
      point.rows.push_back(rows);
    }
    result.points.push_back(point);
  }
  result.points[0].rows[1][0].estimate = INFINITY;
  result.points[0].rows[1][0].status = Status::no_mle;
  const DataTable table = replicate_columns(result);
  REQUIRE(table.columns.size() == 13);
  CHECK(table.columns[0].numbers == std::vector<double>{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1});
  CHECK(table.columns[1].numbers == std::vector<double>{5, 5, 6, 6, 7, 7, 5, 5, 6, 6, 7, 7});
  CHECK(table.columns[2].levels == Levels{"one", "two"});
  CHECK(table.columns[3].numbers[1] == 8.0);
  CHECK(table.columns[4].numbers ==
        std::vector<double>{0, INFINITY, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121});
  CHECK(table.columns[8].levels == Levels{"ok", "no_mle"});
  CHECK(table.columns[11].name == "population.victims");
  CHECK(table.columns[11].numbers[6] == 200.0);
  CHECK(table.columns[12].levels == Levels{"all"});
}

}  // namespace darknumber::columns_test

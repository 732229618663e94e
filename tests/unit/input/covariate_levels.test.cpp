// SPDX-License-Identifier: MIT
#include "engine/input/covariate_levels.h"

#include <catch2/catch.hpp>

#include "engine/input/read_table.h"

namespace darknumber::covariate_levels_test {

TEST_CASE("levels are in the order of numbers, then of letters") {
  const Covariate covariate = covariate_of("year", {"10", "9", "unknown", "9", "Anna", "2"});
  CHECK(covariate.levels == std::vector<std::string>{"2", "9", "10", "Anna", "unknown"});
  CHECK(covariate.level_of_stratum == std::vector<std::size_t>{2, 1, 4, 1, 3, 0});
}

TEST_CASE("negative levels are numbers, too") {
  CHECK(covariate_of("change", {"0", "-5", "-10"}).levels ==
        std::vector<std::string>{"-10", "-5", "0"});
  CHECK(covariate_of("change", {"1", "0", "-1", "none", "-2"}).levels ==
        std::vector<std::string>{"-2", "-1", "0", "1", "none"});
}

TEST_CASE("columns of covariates make strata of their patterns, and lists of no 0 and 1") {
  TableReading reading;
  reading.covariates = {"old", "year"};
  const NamedTable table =
      read_table("A,B,old,year,count\n1,0,0,10,5\n0,1,1,9,4\n1,1,0,10,3\n1,0,,9,2\n0,0,1,9,0\n",
                 "t.csv", reading);
  CHECK(table.lists == std::vector<std::string>{"A", "B"});
  REQUIRE(table.covariates.size() == 2);
  CHECK(table.covariates[0].levels == std::vector<std::string>{"0", "1"});
  CHECK(table.covariates[1].levels == std::vector<std::string>{"9", "10"});
  REQUIRE(table.by_stratum.size() == 2);
  CHECK(table.by_stratum[0].observed() == 8.0);
  CHECK(table.covariates[1].level_of_stratum == std::vector<std::size_t>{1, 0});
  REQUIRE(table.unknown);
  CHECK(table.unknown->observed() == 2.0);
  CHECK(table.table.observed() == 14.0);
}

TEST_CASE("strata and covariates exclude each other") {
  TableReading reading;
  reading.covariates = {"sex"};
  reading.strata = {"site"};
  CHECK_THROWS_AS(read_table("A,B,sex,site,count\n1,0,f,x,5\n0,1,m,y,4\n", "t.csv", reading),
                  InputError);
}

}  // namespace darknumber::covariate_levels_test

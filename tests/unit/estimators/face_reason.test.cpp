// SPDX-License-Identifier: MIT
#include "engine/estimators/face_reason.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "engine/estimators/fit.h"

namespace darknumber::face_reason_test {

// Nobody is on the last list, so that models of people who differ say nothing of it.
TEST_CASE("with a list of nobody no face says why an estimate of people who differ is at its end") {
  const ListsInUse lists = every_agency(std::vector<std::string>{"A", "B", "C", "D"});
  const ContingencyTable table(4, {0, 50, 40, 3, 30, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  for (const Heterogeneity heterogeneity :
       {Heterogeneity::poisson, Heterogeneity::darroch, Heterogeneity::gamma}) {
    const EstimatorSpec spec{"mh", ClosedPopulation{false, heterogeneity}, lists};
    CHECK_FALSE(face_reason(spec, table, estimate(spec, lists, table)));
  }
}

}  // namespace darknumber::face_reason_test

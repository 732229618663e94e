// SPDX-License-Identifier: MIT
#include "engine/report/estimate/answered_report.h"

#include <catch2/catch.hpp>

#include "engine/estimators/fit.h"
#include "engine/input/json.h"

namespace darknumber::answered_report_test {
namespace {

const ContingencyTable table(3, {0, 30, 20, 7, 25, 4, 5, 2});

/// What is written of a member of the model of an estimate.
std::string written(const char* member, const CellsInDoubt& in_doubt) {
  EstimatorSpec spec;
  spec.label = "independence";
  spec.method = LoglinearFixed{FixedTerms::independence, {}};
  const std::vector<std::string> names{"A", "B", "C"};
  spec.lists = every_agency(names);
  spec.in_doubt = in_doubt;
  const std::vector<EstimatorSpec> estimators{spec};
  const std::vector<Answer> answers{{spec.label, 0, {}}};
  const std::vector<FitOutcome> outcomes{estimate(spec, spec.lists, table)};
  const Value values = estimates_value({estimators, answers, outcomes, {}, {table}});
  const Value* model = values.array().front().find("model");
  REQUIRE(model != nullptr);
  const Value* found = model->find(member);
  REQUIRE(found != nullptr);
  return write_json(*found);
}

}  // namespace

TEST_CASE("the error of N beside a model is left open where N has cells in doubt") {
  CHECK(written("se_population", {}) != "null");
  for (const CellsInDoubt& in_doubt : {CellsInDoubt{{0b100}, {}}, CellsInDoubt{{}, {0b100}}}) {
    CHECK(written("se_population", in_doubt) == "null");
    CHECK(written("se_dark_figure", in_doubt) != "null");
  }
}

}  // namespace darknumber::answered_report_test

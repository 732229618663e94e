// SPDX-License-Identifier: MIT
#include "engine/scenario/held_fields.h"

#include <catch2/catch.hpp>

#include "tests/support/small_study.h"
#include "tests/unit/scenario/mistake.h"

namespace darknumber::held_fields_test {

TEST_CASE("what is solved for a table is set by no factor, point or claim") {
  const std::string held =
      small_study("sweep", R"("hold": "table", "table": "t.csv", "match": "pairs", "factors": [
          {"path": "agencies[*].anonymous_share", "values": [0, 0.1]}])",
                  R"({"text": "so", "estimator": "chao", "measure": "inflation", "at_least": 1,
          "where": {"agencies[*].missed_link_probability": 0.07},
          "than": {"where": {"agencies[*].duplicate_probability": 0.08}}})");
  CHECK(problems_of(held).empty());
  const std::string factor = "{\"path\": \"";
  check_mistake(
      held,
      GENERATE_COPY(
          Mistake{"agencies[*].anonymous_share", "agencies[Police].capture_probability", factor,
                  "study.factors", "the capture probability of every agency is solved",
                  "leave out \"hold\"", ""},
          Mistake{"\"agencies[*].anonymous_share\", \"values\": [0, 0.1]",
                  "\"population.victims\", \"values\": [1, 2]", factor, "study.factors",
                  "the number of victims is solved", "", ""},
          Mistake{"agencies[*].anonymous_share", "dependence[Shelter,Police].odds_ratio", factor,
                  "study.factors", "the odds ratio of every two agencies", "", ""},
          Mistake{"\"agencies[*].anonymous_share\", \"values\": [0, 0.1]",
                  "\"population\", \"values\": [{\"victims\": 500}]", factor, "study.factors",
                  "the number of victims is solved", "", ""},
          Mistake{"\"agencies[*].anonymous_share\", \"values\": [0, 0.1]",
                  "\"dependence\", \"values\": [[{\"between\": [\"Police\", \"Shelter\"], "
                  "\"odds_ratio\": 5}]]",
                  factor, "study.factors", "the odds ratio of every two agencies", "", ""},
          Mistake{"agencies[*].missed_link_probability", "agencies[*].capture_probability", "0.07",
                  "claims[#1].where", "is solved for the table", "", ""},
          Mistake{"agencies[*].duplicate_probability", "agencies[*].capture_probability", "0.08",
                  "claims[#1].than.where", "is solved for the table", "", ""}));
  for (const char* path : {"dependence[Police,Shelter,bystanders].odds_ratio",
                           "agencies[Police].false_positive_share"})
    CHECK(problems_of(replaced(held, "agencies[*].anonymous_share", path)).empty());
  CHECK(
      problems_of(replaced(replaced(held, ", \"match\": \"pairs\"", ""),
                           "agencies[*].anonymous_share", "dependence[Police,Shelter].odds_ratio"))
          .empty());
  const std::string at_points = replaced(held, R"("factors": [
          {"path": "agencies[*].anonymous_share", "values": [0, 0.1]}])",
                                         R"("points": [{"bystanders.count": 3000}])");
  check_mistake(at_points, Mistake{"bystanders.count\": 3000", "population.victims\": 71", "71",
                                   "study.points", "the number of victims is solved", "", ""});
}

}  // namespace darknumber::held_fields_test

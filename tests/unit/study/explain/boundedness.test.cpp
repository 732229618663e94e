// SPDX-License-Identifier: MIT
#include "engine/study/explain/boundedness.h"

#include <catch2/catch.hpp>

#include "tests/support/explained_tables.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::boundedness_test {
namespace {

using testing::ExplainedTable;

/// Of a table whose study has one factor with this path.
bool unbounded(ExplainedTable table, const std::string& path) {
  table.study = "\"factors\": [{\"path\": \"" + path + "\", \"belief\": {\"uniform\": [0, 0.3]}}]";
  const std::string text = table.text();
  const Scenario scenario = scenario_of(text);
  const FactorReach reach(std::make_shared<const PointMaker>(tree_of(text), "world.json"),
                          scenario.study->factors);
  return is_unbounded(reach, scenario.table->counts);
}

const std::string on_three = R"({"100": 50, "010": 40, "001": 30, "110": 9, "011": 8, "111": 2})";

}  // namespace

TEST_CASE("arcs of referral that reach every history leave N without bounds") {
  CHECK(unbounded({}, "referrals[A,B].probability"));
  CHECK(unbounded({}, "referrals[B,A].probability"));
  CHECK_FALSE(unbounded({3, on_three, "", "", ""}, "referrals[A,B].probability"));
  const std::string second = R"("referrals": [{"from": "B", "to": "C", "probability": 0.1}])";
  CHECK(unbounded({3, on_three, second, "", ""}, "referrals[A,B].probability"));
  const std::string other = R"("referrals": [{"from": "A", "to": "C", "probability": 0.1}])";
  CHECK_FALSE(unbounded({3, on_three, other, "", ""}, "referrals[A,B].probability"));
}

TEST_CASE("false links and bystanders on several lists do, too") {
  CHECK(unbounded({}, "agencies[A].false_link_probability"));
  const std::string pool = R"("bystanders": {"count": 5000})";
  CHECK(unbounded({2, R"({"10": 80, "01": 60, "11": 20})", pool, "", ""},
                  "agencies[*].false_positive_share"));
  CHECK_FALSE(unbounded({2, R"({"10": 80, "01": 60, "11": 20})", pool, "", ""},
                        "agencies[A].false_positive_share"));
}

TEST_CASE("what makes no second record leaves bounds") {
  CHECK_FALSE(unbounded({}, "agencies[*].false_positive_share"));
  CHECK_FALSE(unbounded({}, "agencies[*].anonymous_share"));
}

TEST_CASE("a study without bounds is refused, and says what to give") {
  ExplainedTable table;
  table.study = R"("factors": [{"path": "referrals[A,B].probability",
                                "belief": {"uniform": [0, 0.3]}}])";
  const std::string text = table.text();
  try {
    (void)plan_study(tree_of(text), "world.json", ScenarioReading{scenario_of(text), {}});
    FAIL("refused");
  } catch (const InputError& error) {
    REQUIRE(error.problems().size() == 1);
    CHECK_THAT(error.problems()[0].message, Catch::Contains("any number explains the table"));
    CHECK_THAT(error.problems()[0].advice, Catch::Contains("victims_belief"));
    CHECK(error.problems()[0].position.line == 1);
  }
}

}  // namespace darknumber::boundedness_test

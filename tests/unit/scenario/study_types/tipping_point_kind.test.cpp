// SPDX-License-Identifier: MIT
#include "engine/scenario/study_types/tipping_point_kind.h"

#include <catch2/catch.hpp>

#include "tests/support/small_study.h"
#include "tests/unit/scenario/mistake.h"

namespace darknumber::tipping_point_kind_test {
namespace {

/// Two factors, the first one with these fields.
std::string with_first(const std::string& fields) {
  return small_study("tipping_point",
                     R"("target": 2, "estimator": "chao", "factors": [
    {"path": "agencies[*].anonymous_share", )" +
                         fields + R"(},
    {"path": "agencies[*].missed_link_probability", "range": [0, 0.3], "plausible": [0, 0.2]}])");
}

Mistake mistake(const std::string& plausible, const std::string& message) {
  return {"\"range\": [0.01, 0.5]",
          "\"range\": [0.01, 0.5], \"plausible\": " + plausible,
          "{\"path\": \"agencies[*].anonymous_share\"",
          "study.factors[#1].plausible",
          message,
          "",
          ""};
}

}  // namespace

TEST_CASE("the middle of what is plausible lies within the range") {
  const std::string linear = with_first("\"range\": [0.01, 0.5]");
  CHECK(problems_of(linear).empty());
  check_mistake(linear,
                mistake("[0.4, 0.9]", "the middle of what is plausible, 0.65, lies outside"));
  CHECK(problems_of(with_first("\"range\": [0.01, 0.5], \"plausible\": [0.2, 0.7]")).empty());
  // Of logarithms: sqrt(0.4 * 0.6) = 0.49 is within, (0.4 + 0.6) / 2 would be the end.
  const std::string log = with_first("\"scale\": \"log\", \"range\": [0.01, 0.5]");
  CHECK(problems_of(with_first("\"scale\": \"log\", \"range\": [0.01, 0.495], "
                               "\"plausible\": [0.4, 0.6]"))
            .empty());
  check_mistake(log, mistake("[0, 0.2]", "logarithmic scale must lie above 0"));
  check_mistake(log, mistake("[0.4, 0.9]", "lies outside the range"));
}

TEST_CASE("of one factor the plausible range is only told, and whole numbers go") {
  CHECK(problems_of(small_study("tipping_point", R"("target": 2, "estimator": "chao", "factors": [
    {"path": "bystanders.count", "range": [1000, 9000], "kind": "integer",
     "plausible": [10000, 20000]}])"))
            .empty());
}

TEST_CASE("several factors move without a step: none of them is a whole number") {
  check_mistake(with_first("\"range\": [0.01, 0.5]"),
                Mistake{R"("path": "agencies[*].anonymous_share", "range": [0.01, 0.5])",
                        R"("path": "bystanders.count", "range": [1000, 9000], "kind": "integer")",
                        "{\"path\": \"bystanders.count\"", "study.factors[#1].kind",
                        "a tipping point of several factors takes no whole numbers",
                        "Take this factor alone", ""});
}

}  // namespace darknumber::tipping_point_kind_test

// SPDX-License-Identifier: MIT
// What `validate` says of groups, verification and sets of agencies.
#include <catch2/catch.hpp>

#include "engine/scenario/description/describe.h"
#include "engine/scenario/description/groups_text.h"
#include "engine/scenario/description/reliance.h"
#include "engine/scenario/description/verification_text.h"
#include "engine/scenario/description/violations.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::worlds_as_they_are_test {
namespace {

Scenario world(const std::string& population, const std::string& of_first,
               const std::string& rest = "") {
  return scenario_of(R"({"schema": 1, "population": {"victims": 5000)" + population +
                     R"(}, "agencies": [{"name": "A", "capture_probability": 0.1)" + of_first +
                     R"(}, {"name": "B", "capture_probability": 0.2},
                        {"name": "C", "capture_probability": 0.1}])" +
                     rest + "}");
}

bool is_told(const Scenario& scenario, const std::string& text) {
  for (const std::string& paragraph : describe(scenario))
    if (paragraph.find(text) != std::string::npos) return true;
  return false;
}

/// Whether a sentence on reliance names this estimator.
std::string stance_on_dependence(const Scenario& scenario, const std::string& label) {
  for (const Reliance& reliance : reliance_on(Assumption::independent_lists, scenario))
    for (const std::string& one : reliance.labels)
      if (one == label) return std::string(reliance.one);
  return "";
}

}  // namespace

TEST_CASE("verification of persons is told, and puts those never confirmed out of reach") {
  const Scenario scenario =
      world("", "", R"(, "verification": {"keeps_victims": 0.9, "keeps_others": 0.3})");
  CHECK(verification_paragraph(scenario) ==
        "Verification: 90 % of the victims are confirmed; whoever is not leaves the register, with "
        "all records. There are no records of people who are not victims, so what is kept of them "
        "changes nothing.");
  CHECK(violations(scenario, Assumption::people_alike) ==
        std::vector<std::string>{"10 % of the victims would not have been confirmed on any list"});
  CHECK(is_told(scenario, "beyond every list"));
}

TEST_CASE(
    "verification of records is told with the share that it leaves false, and violates nothing") {
  const Scenario scenario =
      world("", R"(, "false_positive_share": 0.2, "verification": {"keeps_others": 0.5})",
            R"(, "verification": {"of": "record", "keeps_victims": 0.9, "keeps_others": 0.3})");
  const std::string text = verification_paragraph(scenario);
  CHECK_THAT(text, Catch::Contains("90 % of the records of victims and 30 % of those of people who "
                                   "are not victims are confirmed"));
  CHECK_THAT(text, Catch::Contains("A confirms 100 % of its records of victims and 50 % of its "
                                   "others."));
  CHECK_THAT(text, Catch::Contains("4 % are false."));  // 0.2 0.15 / (0.2 0.15 + 0.8 0.9)
  CHECK(violations(scenario, Assumption::people_alike).empty());
}

TEST_CASE("verdicts on people who are on no list change nothing, and that is told") {
  const Scenario scenario = world("", "", R"(, "verification": {"keeps_others": 0.3})");
  CHECK_THAT(verification_paragraph(scenario),
             Catch::EndsWith("There are no records of people who are not victims, so what is kept "
                             "of them changes nothing."));
}

TEST_CASE("what turnover does is told of the truth that the scenario has") {
  const auto told = [](const std::string& target, const std::string& text) {
    return is_told(world(R"(, "turnover": {"periods": 4, "rate": 0.2})", "",
                         R"(, "estimation": {"target": )" + target +
                             R"(, "estimators": [{"method": "chao"}]})"),
                   text);
  };
  CHECK(told(R"("present")", "too high, since the truth here is those present"));
  CHECK(told(R"("ever_present")", "too low, since the truth here is all who were ever present"));
  CHECK(told(R"({"reachable": 0.1})", "whom the lists can reach"));
  CHECK_FALSE(told(R"({"reachable": 0.1})", "the truth here is those present"));
}

TEST_CASE("a dependence of three is told by what it does, which is not what one of two does") {
  const auto of = [](const std::string& between, const std::string& odds_ratio) {
    return world(
        "", "",
        R"(, "dependence": [{"between": )" + between + R"(, "odds_ratio": )" + odds_ratio + "}]");
  };
  const std::string pair_says = "lower the estimates that assume independence";
  CHECK(is_told(of(R"(["A", "B"])", "2"), pair_says));
  CHECK_FALSE(is_told(of(R"(["A", "B", "C"])", "2"), pair_says));
  CHECK(is_told(of(R"(["A", "B", "C"])", "2"), "usually raise the estimates of models with an"));
  CHECK(is_told(of(R"(["A", "B", "C"])", "0.5"), "usually lower the estimates of models with an"));
}

TEST_CASE("where all is confirmed nothing is told") {
  CHECK(verification_paragraph(world("", "", R"(, "verification": {"of": "record"})")).empty());
}

TEST_CASE("groups are told with who finds them") {
  const std::string groups =
      R"(, "groups": [{"size": 5, "share": 0.4}, {"size": 12, "share": 0.1}])";
  const std::string text = groups_paragraph(world(groups, R"(, "found_in_visit": 0.7)"));
  CHECK_THAT(text, Catch::StartsWith("Groups: 40 % of the victims live in groups of 5 and 10 % in "
                                     "groups of 12. A (70 % of those whom it visits) finds people "
                                     "by visits"));
  CHECK_THAT(groups_paragraph(world(groups, "")), Catch::Contains("so groups change nothing"));
  CHECK(groups_paragraph(world("", "")).empty());
  CHECK_THAT(groups_paragraph(world("", R"(, "found_in_visit": 0.7)")),
             Catch::Contains("which changes nothing, since nobody lives in a group"));
}

// One agency alone makes its list scatter, and no overlap of two lists.
TEST_CASE("intervals are said to be too narrow where two agencies find people together, or more") {
  const std::string narrow = "intervals, which know nothing of groups, are too narrow";
  Scenario scenario = scenario_of(R"({"schema": 1,
    "population": {"victims": 1000, "groups": [{"size": 5, "share": 0.4}]},
    "agencies": [{"name": "A", "capture_probability": 0.2, "found_in_visit": 0.7},
                 {"name": "B", "capture_probability": 0.2, "found_in_visit": 0.7},
                 {"name": "C", "capture_probability": 0.2}]})");
  CHECK_THAT(groups_paragraph(scenario), Catch::Contains(narrow));
  const std::string phrase =
      "40 % of the victims lived in groups whose members A and B found together";
  CHECK(violation_phrases(scenario) == std::vector<std::string>{phrase});
  CHECK_FALSE(is_told(scenario, "textbook"));
  const auto changes_nothing = [&](const Scenario& other) {
    return violation_phrases(other).empty() && is_told(other, "textbook") &&
           groups_paragraph(other).find(narrow) == std::string::npos;
  };
  Scenario few = scenario;
  few.population.victims = 10;  // floor(10 0.4 / 5) is 0
  CHECK(changes_nothing(few));
  CHECK_THAT(groups_paragraph(few), Catch::Contains("too few victims for a whole group of 5"));
  Scenario always =
      scenario;  // whoever visits a group finds each member with p: visits say nothing
  for (AgencySpec& agency : always.agencies)
    if (agency.found_in_visit) agency.found_in_visit = 0.2;
  CHECK(changes_nothing(always));
  Scenario one = scenario;
  one.agencies[1].found_in_visit.reset();
  CHECK_THAT(groups_paragraph(one), Catch::Contains("sizes of lists scatter more"));
  CHECK_THAT(groups_paragraph(one), !Catch::Contains(narrow));
}

TEST_CASE("three agencies together are told, and models of pairs rely on there being none") {
  const Scenario scenario =
      world("", "",
            R"(, "dependence": [{"between": ["A", "B", "C"], "odds_ratio": 4}],
          "estimation": {"estimators": [{"method": "loglinear", "terms": "pairwise"},
                                        {"method": "sample_coverage", "variant": "high"}]})");
  REQUIRE(violations(scenario, Assumption::independent_lists).size() == 1);
  CHECK_THAT(violations(scenario, Assumption::independent_lists)[0],
             Catch::Contains("people had 4 times the odds of being detected by all of A, B and C"));
  CHECK(stance_on_dependence(scenario, "pairwise") == "relies on this assumption.");
  CHECK(stance_on_dependence(scenario, "sample_coverage_high") == "relies on this assumption.");
  const Scenario two = world("", "",
                             R"(, "dependence": [{"between": ["A", "B"], "odds_ratio": 4}],
          "estimation": {"estimators": [{"method": "loglinear", "terms": "pairwise"}]})");
  CHECK_THAT(stance_on_dependence(two, "pairwise"), Catch::Contains("interactions of these pairs"));
}

}  // namespace darknumber::worlds_as_they_are_test

// SPDX-License-Identifier: MIT
#include "engine/scenario/description/describe.h"

#include <array>
#include <catch2/catch.hpp>

#include "engine/input/wording.h"
#include "engine/scenario/description/violations.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::describe_test {
namespace {

using Phrases = std::vector<std::string>;

/// Three agencies; `population` and `rest` are members, `fields` those of each agency.
Scenario world(const std::string& population, const std::array<std::string, 3>& fields,
               const std::string& rest = "") {
  std::string agencies;
  for (std::size_t j = 0; j < 3; ++j)
    agencies += std::string(j == 0 ? "" : ", ") + "{\"name\": \"" + "ABC"[j] +
                "\", \"capture_probability\": 0.1" + fields[j] + "}";
  return scenario_of("{\"schema\": 1, \"population\": {\"victims\": 5000" + population +
                     "}, \"agencies\": [" + agencies + "]" + rest + "}");
}

std::string paragraph_of(const Scenario& scenario, Assumption assumption) {
  for (const std::string& paragraph : describe(scenario))
    if (paragraph.find(std::string(". ") + std::string(statement_of(assumption)) + ":") !=
        std::string::npos)
      return paragraph;
  return "";
}

TEST_CASE("the textbook world violates nothing and says so") {
  const Scenario scenario = world("", {"", "", ""});
  CHECK(violation_phrases(scenario).empty());
  for (Assumption assumption : all_assumptions)
    CHECK_THAT(paragraph_of(scenario, assumption), Catch::EndsWith("holds in this scenario."));
  CHECK_THAT(describe(scenario).back(), Catch::Contains("No assumption is violated"));
  CHECK(describe(scenario).front() == "Population: 5,000 victims, the same ones throughout.");
}

TEST_CASE("in a single period nobody is replaced, whatever the rate") {
  const Scenario scenario = world(R"(, "turnover": {"periods": 1, "rate": 0.3})", {"", "", ""});
  CHECK(describe(scenario).front() == "Population: 5,000 victims, the same ones throughout.");
}

TEST_CASE("what changes nothing is described as no violation") {
  const std::string traits = R"(, "traits": [{"name": "t", "distribution": "normal", "sd": 0}])";
  CHECK(violation_phrases(world(traits, {R"(, "loadings": {"t": 3})", "", ""})).empty());
  CHECK(violation_phrases(world("", {R"(, "false_positive_share": 0)", "", ""})).empty());
  CHECK(violation_phrases(world("", {R"(, "reporting_probability": 0.5)", "", ""})).empty());
  CHECK(violation_phrases(world("", {"", "", ""},
                                R"(, "dependence": [{"between": ["A", "B"], "odds_ratio": 1}])"))
            .empty());
  CHECK(violation_phrases(world("", {R"(, "false_positive_share": 0)", "", ""},
                                R"(, "dependence": [{"between": ["A", "B"], "odds_ratio": 3,
                                    "applies_to": "bystanders"}])"))
            .empty());
}

TEST_CASE("false positives are told by agency, together, or as a range") {
  const std::string fifth = R"(, "false_positive_share": 0.2)";
  CHECK(violation_phrases(world("", {fifth, "", R"(, "false_positive_share": 0.005)"})) ==
        Phrases{"20 % of the reports by A and 0.5 % of those by C were false"});
  CHECK(violation_phrases(world("", {fifth, fifth, fifth})) ==
        Phrases{"20 % of the reports of every agency were false"});
  const std::string alarm = R"(, "false_alarm_probability": 0.001)";
  CHECK(violation_phrases(world("", {alarm, "", R"(, "false_alarm_probability": 0.02)"},
                                R"(, "bystanders": {"count": 40000})")) ==
        Phrases{"A flagged 0.1 % and C 2 % of 40,000 people who are not victims"});
  CHECK(
      violation_phrases(world("", {alarm, alarm, alarm}, R"(, "bystanders": {"count": 40000})")) ==
      Phrases{"each agency flagged 0.1 % of 40,000 people who are not victims"});
}

TEST_CASE("overrides of strata show as ranges and as unequal chances") {
  const std::string strata =
      R"(, "strata": [{"name": "x", "share": 0.5}, {"name": "y", "share": 0.5}])";
  const Scenario scenario = world(
      strata, {R"(, "by_stratum": {"x": {"capture_probability": 0.4, "anonymous_share": 0.3}})",
               R"(, "by_stratum": {"y": {"reporting_probability": 0.5}})", ""});
  CHECK(
      violation_phrases(scenario) ==
      Phrases{"0 to 30 % of the reports by A were anonymous",
              "victims of different strata (x/y) were not equally likely to be recorded (recorded "
              "10 to 40 % by A and 5 to 10 % by B)"});
}

TEST_CASE("covariates that move a chance are named in place of their many strata") {
  // The year moves nothing; sex moves A, at whatever nationality; nationality moves anonymity
  // alone.
  const std::string covariates =
      R"(, "covariates": {"year": {"1": 0.5, "2": 0.5}, "sex": {"f": 0.5, "m": 0.5},
                          "nationality": {"own": 0.5, "other": 0.5}})";
  const std::string of_sex = R"(, "by_covariate": {"sex": {"m": {"capture_probability": 0.4}}})";
  const std::string of_nationality =
      R"(, "by_covariate": {"nationality": {"own": {"anonymous_share": 0.3}}})";
  CHECK(violation_phrases(world(covariates, {of_sex, of_nationality, ""})).back() ==
        "victims of different sex were not equally likely to be recorded (recorded 10 to 40 % by "
        "A)");
  const std::string of_both =
      R"(, "by_covariate": {"nationality": {"own": {"reporting_probability": 0.5}}})";
  CHECK(violation_phrases(world(covariates, {of_sex, of_both, ""})).back() ==
        "victims of different sex and nationality were not equally likely to be recorded (recorded "
        "10 to 40 % by A and 5 to 10 % by B)");
}

TEST_CASE("many strata are counted") {
  std::string strata;
  for (char name = 'p'; name < 'w'; ++name)
    strata += (strata.empty() ? "" : ", ") + std::string(R"({"name": ")") + name +
              R"(", "share": )" + (name == 'p' ? "0.4}" : "0.1}");
  const Scenario scenario =
      world(R"(, "strata": [)" + strata + "]",
            {R"(, "by_stratum": {"p": {"capture_probability": 0.4}})", "", ""});
  CHECK(violation_phrases(scenario).back() ==
        "victims of different strata (there are 7) were not equally likely to be recorded "
        "(recorded 10 to 40 % by A)");
}

TEST_CASE("linkage, dependence and traits have their clauses in the order of the assumptions") {
  const std::string traits = R"(, "traits": [{"name": "visibility", "distribution": "normal"}])";
  const Scenario scenario = world(
      traits,
      {R"(, "missed_link_probability": 0.02, "loadings": {"visibility": -0.6931471805599453})",
       R"(, "missed_link_probability": 0.02)",
       R"(, "missed_link_probability": 0.02, "duplicate_probability": 0.01)"},
      R"(, "dependence": [{"between": ["A", "B"], "odds_ratio": 3},
                {"between": ["C", "B"], "odds_ratio": 0, "applies_to": "victims"}])");
  CHECK(violation_phrases(scenario) ==
        Phrases{"2 % of the reports of every agency were not linked to their person",
                "1 % of the reports by C had an unrecognised duplicate",
                "people detected by A had 3 times the odds of being detected by B",
                "no victims were detected by both C and B",
                "people differed in visibility (one standard deviation changed the odds of "
                "detection by a factor of up to 2)"});
  const std::string dependence = paragraph_of(scenario, Assumption::independent_lists);
  CHECK_THAT(dependence, Catch::Contains("VIOLATED. People detected by A had 3 times the odds"));
  CHECK_THAT(dependence, Catch::Contains("lower the estimates that assume independence"));
  CHECK_THAT(dependence, Catch::Contains("raise the estimates that assume independence"));
  CHECK_THAT(dependence, Catch::Contains("chao and independence rely on this assumption."));
  CHECK_THAT(dependence, Catch::Contains("pairwise and stepwise_p have, or look for"));
  CHECK_THAT(paragraph_of(scenario, Assumption::only_victims), Catch::Contains("holds"));
}

TEST_CASE(
    "a factor of odds past all use, or past the range of doubles, is given as its logarithm") {
  const auto phrase = [](const std::string& sd) {
    return violation_phrases(
        world(R"(, "traits": [{"name": "visibility", "distribution": "normal", "sd": )" + sd + "}]",
              {R"(, "loadings": {"visibility": 1})", "", ""}));
  };
  CHECK(phrase("20") == Phrases{"people differed in visibility (one standard deviation changed the "
                                "log-odds of detection by up to 20)"});
  CHECK(phrase("800") ==
        Phrases{"people differed in visibility (one standard deviation changed the "
                "log-odds of detection by up to 800)"});
}

TEST_CASE("dependence reaches only the estimators that see both agencies on different lists") {
  const Scenario scenario = world("", {"", "", ""},
                                  R"(, "dependence": [{"between": ["A", "B"], "odds_ratio": 3}],
         "estimation": {"estimators": [{"method": "chapman", "lists": ["A", "B"]},
           {"method": "chapman", "lists": ["A", "C"]},
           {"method": "chapman", "lists": [{"name": "AB", "merge": ["A", "B"]}, "C"]},
           {"method": "loglinear", "terms": ["A:B"]}, {"method": "loglinear", "terms": ["A:C"]}]})");
  const std::string paragraph = paragraph_of(scenario, Assumption::independent_lists);
  CHECK_THAT(paragraph, Catch::Contains(" chapman[A,B] and loglinear[A:C] rely on this assumption. "
                                        "loglinear[A:B] has, or looks for, the interactions"));
}

TEST_CASE("many clauses of a kind become one") {
  std::string rest;
  const char* pairs[][2] = {{"A", "B"}, {"A", "C"}, {"B", "C"}, {"A", "B"}};
  for (int i = 0; i < 4; ++i)
    rest += std::string(i == 0 ? "" : ", ") + "{\"between\": [\"" + pairs[i][0] + "\", \"" +
            pairs[i][1] + "\"], \"odds_ratio\": " + std::to_string(i + 2) + ", \"applies_to\": \"" +
            (i == 3 ? "bystanders" : "victims") + "\"}";
  const Scenario scenario =
      world("", {R"(, "false_alarm_probability": 0.1)", "", ""},
            ", \"bystanders\": {\"count\": 9}, \"dependence\": [" + rest + "]");
  CHECK(
      violations(scenario, Assumption::independent_lists) ==
      Phrases{"the detections of 4 pairs of agencies depended on each other (odds ratios from 2 to "
              "5)"});
}

TEST_CASE("a moving population has its clauses, and the direction of the bias follows the target") {
  const Scenario flow = scenario_of(moving_scenario);
  CHECK(
      violation_phrases(flow) ==
      Phrases{"1 % of the people seen by Border police alone were taken for someone else",
              "contact with Border police kept away 50 % of the victims detected by Border police "
              "whom Shelter would have detected too",
              "Police referred 40 % of the people it met to Shelter",
              "3 % of the victims were replaced from each of 12 periods to the next",
              "Police was active only in periods 2 to 6"});
  CHECK(describe(flow).front() ==
        "Population: 5,000 victims at any one time, over 12 periods; 3 % are replaced from each "
        "period to the next, so 6,650 are expected ever to be present. Strata: Dutch (60 %) and "
        "foreign "
        "(40 %).");
  const std::string open = paragraph_of(flow, Assumption::closed_population);
  CHECK_THAT(open, Catch::Contains("too low, since the truth here is all who were ever present"));
  CHECK_THAT(open, Catch::Contains("Lists that cover different times share fewer people"));
  const std::string present =
      paragraph_of(scenario_of(replaced(moving_scenario, "\"ever_present\"", "\"present\"")),
                   Assumption::closed_population);
  CHECK_THAT(present, Catch::Contains("too high, since the truth here is those present"));
  const std::string linked = paragraph_of(flow, Assumption::records_linked);
  CHECK_THAT(linked, Catch::Contains("which lowers the estimates"));
  CHECK_THAT(linked, !Catch::Contains("raises the estimates"));
}

TEST_CASE("without turnover windows change nothing, and at rest a population is closed") {
  for (const char* turnover : {"{\"periods\": 12, \"rate\": 0}", "{\"periods\": 1, \"rate\": 1}"}) {
    std::string text =
        replaced(moving_scenario, "{\"periods\": 12, \"rate\": 0.03}", std::string(turnover));
    if (std::string(turnover).find("12") == std::string::npos)
      text = replaced(text, ", \"active\": {\"from\": 2, \"to\": 6}", "");
    CHECK(violations(scenario_of(text), Assumption::closed_population).empty());
  }
}

TEST_CASE("avoidance raises, referral lowers, and avoidance both ways is pointed out") {
  const auto paragraph = [](const std::string& rest) {
    return paragraph_of(world("", {"", "", ""}, rest), Assumption::independent_lists);
  };
  const std::string avoidance =
      paragraph(R"(, "avoidance": [{"after": "A", "of": "B", "probability": 0.5}])");
  CHECK_THAT(avoidance, Catch::Contains("share fewer people than chance would have raise"));
  CHECK_THAT(avoidance, !Catch::Contains("lower the estimates"));
  CHECK_THAT(avoidance, !Catch::Contains("lost to both"));
  CHECK_THAT(avoidance, Catch::Contains("chao and independence rely on this assumption."));
  const std::string referral =
      paragraph(R"(, "referrals": [{"from": "A", "to": "B", "probability": 0.5}])");
  CHECK_THAT(referral, Catch::Contains("share more people than chance would have lower"));
  CHECK_THAT(referral, Catch::Contains("not referral from several lists to the same one"));
  CHECK_THAT(referral, !Catch::Contains("raise the estimates"));
  const std::string both = paragraph(
      R"(, "avoidance": [{"after": "A", "of": "B", "probability": 0.5},
                         {"after": "B", "of": "A", "probability": 0.1}])");
  CHECK_THAT(both, Catch::Contains("A and B keep people from each other: someone whom both would "
                                   "detect may be lost to both."));
}

TEST_CASE("directed pairs act only where they have someone to act on") {
  const std::string of_bystanders =
      R"([{"FROM": "A", "TO": "B", "probability": 0.5, "applies_to": "bystanders"}])";
  const std::string avoidance =
      ", \"avoidance\": " + replaced(replaced(of_bystanders, "FROM", "after"), "TO", "of");
  const std::string referral =
      ", \"referrals\": " + replaced(replaced(of_bystanders, "FROM", "from"), "TO", "to");
  const std::string share = R"(, "false_positive_share": 0.2)";
  const std::string finite = R"(, "bystanders": {"count": 40000})";
  const auto clauses = [](const Scenario& scenario) {
    return violations(scenario, Assumption::independent_lists).size();
  };
  CHECK(clauses(world("", {"", "", ""}, avoidance)) == 0);
  CHECK(clauses(world("", {"", "", ""}, referral)) == 0);
  // The own detections of unlimited bystanders never coincide: none avoids a second agency.
  CHECK(clauses(world("", {share, "", ""}, avoidance)) == 0);
  CHECK(clauses(world("", {share, "", ""}, referral)) == 1);
  CHECK(clauses(world("", {share, "", ""}, avoidance + finite)) == 1);
  CHECK(clauses(world("", {share, "", ""}, R"(, "referrals": [{"from": "A", "to": "B",
        "probability": 0}])")) == 0);
}

TEST_CASE("a continuum of severity tells its broad definitions") {
  const Scenario scenario = scenario_of(severity_scenario);
  CHECK(violation_phrases(scenario) ==
        Phrases{"victims were those above a severity of 1.5 but Police recorded people gradually "
                "around 1 to 1.25",
                "0 to 5 % of the reports by Police were anonymous",
                "Police referred 40 % of the people it met to Shelter",
                "more severe cases were likelier to be detected by Police and Shelter"});
  CHECK_THAT(describe(scenario).front(),
             Catch::Contains("60,000 people along a continuum of severity, the victims those above "
                             "1.5: 4,008 expected."));
  CHECK_THAT(paragraph_of(scenario, Assumption::only_victims),
             Catch::Contains("the people of the broadest definition in use"));
  // Two hard thresholds at the severity of a victim are the textbook again.
  std::string text = replaced(severity_scenario, "\"at\": 1.0, \"softness\": 0.3", "\"at\": 1.5");
  text = replaced(replaced(text, "\"at\": 1.25", "\"at\": 1.5"), "\"at\": 2.0", "\"at\": 1.5");
  text = replaced(text, "\"anonymous_share\": 0.05", "\"anonymous_share\": 0");
  text = replaced(text, "\"probability\": 0.4", "\"probability\": 0");
  CHECK(violation_phrases(scenario_of(text)).empty());
}

TEST_CASE("random non-reporting is told, and violates nothing") {
  const Scenario scenario = world("", {R"(, "reporting_probability": 0.5)", "", ""});
  CHECK(violation_phrases(scenario).empty());
  std::string all;
  for (const std::string& paragraph : describe(scenario)) all += paragraph + "\n";
  CHECK_THAT(all, Catch::Contains("Reporting: not every detection becomes a report."));
  CHECK_THAT(all, Catch::Contains("violates no assumption."));
}

TEST_CASE("what happens before estimation is told") {
  std::string all;
  for (const std::string& paragraph : describe(scenario_of(moving_scenario)))
    all += paragraph + "\n";
  CHECK_THAT(all, Catch::Contains("Estimation: 25 % of those on Border police alone are taken "
                                  "away. 75 % of those on one list alone are taken away. chao and "
                                  "all_bic estimate each stratum and add up. The stratum of 10 % "
                                  "is unknown: they are shared out as the known ones are. The "
                                  "truth is the number of victims ever present."));
  std::string lists;
  for (const std::string& paragraph : describe(scenario_of(good_scenario)))
    lists += paragraph + "\n";
  CHECK_THAT(lists, Catch::Contains("The lists of Border police and Shelter are merged into NGO."));
}

TEST_CASE("an estimator that works stratum by stratum does not rely on strata being alike") {
  const std::string strata =
      R"(, "strata": [{"name": "x", "share": 0.5}, {"name": "y", "share": 0.5}])";
  const Scenario scenario =
      world(strata, {R"(, "by_stratum": {"x": {"capture_probability": 0.4}})", "", ""},
            R"(, "estimation": {"estimators": [{"method": "chao"},
           {"method": "chao", "stratify": true, "label": "apart"}]})");
  const std::string paragraph = paragraph_of(scenario, Assumption::people_alike);
  CHECK_THAT(paragraph, Catch::Contains(" chao lets people differ and then aims at a lower bound"));
  CHECK_THAT(paragraph, Catch::Contains("do not suffer from differences between the strata"));
}

}  // namespace
}  // namespace darknumber::describe_test

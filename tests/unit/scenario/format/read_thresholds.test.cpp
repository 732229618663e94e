// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_thresholds.h"

#include <catch2/catch.hpp>

#include "tests/unit/scenario/mistake.h"

namespace darknumber::read_thresholds_test {
namespace {

TEST_CASE("thresholds and windows are read, those of a stratum on top of the agency's") {
  const Scenario continuum = scenario_of(severity_scenario);
  const AgencySpec& police = continuum.agencies[0];
  CHECK(police.rates.threshold.at == 1.0);
  CHECK(police.rates.threshold.softness == 0.3);
  CHECK(police.rates.threshold.capture_probability == 0.1);
  CHECK(police.in_stratum[0].threshold.at == 1.25);
  CHECK(police.in_stratum[0].threshold.softness == 0.3);
  CHECK(police.in_stratum[0].anonymous_share == 0.05);
  CHECK(police.in_stratum[1].threshold.at == 1.0);
  CHECK(continuum.agencies[1].rates.threshold.softness == 0.0);
  CHECK(continuum.bystanders.form == FalsePositiveForm::none);
  const Scenario moving = scenario_of(moving_scenario);
  CHECK(moving.agencies[0].active.from == 2);
  CHECK(moving.agencies[0].active.to == 6);
  CHECK(moving.agencies[1].active.from == 1);
  CHECK(moving.agencies[1].active.to == 12);
}

TEST_CASE("a window without one end reaches to the end of time") {
  const Scenario from =
      scenario_of(replaced(moving_scenario, "{\"from\": 2, \"to\": 6}", "{\"from\": 12}"));
  CHECK(from.agencies[0].active.from == 12);
  CHECK(from.agencies[0].active.to == 12);
  const Scenario to =
      scenario_of(replaced(moving_scenario, "{\"from\": 2, \"to\": 6}", "{\"to\": 1}"));
  CHECK(to.agencies[0].active.from == 1);
  CHECK(to.agencies[0].active.to == 1);
}

TEST_CASE("mistakes in windows") {
  check_mistake(
      moving_scenario,
      GENERATE(Mistake{"\"from\": 2", "\"from\": 7", "7, \"to\"", "agencies[Police].active.from",
                       "the window begins in period 7 and ends in period 6",
                       "The periods go from 1 to 12", ""},
               Mistake{"\"from\": 2", "\"from\": 0", "0, \"to\"", "agencies[Police].active.from",
                       "between 1 and 1000, but is 0", "", ""},
               Mistake{"\"to\": 6", "\"to\": 13", "13}", "agencies[Police].active.to",
                       "period 13 lies after the last one", "from 1 to 12", ""},
               Mistake{"\"to\": 6", "\"until\": 6", "\"until\"", "agencies[Police].active.until",
                       "not a field here", "\"from\" and \"to\"", ""},
               Mistake{"{\"from\": 2, \"to\": 6}", "[2, 6]", "[2, 6]", "agencies[Police].active",
                       "must be an object", "", ""}));
}

TEST_CASE("a threshold needs a continuum, and in one every agency needs a threshold") {
  check_mistake(moving_scenario, Mistake{"\"active\": {\"from\": 2, \"to\": 6}",
                                         "\"threshold\": {\"at\": 1, \"capture_probability\": 0.1}",
                                         "{\"at\": 1, ", "agencies[Police].threshold",
                                         "needs a continuum of severity", "\"at_risk\"", ""});
  const std::string shelters = "\"threshold\": {\"at\": 2.0, \"capture_probability\": 0.2}";
  check_mistake(
      severity_scenario,
      GENERATE_COPY(
          Mistake{", " + shelters, "", "{\"name\": \"Shelter\"}", "agencies[Shelter].threshold",
                  "with \"at_risk\" every agency needs a", "For example", ""},
          Mistake{"\"threshold\": {\"at\": 2.0", "\"treshold\": {\"at\": 2.0", "\"treshold\"",
                  "agencies[Shelter].treshold", "not a field here", "", "threshold"},
          Mistake{"\"at\": 2.0, ", "", "{\"capture_probability\": 0.2}",
                  "agencies[Shelter].threshold.at", "\"at\" is missing", "", ""},
          Mistake{", \"capture_probability\": 0.2", "", "{\"at\": 2.0}",
                  "agencies[Shelter].threshold.capture_probability",
                  "\"capture_probability\" is missing", "", ""},
          Mistake{"\"capture_probability\": 0.2", "\"capture_probabilty\": 0.2",
                  "\"capture_probabilty\"", "agencies[Shelter].threshold.capture_probabilty",
                  "not a field here", "", "capture_probability"},
          Mistake{"\"capture_probability\": 0.2", "\"capture_probability\": 20", "20}",
                  "agencies[Shelter].threshold.capture_probability", "between 0 and 1, but is 20",
                  "If you meant 20 %, write 0.2.", ""},
          Mistake{"\"softness\": 0.3", "\"softness\": -0.3", "-0.3",
                  "agencies[Police].threshold.softness", "at least 0", "", ""},
          Mistake{"{\"at\": 1.25}", "{\"at\": \"1.25\"}", "\"1.25\"",
                  "agencies[Police].by_stratum[Dutch].threshold.at", "must be a number", "1.25",
                  ""}));
}

TEST_CASE("what belongs to victims and bystanders apart is refused along a continuum") {
  check_mistake(
      severity_scenario,
      GENERATE(
          Mistake{"\"name\": \"Shelter\"", "\"name\": \"Shelter\", \"capture_probability\": 0.5",
                  "0.5,", "agencies[Shelter].capture_probability",
                  "with \"at_risk\" an agency has no \"capture_probability\"",
                  "follows from its \"threshold\"", ""},
          Mistake{"\"name\": \"Shelter\"", "\"name\": \"Shelter\", \"false_positive_share\": 0.5",
                  "0.5,", "agencies[Shelter].false_positive_share",
                  "has no \"false_positive_share\"", "\"threshold\"", ""},
          Mistake{"\"name\": \"Shelter\"",
                  "\"name\": \"Shelter\", \"false_alarm_probability\": 0.5", "0.5,",
                  "agencies[Shelter].false_alarm_probability", "has no \"false_alarm_probability\"",
                  "\"threshold\"", ""},
          Mistake{"\"name\": \"Shelter\"",
                  "\"name\": \"Shelter\", \"loadings\": {\"visibility\": 0.5}",
                  "{\"visibility\": 0.5}", "agencies[Shelter].loadings",
                  "an agency has no \"loadings\"", "severity", ""},
          Mistake{"\"anonymous_share\": 0.05", "\"capture_probability\": 0.05", "0.05}",
                  "agencies[Police].by_stratum[Dutch].capture_probability",
                  "has no \"capture_probability\"", "\"threshold\"", ""},
          Mistake{"\"anonymous_share\": 0.05", "\"false_positive_share\": 0.05", "0.05}",
                  "agencies[Police].by_stratum[Dutch].false_positive_share",
                  "has no \"false_positive_share\"", "\"threshold\"", ""},
          Mistake{"\"anonymous_share\": 0.05", "\"false_alarm_probability\": 0.05", "0.05}",
                  "agencies[Police].by_stratum[Dutch].false_alarm_probability",
                  "has no \"false_alarm_probability\"", "\"threshold\"", ""}));
}

}  // namespace
}  // namespace darknumber::read_thresholds_test

// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_population.h"

#include <catch2/catch.hpp>

#include "tests/unit/scenario/mistake.h"

namespace darknumber::read_population_test {
namespace {

TEST_CASE("mistakes in the file, the population and the bystanders") {
  check_mistake(
      good_scenario,
      GENERATE(
          Mistake{"\"schema\": 1,", "\"schema\": 2,", "2,\n", "schema", "newer than the program",
                  "version 1", ""},
          Mistake{"\"schema\": 1,", "\"schema\": 0,", "0,\n  \"title", "schema", "at least 1", "",
                  ""},
          Mistake{"\"schema\": 1,", "", "{\n  \n", "schema", "\"schema\" is missing", "", ""},
          Mistake{"\"title\": \"A world\"", "\"titel\": \"A world\"", "\"titel\"", "titel",
                  "not a field", "", "title"},
          Mistake{"\"victims\": 5000", "\"victims\": 0.5", "0.5,\n", "population.victims",
                  "must be a whole number, but is 0.5", "", ""},
          Mistake{"\"victims\": 5000", "\"victims\": 3000000000", "3000000000",
                  "population.victims", "between 1 and 2000000000", "", ""},
          Mistake{"\"victims\": 5000", "\"victims\": \"5000\"", "\"5000\"", "population.victims",
                  "must be a whole number", "Write 5000 without quotes.", ""},
          Mistake{"\"share\": 0.6", "\"share\": 60", "60, ", "population.strata[Dutch].share",
                  "between 0 and 1, but is 60", "If you meant 60 %, write 0.6.", ""},
          Mistake{"\"share\": 0.6", "\"share\": 0.5", "[{\"name\": \"Dutch\"", "population.strata",
                  "the shares of the strata sum to 0.9, not to 1", "", ""},
          Mistake{"\"share\": 0.4, \"bystander_share\": 0.5", "\"share\": 0.4",
                  "[{\"name\": \"Dutch\"", "population.strata",
                  "1 of 2 strata give a bystander_share", "all strata, or for none", ""},
          Mistake{"0.6, \"bystander_share\": 0.5", "0.6, \"bystander_share\": 0.25",
                  "[{\"name\": \"Dutch\"", "population.strata",
                  "bystander_shares of the strata sum to 0.75", "", ""},
          Mistake{"\"name\": \"place\"", "\"name\": \"visibility\"",
                  "\"visibility\", \"distribution\": \"cla", "population.traits[visibility].name",
                  "a second trait is called \"visibility\"", "once", ""},
          Mistake{"\"name\": \"place\"", "\"name\": \"pl.ace\"", "\"pl.ace\"",
                  "population.traits[pl.ace].name", "holds \".\"", ", : ; [ ] * .", ""},
          Mistake{"\"name\": \"place\"", "\"name\": \"\"", "\"\"", "population.traits[#2].name",
                  "the name of the trait is empty", "", ""},
          Mistake{"\"sd\": 1.0", "\"sd\": -1", "-1}", "population.traits[visibility].sd",
                  "at least 0, but is -1", "", ""},
          Mistake{"\"sd\": 1.0", "\"values\": [1]", "[1]", "population.traits[visibility].values",
                  "a normal trait has no \"values\"", "sd", ""},
          Mistake{"\"distribution\": \"normal\"", "\"distribution\": \"norml\"", "\"norml\"",
                  "population.traits[visibility].distribution", "cannot be \"norml\"", "",
                  "normal"},
          Mistake{"\"shares\": [0.5, 0.5]", "\"shares\": [0.5]", "[0.5]",
                  "population.traits[place].shares", "there are 1 shares for 2 values", "", ""},
          Mistake{"\"shares\": [0.5, 0.5]", "\"shares\": [0.5, 0.4]", "[0.5, 0.4]",
                  "population.traits[place].shares", "sum to 0.9, not to 1", "", ""},
          Mistake{"\"shares\": [0.5, 0.5]", "\"shares\": [0.5, 50]", "50]",
                  "population.traits[place].shares",
                  "item 2 of \"shares\" must lie between 0 and 1", "If you meant 50 %", ""},
          Mistake{"\"values\": [0, 3], ", "", "{\"name\": \"place\"",
                  "population.traits[place].values", "a trait of classes needs \"values\"", "", ""},
          Mistake{"\"count\": 40000", "\"count\": 0.5", "0.5},\n  \"agencies", "bystanders.count",
                  "whole number", "unlimited", ""},
          Mistake{"\"count\": 40000", "\"count\": \"unlimitd\"", "\"unlimitd\"", "bystanders.count",
                  "whole number", "unlimited", "unlimited"},
          Mistake{"\"replicates\": 200", "\"replicates\": 0", "0, \"seed\"",
                  "monte_carlo.replicates", "between 1 and 2000000000", "", ""},
          Mistake{"\"seed\": 7", "\"seed\": 9007199254740992", "9007199254740992",
                  "monte_carlo.seed", "between 0 and 9007199254740991", "", ""},
          Mistake{"\"simulator\": \"table\"", "\"simulator\": \"tables\"", "\"tables\"",
                  "monte_carlo.simulator", "cannot be \"tables\"", "\"persons\"", "table"}));
}

TEST_CASE("turnover, unknown strata and a continuum are read") {
  const PopulationSpec moving = scenario_of(moving_scenario).population;
  CHECK(moving.turnover.periods == 12);
  CHECK(moving.turnover.rate == 0.03);
  CHECK(moving.stratum_unknown_share == 0.1);
  CHECK_FALSE(moving.at_risk);
  const PopulationSpec still = scenario_of(good_scenario).population;
  CHECK(still.turnover.periods == 1);
  CHECK(still.turnover.rate == 0.0);
  const PopulationSpec continuum = scenario_of(severity_scenario).population;
  REQUIRE(continuum.at_risk);
  CHECK(continuum.at_risk->count == 60000);
  CHECK(continuum.at_risk->victims_above == 1.5);
  CHECK(continuum.victims == 0);
  CHECK(continuum.turnover.periods == 1);
}

TEST_CASE("mistakes in turnover and unknown strata") {
  check_mistake(
      moving_scenario,
      GENERATE(Mistake{"\"periods\": 12", "\"periods\": 0", "0, \"rate\"",
                       "population.turnover.periods", "between 1 and 1000, but is 0", "", ""},
               Mistake{"\"periods\": 12", "\"periods\": 12.5", "12.5",
                       "population.turnover.periods", "must be a whole number", "", ""},
               Mistake{"\"rate\": 0.03", "\"rate\": 3", "3}", "population.turnover.rate",
                       "between 0 and 1, but is 3", "If you meant 3 %, write 0.03.", ""},
               Mistake{"\"rate\": 0.03", "\"rates\": 0.03", "\"rates\"",
                       "population.turnover.rates", "not a field here", "\"rate\"", "rate"},
               Mistake{"{\"periods\": 12, \"rate\": 0.03}", "12", "12\n", "population.turnover",
                       "must be an object", "", ""},
               Mistake{"\"stratum_unknown_share\": 0.1", "\"stratum_unknown_share\": 10", "10,\n",
                       "population.stratum_unknown_share", "between 0 and 1, but is 10",
                       "If you meant 10 %, write 0.1.", ""},
               Mistake{"\"victims\": 5000", "\"victm\": 5000", "\"victm\"", "population.victm",
                       "not a field here", "", "victims"},
               Mistake{"\"victims\": 5000,", "", "{\n    \n", "population.victims",
                       "\"victims\" is missing", "\"at_risk\"", ""}));
}

TEST_CASE("mistakes in a continuum of severity") {
  check_mistake(
      severity_scenario,
      GENERATE(
          Mistake{"\"count\": 60000", "\"count\": 0", "0, \"victims_above\"",
                  "population.at_risk.count", "between 1 and 2000000000, but is 0", "", ""},
          Mistake{"\"count\": 60000, ", "", "{\"victims_above\"", "population.at_risk.count",
                  "\"count\" is missing", "Number of persons", ""},
          Mistake{"\"victims_above\": 1.5", "\"victims_above\": 9", "9}",
                  "population.at_risk.victims_above", "between -8 and 8, but is 9", "", ""},
          Mistake{"\"victims_above\"", "\"victim_above\"", "\"victim_above\"",
                  "population.at_risk.victim_above", "not a field here", "", "victims_above"},
          Mistake{"{\"count\": 60000, \"victims_above\": 1.5}", "60000", "60000",
                  "population.at_risk", "must be an object", "", ""},
          Mistake{"\"strata\"", "\"victims\": 5000, \"strata\"", "5000, \"strata\"",
                  "population.victims", "with \"at_risk\" the victims are those above",
                  "Leave \"victims\" out, or \"at_risk\".", ""},
          Mistake{"\"strata\"", "\"turnover\": {\"periods\": 2}, \"strata\"", "{\"periods\": 2}",
                  "population.turnover", "\"turnover\" and \"at_risk\" cannot be combined",
                  "Leave one", ""},
          Mistake{"\"share\": 0.4", "\"share\": 0.4, \"bystander_share\": 0.25", "0.25}",
                  "population.strata", "a stratum has no \"bystander_share\"", "Leave it out.", ""},
          Mistake{"\"referrals\"", "\"bystanders\": {\"count\": 9}, \"referrals\"",
                  "{\"count\": 9}", "bystanders",
                  "\"bystanders\" and \"at_risk\" cannot be combined", "below it", ""},
          Mistake{"\"referrals\"", "\"dependence\": [], \"referrals\"", "[], ", "dependence",
                  "\"dependence\" and \"at_risk\" cannot be combined", "independently", ""},
          Mistake{"\"referrals\"", "\"estimation\": {\"target\": \"ever_present\"}, \"referrals\"",
                  "\"ever_present\"", "estimation.target", "nobody enters or leaves",
                  "Leave \"target\" out", ""}));
}

}  // namespace
}  // namespace darknumber::read_population_test

// SPDX-License-Identifier: MIT
#include "engine/interface/answers.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace darknumber::answers_test {
namespace {

nlohmann::json answer(const std::string& verb, const nlohmann::json& arguments) {
  const Reply reply = ask(verb, arguments.dump());
  INFO(reply.json);
  REQUIRE(reply.outcome == Outcome::done);
  return nlohmann::json::parse(reply.json);
}

const std::string three_lists =
    "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,25\n1,1,0,19\n1,0,1,17\n0,1,1,15\n1,1,1,13\n";

}  // namespace

TEST_CASE("an interval of bounds goes up, around what it is of") {
  const nlohmann::json least = answer("bounds", {{"table", three_lists}})["least"];
  for (const auto& [number, interval] :
       {std::pair{"g", "g_interval"}, {"victims", "victims_interval"}}) {
    CHECK(least[interval][0].get<double>() < least[number].get<double>());
    CHECK(least[number].get<double>() < least[interval][1].get<double>());
  }
}

// Of each list a fifth is false: N p s / (1 - s), 50 and 75 of 1,000 victims, each a person of its
// own.
TEST_CASE("the false entities of the expected table are those of its lists") {
  const nlohmann::json expected =
      answer("expect",
             {{"scenario", nlohmann::json::parse(R"({"schema": 1, "population": {"victims": 1000},
        "agencies": [{"name": "A", "capture_probability": 0.2, "false_positive_share": 0.2},
          {"name": "B", "capture_probability": 0.3, "false_positive_share": 0.2}]})")}});
  CHECK(expected["false_positive_entities"].get<double>() == Approx(125.0).epsilon(1e-9));
}

TEST_CASE("a share of those on one list alone is taken away from that list") {
  for (const auto& [list, alone] : {std::pair{"A", 40.0}, {"B", 30.0}, {"C", 25.0}}) {
    const nlohmann::json estimates = answer(
        "estimate",
        {{"table", three_lists}, {"estimator", "chao"}, {"remove", std::string(list) + "=0.5"}});
    CHECK(estimates["observed"].get<double>() == 159.0 - 0.5 * alone);
    CHECK(estimates["overlap"].get<double>() == 64.0);
  }
}

// 27 and 17 records with 7 in common: 27 17 / 7 = 65.57.
TEST_CASE("the number of victims of a table is rounded to the nearest") {
  const nlohmann::json calibrated =
      answer("calibrate",
             {{"scenario", nlohmann::json::parse(R"({"schema": 1, "population": {"victims": 100},
                "agencies": [{"name": "A", "capture_probability": 0.2},
                  {"name": "B", "capture_probability": 0.3}]})")},
              {"to", "A,B,count\n1,0,20\n0,1,10\n1,1,7\n"}});
  CHECK(calibrated["population"]["victims"].get<int>() == 66);
}

// Without a factor the three cells are fitted but for chance: deviances of tables from the
// posterior have a mean near the number of cells.
TEST_CASE("an explanation says what deviance is to be expected") {
  const nlohmann::json found =
      answer("run", {{"scenario", nlohmann::json::parse(R"({"schema": 1, "population": {},
        "table": {"counts": {"10": 40, "01": 30, "11": 12}}, "agencies": [{"name": "A"}, {"name": "B"}],
        "study": {"type": "explain", "particles": 400, "runs": 1}})")},
                     {"threads", 1}});
  CHECK(found["fit"]["expected_deviance"].get<double>() > 1.0);
  CHECK(found["fit"]["expected_deviance"].get<double>() < 6.0);
}

}  // namespace darknumber::answers_test

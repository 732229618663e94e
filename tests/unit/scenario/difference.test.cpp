// SPDX-License-Identifier: MIT
#include "engine/scenario/difference.h"

#include <catch2/catch.hpp>

#include "engine/input/json.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/read_scenario.h"
#include "tests/support/checkout.h"

namespace darknumber::difference_test {
namespace {

Value tree(const std::string& text) {
  Problems problems;
  Value value = parse_json(text, "text", problems);
  REQUIRE(problems.empty());
  return value;
}

/// "path: A -> B", a line each.
std::vector<std::string> lines(const std::string& first, const std::string& second) {
  const auto side = [](const std::optional<Value>& value) {
    return value ? write_json(*value) : std::string("none");
  };
  std::vector<std::string> found;
  for (const FieldDifference& one : differences_of(tree(first), tree(second)))
    found.push_back(one.path + ": " + side(one.first) + " -> " + side(one.second));
  return found;
}

using Lines = std::vector<std::string>;

TEST_CASE("equal trees have no difference, however their numbers are written") {
  CHECK(lines(R"({"a": 1, "b": [0, 2]})", R"({"b": [0, 2], "a": 1.0})").empty());
}

TEST_CASE("named things are matched by name, wherever they stand") {
  CHECK(lines(R"({"agencies": [{"name": "A", "p": 0.1}, {"name": "B", "p": 0.2}]})",
              R"({"agencies": [{"name": "C", "p": 0.3}, {"name": "A", "p": 0.4}]})") ==
        Lines{"agencies[A].p: 0.1 -> 0.4", "agencies[B]: {\"name\":\"B\",\"p\":0.2} -> none",
              "agencies[C]: none -> {\"name\":\"C\",\"p\":0.3}"});
}

TEST_CASE("where only the order of named things differs, that is the difference") {
  CHECK(lines(R"({"agencies": [{"name": "A", "p": 1}, {"name": "B", "p": 1}]})",
              R"({"agencies": [{"name": "B", "p": 1}, {"name": "A", "p": 1}]})") ==
        Lines{"agencies: [\"A\",\"B\"] -> [\"B\",\"A\"]"});
}

TEST_CASE("pairs are matched by their agencies; an odds ratio has no direction, a referral has") {
  CHECK(lines(R"({"dependence": [{"between": ["B", "A"], "odds_ratio": 2}]})",
              R"({"dependence": [{"between": ["A", "B"], "odds_ratio": 3}]})") ==
        Lines{"dependence[A,B].between: [\"B\",\"A\"] -> [\"A\",\"B\"]",
              "dependence[A,B].odds_ratio: 2 -> 3"});
  CHECK(lines(R"({"referrals": [{"from": "A", "to": "B", "probability": 0.1}]})",
              R"({"referrals": [{"from": "A", "to": "B", "probability": 0.2}]})") ==
        Lines{"referrals[A,B].probability: 0.1 -> 0.2"});
  CHECK(lines(R"({"referrals": [{"from": "A", "to": "B"}]})",
              R"({"referrals": [{"from": "B", "to": "A"}]})")
            .size() == 2);
}

TEST_CASE("what has no name is matched by place, and arrays of plain values are one value") {
  CHECK(lines(R"({"remove": [{"history": "single", "share": 0.1}]})",
              R"({"remove": [{"history": "single", "share": 0.2}, {"history": ["A"]}]})") ==
        Lines{"remove[#1].share: 0.1 -> 0.2", "remove[#2]: none -> {\"history\":[\"A\"]}"});
  CHECK(lines(R"({"values": [1, 2]})", R"({"values": [1, 3]})") == Lines{"values: [1,2] -> [1,3]"});
}

TEST_CASE("strata and traits of an agency stand in brackets, as --set takes them") {
  CHECK(
      lines(
          R"({"agencies": [{"name": "A", "by_stratum": {"S": {"p": 1}}, "loadings": {"t": 0}}]})",
          R"({"agencies": [{"name": "A", "by_stratum": {"S": {"p": 2}}, "loadings": {"t": 1}}]})") ==
      Lines{"agencies[A].by_stratum[S].p: 1 -> 2", "agencies[A].loadings[t]: 0 -> 1"});
}

TEST_CASE("a setting is found again under its own path") {
  const std::string file = testing::checkout() + "/scenarios/everything.json";
  const Value base = to_value(load_scenario(file));
  for (const std::string setting :
       {"agencies[Police].capture_probability=0.2", "monte_carlo.seed=77",
        "estimation.target=present", "population.stratum_unknown_share=0.25"}) {
    INFO(setting);
    const auto found = differences_of(base, to_value(load_scenario(file, {setting})));
    REQUIRE(found.size() == 1);
    CHECK(found[0].path == setting.substr(0, setting.find('=')));
  }
}

}  // namespace
}  // namespace darknumber::difference_test

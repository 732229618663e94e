// SPDX-License-Identifier: MIT
#include "engine/scenario/idle_traits.h"

#include <catch2/catch.hpp>

#include "tests/unit/scenario/mistake.h"

namespace darknumber::idle_traits_test {
namespace {

/// A trait whose loadings stand, or do not, at the second agency; then a study or claims.
std::string world(const std::string& loadings, const std::string& rest = "") {
  return R"({"schema": 1,
  "population": {"victims": 5000, "traits": [{"name": "visibility", "distribution": "normal"}]},
  "agencies": [{"name": "Police", "capture_probability": 0.2},
               {"name": "Shelter", "capture_probability": 0.1)" +
         loadings + "}]" + rest + "}";
}

Problems idle(const std::string& text) {
  const Value root = tree_of(text);
  Problems problems;
  refuse_idle_traits(root, read_scenario(root, "world.json"), "world.json", problems);
  return problems;
}

}  // namespace

TEST_CASE("a trait without any loading is refused at its place, with the cure") {
  const std::string text = world("");
  const Problems problems = idle(text);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].position.line == 2);
  CHECK(problems[0].position.column == position_of(text, "{\"name\": \"visibility\"").column);
  CHECK(problems[0].path == "population.traits[visibility]");
  CHECK_THAT(problems[0].message, Catch::Contains("no agency has a loading on visibility"));
  CHECK_THAT(problems[0].advice, Catch::Contains("\"loadings\": {\"visibility\": 1}"));
}

TEST_CASE("a loading in the file, of 0 too, or one that a study or claim sets, is enough") {
  CHECK(idle(world(R"(, "loadings": {"visibility": 1})")).empty());
  CHECK(idle(world(R"(, "loadings": {"visibility": 0})")).empty());
  CHECK(idle(world(R"(, "loadings": {})")).size() == 1);
  for (const std::string path :
       {"agencies[*].loadings[visibility]", "agencies[Police].loadings[visibility]",
        "agencies[Police].loadings[*]"}) {
    INFO(path);
    CHECK(idle(world("", R"(, "study": {"type": "sweep", "factors": [{"path": ")" + path +
                             R"(", "values": [0, 1]}]})"))
              .empty());
    CHECK(idle(world("", R"(, "study": {"type": "sweep", "points": [{")" + path + R"(": 1}]})"))
              .empty());
    CHECK(idle(world("", R"(, "claims": [{"text": "near", "estimator": "independence",
        "measure": "inflation", "at_most": 2, "where": {")" +
                             path + R"(": 1}}])"))
              .empty());
  }
  CHECK(idle(world("", R"(, "study": {"type": "sweep", "factors": [
      {"path": "population.traits[visibility].sd", "values": [0, 1]}]})"))
            .size() == 1);
}

TEST_CASE("in a continuum a trait can have no loading") {
  const Problems problems = idle(severity_scenario);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0].advice, Catch::Contains("Leave it out"));
}

}  // namespace darknumber::idle_traits_test

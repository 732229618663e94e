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

TEST_CASE("a loading on what is certain is refused at its place, with the cure") {
  const auto idle_loadings = [](const std::string& text) {
    const Value root = tree_of(text);
    Problems problems;
    refuse_idle_loadings(root, read_scenario(root, "world.json"), "world.json", problems);
    return problems;
  };
  const std::string reporting = R"(, "reporting_loadings": {"visibility": 1})";
  const std::string anonymous = R"(, "anonymous_loadings": {"visibility": 1})";
  const Problems problems = idle_loadings(world(reporting));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == "agencies[Shelter].reporting_loadings[visibility]");
  CHECK(problems[0].position.line == 4);
  CHECK_THAT(problems[0].message,
             Catch::Contains("reporting_probability of Shelter is 0 or 1 for everyone"));
  CHECK_THAT(problems[0].advice, Catch::Contains("between 0 and 1"));
  CHECK(idle_loadings(world(reporting + R"(, "reporting_probability": 0.5)")).empty());
  CHECK(idle_loadings(world(R"(, "reporting_loadings": {"visibility": 0})")).empty());
  CHECK(idle_loadings(world(anonymous)).size() == 1);
  CHECK(idle_loadings(world(anonymous + R"(, "anonymous_share": 1)")).size() == 1);
  CHECK(idle_loadings(world(anonymous + R"(, "anonymous_share": 0.1)")).empty());
  CHECK(idle_loadings(world(reporting, R"(, "study": {"type": "sweep", "factors": [
      {"path": "agencies[*].reporting_probability", "values": [1, 0.5]}]})"))
            .empty());
  CHECK(idle_loadings(world(reporting, R"(, "study": {"type": "sweep", "factors": [
      {"path": "agencies[*].capture_probability", "values": [0.1, 0.5]}]})"))
            .size() == 1);
}

}  // namespace darknumber::idle_traits_test

// SPDX-License-Identifier: MIT
#include "engine/report/starter/starter.h"

#include <catch2/catch.hpp>

namespace darknumber::starter_test {

TEST_CASE("a scenario begun from another keeps its comments and gets a title") {
  const std::string text = "// A \"title\": none.\n{\"schema\": 1, \"title\": \"Old\"}\n";
  CHECK(begun_from(text, "A \"new\" one", "scenarios") ==
        "// A \"title\": none.\n{\"schema\": 1, \"title\": \"A \\\"new\\\" one\"}\n");
}

TEST_CASE("a table that the scenario names is found from its new place") {
  const std::string text =
      "{\"title\": \"Old\",\n // published\n \"table\": {\"file\": \"../data/t.csv\"}}\n";
  CHECK(
      begun_from(text, "New", "/elsewhere/scenarios") ==
      "{\"title\": \"New\",\n // published\n \"table\": {\"file\": \"/elsewhere/data/t.csv\"}}\n");
}

}  // namespace darknumber::starter_test

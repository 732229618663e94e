// SPDX-License-Identifier: MIT
#include "engine/report/starter/starter.h"

#include <catch2/catch.hpp>

namespace darknumber::starter_test {

TEST_CASE("a scenario begun from another keeps its comments and gets a title") {
  const std::string text = "// A \"title\": none.\n{\"schema\": 1, \"title\": \"Old\"}\n";
  CHECK(table_named_in(text).empty());
  CHECK(begun_from(text, "A \"new\" one", "") ==
        "// A \"title\": none.\n{\"schema\": 1, \"title\": \"A \\\"new\\\" one\"}\n");
}

TEST_CASE("a table that the scenario names gets its new name") {
  const std::string text =
      "{\"title\": \"Old\",\n // published\n \"table\": {\"file\": \"../data/t.csv\"}}\n";
  CHECK(table_named_in(text) == "../data/t.csv");
  CHECK(begun_from(text, "New", "t.csv") ==
        "{\"title\": \"New\",\n // published\n \"table\": {\"file\": \"t.csv\"}}\n");
}

}  // namespace darknumber::starter_test

// SPDX-License-Identifier: MIT
#include "engine/report/results_schema.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "engine/input/json.h"
#include "engine/report/result_members.h"

namespace darknumber::results_schema_test {
namespace {

nlohmann::json schema() {
  return nlohmann::json::parse(write_json(results_schema(), JsonLayout::compact));
}

}  // namespace

TEST_CASE("every member of the dictionary is in the schema, below the one that holds it") {
  std::set<std::pair<std::string, std::string>> known;
  for (const ResultMember& member : result_members()) {
    const std::string document(member.document);
    const std::string path(member.path);
    INFO(document << " " << path);
    CHECK(known.insert({document, path}).second);
    if (path.empty()) continue;
    const std::size_t last = path.find_last_of(".[");
    const std::string parent = last == std::string::npos ? "" : path.substr(0, last);
    CHECK(known.contains({document, parent}));
  }
  const auto document = schema();
  CHECK(document.at("$defs").size() == document.at("anyOf").size());
}

TEST_CASE("members, items and names that are data become what JSON Schema has for them") {
  const auto definitions = schema().at("$defs");
  const auto& run = definitions.at("run");
  CHECK(run.at("properties").at("measures").at("items").at("$ref") == "#/$defs/measure");
  CHECK(run.at("properties").at("published_table").at("additionalProperties").at("type") ==
        "number");
  const auto required = run.at("required").get<std::vector<std::string>>();
  CHECK(std::count(required.begin(), required.end(), "digest") == 1);
  CHECK(std::count(required.begin(), required.end(), "held_to") == 0);
  CHECK(definitions.at("measure").at("properties").at("mcse").at("type") ==
        nlohmann::json({"number", "null"}));
  CHECK(definitions.at("bounds").at("properties").at("within").at("items").at("required") ==
        nlohmann::json({"g"}));
}

TEST_CASE("every reference of the schema leads somewhere") {
  const auto document = schema();
  for (const ResultMember& member : result_members())
    if (member.types.starts_with('@'))
      CHECK(document.at("$defs").contains(std::string(member.types.substr(1))));
}

}  // namespace darknumber::results_schema_test

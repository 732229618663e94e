// SPDX-License-Identifier: MIT
#include "engine/report/results_schema.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "engine/input/json.h"
#include "engine/report/other_result_members.h"
#include "engine/report/result_members.h"

namespace darknumber::results_schema_test {
namespace {

nlohmann::json schema() {
  return nlohmann::json::parse(write_json(results_schema(), JsonLayout::compact));
}

std::vector<ResultDocument> all_documents() {
  std::vector<ResultDocument> all;
  for (const auto& part : {results_of_runs_and_estimates(), results_of_other_verbs()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace

TEST_CASE("every member of the dictionary is named once, below the one that holds it") {
  std::set<std::string> names;
  for (const ResultDocument& document : all_documents()) {
    CHECK(names.insert(std::string(document.name)).second);
    std::set<std::string> known{""};
    for (const ResultMember& member : document.members) {
      const std::string path(member.path);
      INFO(document.name << " " << path);
      CHECK(known.insert(path).second);
      const std::size_t last = path.find_last_of(".[");
      CHECK(known.contains(last == std::string::npos ? "" : path.substr(0, last)));
    }
  }
}

TEST_CASE("a part of documents is defined, and is no document by itself") {
  const auto whole = schema();
  std::set<std::string> documents;
  for (const auto& one : whole.at("anyOf")) documents.insert(one.at("$ref").get<std::string>());
  CHECK(documents.contains("#/$defs/run"));
  CHECK(documents.contains("#/$defs/measures.csv"));
  for (const char* part : {"engine", "point", "measure", "answer", "pair", "witness"}) {
    CHECK(whole.at("$defs").contains(part));
    CHECK_FALSE(documents.contains("#/$defs/" + std::string(part)));
  }
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
  for (const ResultDocument& one : all_documents())
    for (const ResultMember& member : one.members) {
      std::string name(member.types);
      if (!name.starts_with('@')) continue;
      if (name.ends_with("[]")) name.resize(name.size() - 2);
      CHECK(document.at("$defs").contains(name.substr(1)));
    }
}

}  // namespace darknumber::results_schema_test

// SPDX-License-Identifier: MIT
#include "engine/scenario/format/scenario_schema.h"

#include <catch2/catch.hpp>
#include <set>

#include "engine/estimators/options/method_kinds.h"
#include "engine/scenario/format/field_tables.h"

namespace darknumber::scenario_schema_test {
namespace {

void collect_references(const Value& value, std::set<std::string>& found) {
  if (value.is_array())
    for (const Value& item : value.array()) collect_references(item, found);
  if (!value.is_object()) return;
  for (const Member& member : value.object()) {
    if (member.name == "$ref" && member.value.is_text()) found.insert(member.value.text());
    collect_references(member.value, found);
  }
}

}  // namespace

TEST_CASE("the schema has every section and every method, and refers to nothing else") {
  const Value schema = scenario_schema();
  const Value& definitions = *schema.find("$defs");
  std::set<std::string> defined;
  for (const Member& member : definitions.object()) defined.insert("#/$defs/" + member.name);
  CHECK(defined.size() == scenario_sections().size() - 1 + method_kinds().size() + 1);
  std::set<std::string> referred;
  collect_references(schema, referred);
  CHECK(referred == defined);
}

TEST_CASE("in place of bystanders the schema has the one word that the reader takes") {
  const Value schema = scenario_schema();
  const Value::Array& ways = schema.find("properties")->find("bystanders")->find("anyOf")->array();
  REQUIRE(ways.size() == 2);
  CHECK(ways[0].find("$ref")->text() == "#/$defs/bystanders");
  CHECK(ways[1].find("const")->text() == "unlimited");
  CHECK(ways[1].find("type") == nullptr);
}

TEST_CASE("the schema has the types, ranges and choices of the reader's tables") {
  const Value schema = scenario_schema();
  const Value& properties = *schema.find("properties");
  CHECK(properties.find("agencies")->find("type")->text() == "array");
  CHECK(properties.find("agencies")->find("items")->find("$ref")->text() == "#/$defs/agencies");
  const Value& agency = *schema.find("$defs")->find("agencies")->find("properties");
  const Value& capture = *agency.find("capture_probability");
  CHECK(capture.find("type")->text() == "number");
  CHECK(capture.find("minimum")->number() == 0.0);
  CHECK(capture.find("maximum")->number() == 1.0);
  CHECK(agency.find("by_stratum")->find("additionalProperties") != nullptr);
  const Value& simulator =
      *schema.find("$defs")->find("monte_carlo")->find("properties")->find("simulator");
  CHECK(simulator.find("enum")->array().size() == 3);
  CHECK_FALSE(std::get<bool>(schema.find("additionalProperties")->data));
}

}  // namespace darknumber::scenario_schema_test

// SPDX-License-Identifier: MIT
#include "engine/scenario/format/field_tables.h"

#include <catch2/catch.hpp>
#include <set>

#include "engine/input/field_check.h"
#include "engine/input/json.h"

namespace darknumber::field_tables_test {
namespace {

TEST_CASE("every field has a sentence of help, an example that passes, and a default or a need") {
  std::set<std::string_view> sections;
  for (const FieldSection& section : scenario_sections()) {
    CHECK(sections.insert(section.path).second);
    std::set<std::string_view> names;
    for (const Field& field : section.fields) {
      INFO(section.path << " " << field.name);
      CHECK(names.insert(field.name).second);
      CHECK(field.help.size() > 20);
      CHECK(field.help.back() == '.');
      Problems problems;
      const Value example = parse_json(field.example, "example", problems);
      REQUIRE(problems.empty());
      CHECK_FALSE(fault_of_value(example, field));
      CHECK((field.required || !field.default_text.empty() || field.name == "$schema"));
    }
  }
}

}  // namespace
}  // namespace darknumber::field_tables_test

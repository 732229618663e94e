// SPDX-License-Identifier: MIT
#include "engine/scenario/format/scenario_schema.h"

#include <cmath>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "engine/estimators/options/method_entry.h"
#include "engine/estimators/options/method_kinds.h"
#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/scenario/format/field_tables.h"

namespace darknumber {
namespace {

Value texts_array(std::initializer_list<std::string_view> texts) {
  Value array = empty_array();
  for (std::string_view text : texts) array.array().push_back(make_value(std::string(text)));
  return array;
}

/// The name of a section's definition: its path without brackets.
std::string definition_name(std::string_view path) {
  std::string name;
  for (const char c : path)
    if (c != '[' && c != ']') name += c == '.' ? '_' : c;
  return name;
}

Value reference_to(const std::string& name) {
  Value reference = empty_object();
  add_member(reference, "$ref", "#/$defs/" + name);
  return reference;
}

void add_type(Value& schema, const Field& field) {
  switch (field.type) {
    case FieldType::number:
      return add_member(schema, "type", "number");
    case FieldType::integer:
      return add_member(schema, "type", "integer");
    case FieldType::text:
      return add_member(schema, "type", "string");
    case FieldType::boolean:
      return add_member(schema, "type", "boolean");
    case FieldType::object:
      return add_member(schema, "type", "object");
    case FieldType::array:
      return add_member(schema, "type", "array");
    case FieldType::any:
      return;
  }
}

void add_range(Value& schema, const Range& range) {
  if (std::isfinite(range.least))
    add_member(schema, range.least_excluded ? "exclusiveMinimum" : "minimum", range.least);
  if (std::isfinite(range.most))
    add_member(schema, range.most_excluded ? "exclusiveMaximum" : "maximum", range.most);
}

/// An example or default that is JSON.
std::optional<Value> as_json(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Problems problems;
  Value value = parse_json(text, "", problems);
  if (!problems.empty()) return std::nullopt;
  return value;
}

/// What a field of the section at `path` holds: a plain value, objects of an inner section, or what
/// the field itself says.
Value field_schema(const Field& field, std::string_view path) {
  Value schema = empty_object();
  add_member(schema, "description", std::string(field.help));
  const std::string inner = (path.empty() ? "" : std::string(path) + ".") + std::string(field.name);
  const bool one = find_section(inner) != nullptr;
  const bool several = find_section(inner + "[]") != nullptr;
  if (const auto inside = as_json(field.inside)) {
    add_type(schema, field);
    for (const Member& member : inside->object()) add_member(schema, member.name, member.value);
  } else if (several && field.type == FieldType::object) {
    add_member(schema, "type", "object");
    add_member(schema, "additionalProperties", reference_to(definition_name(inner)));
  } else if (several) {
    add_member(schema, "type", "array");
    add_member(schema, "items", reference_to(definition_name(inner)));
  } else if (one && field.type == FieldType::any) {
    Value ways = empty_array();
    ways.array().push_back(reference_to(definition_name(inner)));
    if (auto by_default = as_json(field.default_text)) {  // the one word in place of an object
      Value word = empty_object();
      add_member(word, "const", std::move(*by_default));
      ways.array().push_back(std::move(word));
    }
    add_member(schema, "anyOf", std::move(ways));
  } else if (one) {
    add_member(schema, "$ref", "#/$defs/" + definition_name(inner));
  } else {
    add_type(schema, field);
    add_range(schema, field.range);
  }
  if (!field.choices.empty()) {
    Value choices = empty_array();
    for (std::string_view choice : field.choices)
      choices.array().push_back(make_value(std::string(choice)));
    add_member(schema, "enum", std::move(choices));
  }
  if (const auto example = as_json(field.example)) {
    Value examples = empty_array();
    examples.array().push_back(*example);
    add_member(schema, "examples", std::move(examples));
  }
  if (const auto by_default = as_json(field.default_text))
    add_member(schema, "default", *by_default);
  return schema;
}

Value object_schema(std::string_view help, FieldTable fields, std::string_view path) {
  Value schema = empty_object();
  add_member(schema, "description", std::string(help));
  add_member(schema, "type", "object");
  Value properties = empty_object();
  Value required = empty_array();
  for (const Field& field : fields) {
    add_member(properties, std::string(field.name), field_schema(field, path));
    if (field.required) required.array().push_back(make_value(std::string(field.name)));
  }
  add_member(schema, "properties", std::move(properties));
  add_member(schema, "additionalProperties", false);
  if (!required.array().empty()) add_member(schema, "required", std::move(required));
  return schema;
}

/// The estimators of one method: its own fields, and its name where others are told from it.
Value method_schema(const MethodKind& kind) {
  const std::vector<Field> fields = fields_of(kind);
  Value schema = object_schema(kind.summary, fields, "estimation.estimators");
  Value name = empty_object();
  add_member(name, "const", std::string(kind.name));
  *schema.find("properties")->find("method") = std::move(name);
  return schema;
}

/// By the method, so that an editor tells of the fields of that method alone.
Value estimator_schema() {
  Value schema = empty_object();
  add_member(schema, "type", "object");
  add_member(schema, "required", texts_array({"method"}));
  Value names = empty_array();
  Value cases = empty_array();
  for (const MethodKind* kind : method_kinds()) {
    names.array().push_back(make_value(std::string(kind->name)));
    Value is_that = empty_object();
    Value properties = empty_object();
    Value method = empty_object();
    add_member(method, "const", std::string(kind->name));
    add_member(properties, "method", std::move(method));
    add_member(is_that, "properties", std::move(properties));
    Value branch = empty_object();
    add_member(branch, "if", std::move(is_that));
    add_member(branch, "then", reference_to("method_" + std::string(kind->name)));
    cases.array().push_back(std::move(branch));
  }
  Value method = empty_object();
  add_member(method, "enum", std::move(names));
  Value properties = empty_object();
  add_member(properties, "method", std::move(method));
  add_member(schema, "properties", std::move(properties));
  add_member(schema, "allOf", std::move(cases));
  return schema;
}

}  // namespace

Value scenario_schema() {
  const FieldSection& file = scenario_sections().front();
  Value schema = empty_object();
  add_member(schema, "$schema", "https://json-schema.org/draft/2020-12/schema");
  add_member(schema, "title", "A scenario of darknumber");
  Value whole = object_schema(file.help, file.fields, file.path);
  for (Member& member : whole.object())
    schema.object().push_back({member.name, {}, std::move(member.value)});
  Value definitions = empty_object();
  for (const FieldSection& section : scenario_sections().subspan(1))
    add_member(definitions, definition_name(section.path),
               object_schema(section.help, section.fields, section.path));
  for (const MethodKind* kind : method_kinds())
    add_member(definitions, "method_" + std::string(kind->name), method_schema(*kind));
  add_member(definitions, "estimator", estimator_schema());
  Value* estimators = definitions.find("estimation")->find("properties")->find("estimators");
  add_member(*estimators, "items", reference_to("estimator"));
  add_member(schema, "$defs", std::move(definitions));
  return schema;
}

}  // namespace darknumber

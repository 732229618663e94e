// SPDX-License-Identifier: MIT
#include "engine/scenario/read_claims.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/input/field_check.h"
#include "engine/input/object_reader.h"
#include "engine/scenario/format/study_fields.h"
#include "engine/scenario/point_measures.h"
#include "engine/scenario/read_factors.h"

namespace darknumber {
namespace {

void check_label(ObjectReader& reader, const std::string& label, const StudySurroundings& around) {
  if (around.world == WorldState::broken) return;
  if (std::find(around.labels.begin(), around.labels.end(), label) != around.labels.end()) return;
  reader.report("estimator", fmt::format("there is no estimator \"{}\"", label),
                fmt::format("The estimators are {}.", list_names(around.labels)),
                nearest_name(label, around.labels));
}

/// The estimator that a measure is of: `otherwise` where none is named, and none where the measure
/// is of the world itself.
std::string read_estimator(ObjectReader& reader, const std::string& measure,
                           const std::string& otherwise, const StudySurroundings& around) {
  if (is_point_measure(measure)) {
    if (reader.has("estimator"))
      reader.report("estimator", fmt::format("\"{}\" is of no estimator", measure),
                    "Leave \"estimator\" out.");
    return "";
  }
  if (const std::optional<std::string> label = reader.text("estimator")) {
    check_label(reader, *label, around);
    return *label;
  }
  if (reader.lacks("estimator") && otherwise.empty() && !measure.empty())
    reader.report("measure", fmt::format("\"{}\" needs an estimator", measure),
                  fmt::format("Name one: {}.", list_names(around.labels)));
  return otherwise;
}

/// Paths, each with its values: one, or a list.
std::vector<std::pair<std::string, std::vector<Value>>> read_where(const Value& value,
                                                                   const std::string& path,
                                                                   const StudySurroundings& around,
                                                                   Problems& problems) {
  std::vector<std::pair<std::string, std::vector<Value>>> where;
  for (const auto& [field, content] : read_settings(value, path, around.file, problems)) {
    std::vector<Value> values;
    if (content.is_array())
      values = content.array();
    else
      values.push_back(content);
    if (values.empty())
      problems.push_back({file_at(content.position, around.file), content.position, path,
                          fmt::format("no value for \"{}\"", field), "Give at least one.", ""});
    for (const Value& one : values) check_settings(around, {{field, one}}, problems);
    where.emplace_back(field, std::move(values));
  }
  return where;
}

Comparison read_than(const Value& value, const std::string& path, const Claim& claim,
                     const StudySurroundings& around, Problems& problems) {
  ObjectReader reader(value, path, comparison_fields(), around.file, problems);
  Comparison than;
  than.measure = reader.text("measure").value_or(claim.measure);
  than.position = reader.has("measure") ? reader.position_of("measure") : claim.position;
  than.estimator = read_estimator(reader, than.measure, claim.estimator, around);
  if (const Value* where = reader.value("where")) {
    than.where = read_settings(*where, path + ".where", around.file, problems);
    check_settings(around, *than.where, problems);
  }
  return than;
}

Claim read_claim(const Value& item, const std::string& path, const StudySurroundings& around,
                 Problems& problems) {
  ObjectReader reader(item, path, claim_fields(), around.file, problems);
  Claim claim;
  if (!item.is_object()) return claim;  // reported
  claim.text = reader.text("text").value_or("");
  claim.measure = reader.text("measure").value_or("");
  claim.position = reader.position_of("measure");
  claim.estimator = read_estimator(reader, claim.measure, "", around);
  if (reader.has("at_least") == reader.has("at_most") &&
      (reader.has("at_least") || (reader.lacks("at_least") && reader.lacks("at_most"))))
    reader.report(reader.has("at_most") ? "at_most" : "text",
                  "a claim has either \"at_least\" or \"at_most\"",
                  "Give the number that its measure is to reach, or not to pass.");
  claim.at_least = reader.has("at_least");
  claim.bound = reader.number(claim.at_least ? "at_least" : "at_most").value_or(0.0);
  if (const Value* where = reader.value("where"))
    claim.where = read_where(*where, path + ".where", around, problems);
  if (const Value* than = reader.value("than"))
    claim.than = read_than(*than, path + ".than", claim, around, problems);
  claim.somewhere = reader.boolean("somewhere").value_or(false);
  return claim;
}

}  // namespace

std::vector<Claim> read_claims(const Value& value, const StudySurroundings& around,
                               Problems& problems) {
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < value.array().size(); ++i)
    claims.push_back(
        read_claim(value.array()[i], fmt::format("claims[#{}]", i + 1), around, problems));
  return claims;
}

}  // namespace darknumber

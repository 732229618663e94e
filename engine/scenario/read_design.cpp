// SPDX-License-Identifier: MIT
#include "engine/scenario/read_design.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/input/field_check.h"
#include "engine/input/nearest_name.h"
#include "engine/scenario/format/design_fields.h"
#include "engine/scenario/format/study_fields.h"
#include "engine/scenario/read_study.h"

namespace darknumber {
namespace {

constexpr std::size_t most_cuts = 20;
constexpr std::string_view severity_name = "severity";

/// The fields that each kind needs, in the order of `candidate_kind_names`.
const std::vector<std::string_view> needed_fields[] = {
    {"list", "records"}, {"records"}, {"capture_probability"}, {"trait", "cuts", "records"}};

const Value* member_of(const Value* object, std::string_view name) {
  return object != nullptr && object->is_object() ? object->find(name) : nullptr;
}

/// The names of the objects in an array.
std::vector<std::string> names_in(const Value* items) {
  std::vector<std::string> names;
  if (items == nullptr || !items->is_array()) return names;
  for (const Value& item : items->array())
    if (const Value* name = member_of(&item, "name"); name != nullptr && name->is_text())
      names.push_back(name->text());
  return names;
}

/// Refuses a name that the scenario does not have.
void check_name(ObjectReader& reader, std::string_view field, const std::vector<std::string>& names,
                const std::string& what) {
  const auto name = reader.text(field);
  if (!name || std::find(names.begin(), names.end(), *name) != names.end()) return;
  reader.report(
      field, fmt::format("there is no {} \"{}\"", what, *name),
      names.empty() ? "The scenario has none." : fmt::format("There are {}.", list_names(names)),
      nearest_name(*name, names));
}

std::vector<double> read_cuts(ObjectReader& reader) {
  std::vector<double> cuts;
  const Value* items = reader.value("cuts");
  if (items == nullptr) return cuts;
  for (std::size_t i = 0; i < items->array().size(); ++i) {
    const auto fault =
        fault_of_number(items->array()[i], any_number, fmt::format("item {} of \"cuts\"", i + 1));
    if (fault) {
      reader.report("cuts", fault->message, fault->advice);
      return {};
    }
    cuts.push_back(items->array()[i].number());
  }
  if (cuts.empty() || cuts.size() > most_cuts)
    reader.report("cuts", fmt::format("a trait is noted with 1 to {} cuts", most_cuts),
                  "Name the values at which its classes end.");
  if (std::adjacent_find(cuts.begin(), cuts.end(), std::greater_equal<>()) != cuts.end())
    reader.report("cuts", "cuts ascend, each above the one before", "Put them in order.");
  return cuts;
}

/// Refuses fields that another kind has, and asks for those that this one needs.
void check_fields(ObjectReader& reader, std::size_t kind) {
  const std::vector<std::string_view>& needed = needed_fields[kind];
  for (const Field& field : candidate_fields()) {
    if (field.required || field.name == "label") continue;
    const bool is_needed = std::find(needed.begin(), needed.end(), field.name) != needed.end();
    if (is_needed && reader.lacks(field.name))
      reader.report("kind", fmt::format("{} needs \"{}\"", candidate_kind_names[kind], field.name),
                    fmt::format("For example \"{}\": {}.", field.name, field.example));
    if (!is_needed && reader.has(field.name))
      reader.report(field.name,
                    fmt::format("{} has no \"{}\"", candidate_kind_names[kind], field.name),
                    "Leave it out.");
  }
}

void read_candidate(const Value& item, const std::string& path, ObjectReader& outer,
                    const Value& root, DesignSpec& design) {
  ObjectReader reader(item, path, candidate_fields(), outer.file(), outer.problems());
  const auto name = item.is_object() ? reader.text("kind") : std::nullopt;
  if (!name) return;  // reported
  const auto kind = static_cast<std::size_t>(
      std::find(candidate_kind_names.begin(), candidate_kind_names.end(), *name) -
      candidate_kind_names.begin());
  check_fields(reader, kind);
  DataCandidate candidate{{}, reader.text("label").value_or("")};
  const std::int64_t records = reader.integer("records").value_or(1);
  const Value* population = root.find("population");
  const bool continuum = member_of(population, "at_risk") != nullptr;
  if (kind == 0) {
    check_name(reader, "list", names_in(root.find("agencies")), "agency");
    candidate.what = AuditOfList{reader.text("list").value_or(""), records};
  } else if (kind == 1) {
    candidate.what = LinkingByHand{records};
  } else if (kind == 2) {
    candidate.what = AddedList{reader.number("capture_probability").value_or(0.5)};
  } else {
    check_name(reader, "trait",
               continuum ? std::vector{std::string(severity_name)}
                         : names_in(member_of(population, "traits")),
               "trait");
    candidate.what = NotedTrait{reader.text("trait").value_or(""), read_cuts(reader), records};
  }
  if (reader.sound()) design.candidates.push_back(std::move(candidate));
}

std::optional<DesignSpec> read_design(ObjectReader& reader, const Value& root) {
  const Value* value = reader.value("design");
  if (value == nullptr) return std::nullopt;
  ObjectReader inner(*value, reader.path_of("design"), design_fields(), reader.file(),
                     reader.problems());
  DesignSpec design;
  design.draws = static_cast<int>(inner.integer("draws").value_or(design.draws));
  const Value* items = inner.value("candidates");
  if (items == nullptr) return std::nullopt;  // reported
  if (items->array().empty())
    inner.report("candidates", "there is no candidate", "Name one collection of data, or more.");
  for (std::size_t i = 0; i < items->array().size(); ++i)
    read_candidate(items->array()[i], fmt::format("{}[#{}]", inner.path_of("candidates"), i + 1),
                   inner, root, design);
  return design;
}

}  // namespace

void check_design(ObjectReader& reader, const StudySurroundings& around, StudySpec&) {
  (void)read_design(reader, around.root);
}

std::optional<DesignSpec> design_in(const Value& root) {
  const Value* study = root.find("study");
  if (study == nullptr) return std::nullopt;
  Problems problems;
  ObjectReader reader(*study, "study", study_fields(), "", problems);
  return read_design(reader, root);
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/scenario/held_fields.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/scenario/paths/path_text.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

constexpr std::string_view bystanders = "bystanders";

/// Whether an entry of "dependence" is about these two agencies, in either order.
bool is_about(const Value& entry, const std::vector<std::string>& agencies) {
  const Value* between = entry.is_object() ? entry.find("between") : nullptr;
  if (between == nullptr || !between->is_array()) return false;
  const Value::Array& names = between->array();
  return names.size() == 2 && std::all_of(names.begin(), names.end(), [&](const Value& name) {
           return name.is_text() &&
                  std::find(agencies.begin(), agencies.end(), name.text()) != agencies.end();
         });
}

/// Whether a path into "dependence" means an entry that is for bystanders alone.
bool of_bystanders(const PathPiece& pair, const Value& root) {
  std::vector<std::string> names = split_names(pair.bracket.value_or(""));
  if (names.size() > 2) return names.back() == bystanders;
  const Value* entries = root.find("dependence");
  if (entries == nullptr || !entries->is_array()) return false;
  for (const Value& entry : entries->array()) {
    if (!is_about(entry, names)) continue;
    const Value* group = entry.find("applies_to");
    return group != nullptr && group->is_text() && group->text() == bystanders;
  }
  return false;
}

/// Whether a path into "dependence" means three agencies or more, which no pair of a table tells.
bool of_more_than_two(const PathPiece& entry) {
  const std::vector<std::string> names = split_names(entry.bracket.value_or(""));
  const bool with_group =
      names.back() == "everyone" || names.back() == "victims" || names.back() == bystanders;
  return names.size() > (with_group ? 3U : 2U);
}

constexpr const char* victims_held = "number of victims";
constexpr const char* captures_held = "capture probability of every agency";
constexpr const char* odds_ratios_held = "odds ratio of every two agencies for victims";

bool has_member(const Value& value, const char* name) {
  return value.is_object() && value.find(name) != nullptr;
}

bool for_two_victims(const Value& dependence) {
  const Value* between = dependence.is_object() ? dependence.find("between") : nullptr;
  if (between != nullptr && between->is_array() && between->array().size() > 2) return false;
  const Value* group = dependence.is_object() ? dependence.find("applies_to") : nullptr;
  return group == nullptr || !group->is_text() || group->text() != bystanders;
}

/// The same of a section of the scenario that is set as a whole.
const char* what_is_held_in(const PathPiece& section, const Value& value, TableMatch match) {
  const auto some = [&](const auto& held) {
    return value.is_array() ? std::any_of(value.array().begin(), value.array().end(), held)
                            : held(value);
  };
  if (section.name == "population" && has_member(value, "victims")) return victims_held;
  if (section.name == "agencies" &&
      some([](const Value& agency) { return has_member(agency, "capture_probability"); }))
    return captures_held;
  if (match == TableMatch::pairs && section.name == "dependence" && some(for_two_victims))
    return odds_ratios_held;
  return "";
}

/// What of the world a path sets to these values that is solved for the table; empty where none.
std::string what_is_held(const std::string& path, const std::vector<Value>& values,
                         TableMatch match, const Value& root) {
  std::string fault;
  const std::vector<PathPiece> pieces = split_path(path, fault);
  if (pieces.size() == 1) {
    for (const Value& value : values)
      if (std::string what = what_is_held_in(pieces[0], value, match); !what.empty()) return what;
    return "";
  }
  if (pieces.size() != 2) return "";
  if (pieces[0].name == "population" && pieces[1].name == "victims") return victims_held;
  if (pieces[0].name == "agencies" && pieces[1].name == "capture_probability") return captures_held;
  if (match == TableMatch::pairs && pieces[0].name == "dependence" &&
      pieces[1].name == "odds_ratio" && !of_bystanders(pieces[0], root) &&
      !of_more_than_two(pieces[0]))
    return odds_ratios_held;
  return "";
}

/// Those that are written out: a range is of numbers.
std::vector<Value> values_of(const Factor& factor) {
  std::vector<Value> values = factor.values;
  for (const auto& end : {factor.low, factor.high})
    if (end) values.push_back(*end);
  return values;
}

class HeldCheck {
 public:
  HeldCheck(TableMatch match, const char* advice, const StudySurroundings& around,
            Problems& problems)
      : match_(match), advice_(advice), around_(&around), problems_(&problems) {}

  void check(const std::string& path, const std::vector<Value>& values, const std::string& where,
             const Position& position) {
    const std::string what = what_is_held(path, values, match_, around_->root);
    if (what.empty()) return;
    problems_->push_back(
        {file_at(position, around_->file), position, where,
         fmt::format("\"{}\" cannot be set here: the {} is solved for the table", path, what),
         advice_, ""});
  }

 private:
  TableMatch match_;
  const char* advice_;
  const StudySurroundings* around_;
  Problems* problems_;
};

}  // namespace

void refuse_held_fields(const Scenario& scenario, TableMatch match, const StudySurroundings& around,
                        Problems& problems) {
  const bool by_study = scenario.study && scenario.study->hold;
  HeldCheck check(match,
                  by_study ? "Leave it out, or leave out \"hold\"."
                           : "Leave it out, or let go of the table with \"hold\": \"none\" in "
                             "\"study\".",
                  around, problems);
  if (scenario.study) {
    for (const Factor& factor : scenario.study->factors)
      for (const std::string& path : factor.paths)
        check.check(path, values_of(factor), "study.factors", factor.position);
    for (const Settings& point : points_of(*scenario.study))
      for (const auto& [path, value] : point)
        check.check(path, {value}, "study.points", value.position);
  }
  const std::vector<Claim>& claims = scenario.claims;
  for (std::size_t c = 0; c < claims.size(); ++c) {
    const std::string where = fmt::format("claims[#{}]", c + 1);
    for (const auto& [path, values] : claims[c].where)
      if (!values.empty()) check.check(path, values, where + ".where", values.front().position);
    if (claims[c].than && claims[c].than->where)
      for (const auto& [path, value] : *claims[c].than->where)
        check.check(path, {value}, where + ".than.where", value.position);
  }
}

}  // namespace darknumber

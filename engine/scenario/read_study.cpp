// SPDX-License-Identifier: MIT
#include "engine/scenario/read_study.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

#include "engine/input/field_check.h"
#include "engine/input/object_reader.h"
#include "engine/scenario/format/study_fields.h"
#include "engine/scenario/paths/paths.h"
#include "engine/scenario/paths/share_setting.h"
#include "engine/scenario/read_factors.h"
#include "engine/scenario/read_measures.h"
#include "engine/scenario/read_scenario.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

bool has_option(const StudyKind& kind, std::string_view field) {
  return std::any_of(kind.options.begin(), kind.options.end(),
                     [&](const StudyOption& option) { return option.field.name == field; });
}

/// The types of study that have this option.
std::vector<std::string> kinds_with_option(std::string_view field) {
  std::vector<std::string> names;
  for (const StudyKind* kind : study_kinds())
    if (has_option(*kind, field)) names.emplace_back(kind->name);
  return names;
}

/// Options that only other types of study have.
void refuse_idle_options(ObjectReader& reader, const StudyKind& own) {
  for (const Field& field : study_fields()) {
    const std::vector<std::string> names = kinds_with_option(field.name);
    if (names.empty() || has_option(own, field.name) || !reader.has(field.name)) continue;
    reader.report(field.name,
                  fmt::format("\"{}\" goes with the type{} {} only", field.name,
                              names.size() == 1 ? "" : "s", list_names(names)),
                  "Leave it out here.");
  }
}

void read_factors_of(const StudyKind& kind, ObjectReader& reader, const StudySurroundings& around,
                     StudySpec& study) {
  if (kind.extent == FactorExtent::none) {
    if (reader.has("factors"))
      reader.report("factors", std::string(kind.of_factors.message),
                    std::string(kind.of_factors.advice));
    return;
  }
  const std::string_view others = kind.in_place_of_factors;
  if (!others.empty() && reader.value(others) != nullptr) {
    if (reader.has("factors"))
      reader.report(others, fmt::format("a {} has either \"factors\" or \"{}\"", kind.name, others),
                    "Leave one out.");
    return;
  }
  if (reader.lacks("factors") ||
      (reader.value("factors") && reader.value("factors")->array().empty())) {
    if (!kind.needs_factors) return;
    reader.report("type", "the study has no factors",
                  "Say what varies with \"factors\": [{\"path\": …}].");
    return;
  }
  if (const Value* factors = reader.value("factors"))
    study.factors = read_factors(*factors, kind.extent, around, reader.problems());
}

/// The table of a study that is about one, to which it holds no world.
void read_own_table(ObjectReader& reader, const Refusal& of_hold, StudySpec& study) {
  for (std::string_view field : {"hold", "match"})
    if (reader.has(field))
      reader.report(field, std::string(of_hold.message), std::string(of_hold.advice));
  if (const std::optional<std::string> table = reader.text("table"))
    study.hold = HoldSpec{*table, false, reader.position_of("table")};
}

void read_hold(ObjectReader& reader, StudySpec& study) {
  if (const Refusal& of_hold = kind_of(study).of_hold; !of_hold.message.empty())
    return read_own_table(reader, of_hold, study);
  if (!reader.has("hold")) {
    for (std::string_view field : {"table", "match"})
      if (reader.has(field))
        reader.report(field, fmt::format("\"{}\" goes with \"hold\": \"table\" only", field),
                      "Add \"hold\": \"table\", or leave it out.");
    return;
  }
  if (!reader.text("hold")) return;  // reported
  study.lets_go = reader.text("hold") == "none";
  if (study.lets_go) {
    for (std::string_view field : {"table", "match"})
      if (reader.has(field))
        reader.report(field, fmt::format("\"{}\" goes with \"hold\": \"table\" only", field),
                      "Leave it out.");
    return;
  }
  if (reader.lacks("table")) {
    reader.report("hold", "\"hold\": \"table\" needs a \"table\"",
                  "Name the file, as in \"table\": \"netherlands.csv\".");
    return;
  }
  study.hold =
      HoldSpec{reader.text("table").value_or(""), reader.text("match").value_or("sizes") == "pairs",
               reader.position_of("table")};
}

/// A value that a path sets in several places is one slip: of problems with the same place and
/// words, from the `first` on, the first stays.
void drop_repeated(std::size_t first, Problems& problems) {
  for (std::size_t i = first; i < problems.size(); ++i)
    problems.erase(
        std::remove_if(problems.begin() + static_cast<std::ptrdiff_t>(i) + 1, problems.end(),
                       [one = problems[i]](const Problem& other) {
                         return other.position.line == one.position.line &&
                                other.position.column == one.position.column &&
                                other.message == one.message;
                       }),
        problems.end());
}

/// Whether a path leads out of the world, to what a point of a study has no say in.
bool says_nothing_of_the_world(std::string_view path) {
  constexpr std::string_view others[] = {"schema",    "title", "description", "table",
                                         "published", "words", "study",       "claims"};
  const std::string_view section = path.substr(0, path.find_first_of(".["));
  return std::find(std::begin(others), std::end(others), section) != std::end(others) ||
         path == "monte_carlo.replicates";
}

}  // namespace

std::string name_of(const Factor& factor) {
  std::string name;
  for (const std::string& path : factor.paths) name += (name.empty() ? "" : " + ") + path;
  return name;
}

std::string label_of(const Factor& factor) {
  return factor.label.empty() ? name_of(factor) : factor.label;
}

Value with_settings(const Value& root, const Settings& settings, Problems& problems) {
  Value changed = root;
  std::vector<std::string_view> paths;
  for (const auto& [path, value] : settings) paths.push_back(path);
  set_together(changed, paths, [&](std::size_t s) {
    const auto& [path, value] = settings[s];
    if (says_nothing_of_the_world(path))
      problems.push_back({"", value.position, path,
                          fmt::format("\"{}\" is not part of the world", path),
                          "A study varies the world, and what estimates it.", ""});
    else
      set_path(changed, path, value, problems);
  });
  return changed;
}

bool check_settings(const StudySurroundings& around, const Settings& settings, Problems& problems) {
  const std::size_t before = problems.size();
  const Value changed = with_settings(around.root, settings, problems);
  for (std::size_t i = before; i < problems.size(); ++i)
    problems[i].file = file_at(problems[i].position, around.file);
  if (problems.size() > before) return false;
  if (around.world == WorldState::broken) return true;
  const std::optional<Scenario> scenario = read_scenario(changed, around.file, problems);
  if (!scenario) {
    drop_repeated(before, problems);
    return false;
  }
  if (answer_labels(*scenario) == around.labels) return true;
  const Position position = settings.empty() ? Position{} : settings.back().second.position;
  problems.push_back(
      {file_at(position, around.file), position, settings.empty() ? "" : settings.back().first,
       "the estimators would not be the same at every point",
       fmt::format("A study varies the world; its estimators are {}.", list_names(around.labels)),
       ""});
  return false;
}

std::optional<StudySpec> read_study(const Value& value, const StudySurroundings& around,
                                    Problems& problems) {
  ObjectReader reader(value, "study", study_fields(), around.file, problems);
  const std::optional<std::string> type = reader.text("type");
  if (!type) return std::nullopt;
  const StudyKind& kind = *find_study_kind(*type);
  StudySpec study;
  study.type = kind.place.make();
  study.evaluate =
      reader.text("evaluate") == "monte_carlo" ? Evaluation::monte_carlo : Evaluation::expected;
  refuse_idle_options(reader, kind);
  read_factors_of(kind, reader, around, study);
  for (const StudyOption& option : kind.options) option.read(reader, around, study);
  read_measures(reader, study);
  study.estimator = reader.text("estimator").value_or("");
  if (!study.estimator.empty() && around.world == WorldState::whole &&
      std::find(around.labels.begin(), around.labels.end(), study.estimator) == around.labels.end())
    reader.report("estimator", fmt::format("there is no estimator \"{}\"", study.estimator),
                  fmt::format("The estimators are {}.", list_names(around.labels)),
                  nearest_name(study.estimator, around.labels));
  if (kind.check != nullptr) kind.check(reader, study);
  read_hold(reader, study);
  return study;
}

}  // namespace darknumber

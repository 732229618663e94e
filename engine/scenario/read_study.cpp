// SPDX-License-Identifier: MIT
#include "engine/scenario/read_study.h"

#include <fmt/core.h>

#include <algorithm>
#include <bit>
#include <iterator>

#include "engine/input/choices.h"
#include "engine/input/field_check.h"
#include "engine/input/object_reader.h"
#include "engine/scenario/format/study_fields.h"
#include "engine/scenario/paths/paths.h"
#include "engine/scenario/point_measures.h"
#include "engine/scenario/read_factors.h"
#include "engine/scenario/read_measures.h"
#include "engine/scenario/read_scenario.h"

namespace darknumber {
namespace {

bool is_one_of(StudyType type, std::initializer_list<StudyType> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

/// A field that only other types of study use.
struct OwnField {
  std::string_view name;
  std::initializer_list<StudyType> types;
};

void refuse_idle(ObjectReader& reader, StudyType type) {
  const OwnField own[] = {
      {"points", {StudyType::sweep}},        {"size", {StudyType::sample, StudyType::sobol}},
      {"trajectories", {StudyType::morris}}, {"levels", {StudyType::morris}},
      {"groups", {StudyType::morris}},       {"second_order", {StudyType::sobol}},
      {"shapley", {StudyType::sobol}},       {"target", {StudyType::tipping_point}},
  };
  for (const OwnField& field : own)
    if (reader.has(field.name) && !is_one_of(type, field.types)) {
      std::vector<std::string> names;
      for (StudyType one : field.types) names.emplace_back(name_of(one));
      reader.report(field.name,
                    fmt::format("\"{}\" goes with the type{} {} only", field.name,
                                names.size() == 1 ? "" : "s", list_names(names)),
                    "Leave it out here.");
    }
}

void read_factors_or_points(ObjectReader& reader, const StudySurroundings& around,
                            StudySpec& study) {
  if (study.type == StudyType::ledger) {
    if (reader.has("factors"))
      reader.report("factors", "a ledger has no factors: it varies the scenario's violations",
                    "Leave \"factors\" out.");
    return;
  }
  if (const Value* points = reader.value("points")) {
    if (reader.has("factors"))
      reader.report("points", "a sweep has either \"factors\" or \"points\"", "Leave one out.");
    if (points->array().empty())
      reader.report("points", "\"points\" is empty", "Give at least one.");
    for (std::size_t i = 0; i < points->array().size(); ++i) {
      const std::string path = fmt::format("study.points[#{}]", i + 1);
      Settings settings = read_settings(points->array()[i], path, around.file, reader.problems());
      if (check_settings(around, settings, reader.problems()))
        study.points.push_back(std::move(settings));
    }
    return;
  }
  if (reader.lacks("factors") ||
      (reader.value("factors") && reader.value("factors")->array().empty())) {
    reader.report("type", "the study has no factors",
                  "Say what varies with \"factors\": [{\"path\": …}].");
    return;
  }
  if (const Value* factors = reader.value("factors"))
    study.factors = read_factors(*factors, study.type, around, reader.problems());
}

/// The factors of each group, every factor in one; problems where a path is no factor's.
void read_groups(ObjectReader& reader, StudySpec& study) {
  const Value* groups = reader.value("groups");
  if (groups == nullptr) return;
  std::vector<bool> grouped(study.factors.size(), false);
  for (const Value& group : groups->array()) {
    std::vector<std::size_t> members;
    if (!group.is_array()) {
      reader.report("groups", "a group must be an array of factors' paths", "");
      return;
    }
    for (const Value& item : group.array()) {
      std::size_t found = study.factors.size();
      for (std::size_t f = 0; f < study.factors.size(); ++f)
        if (item.is_text() &&
            std::find(study.factors[f].paths.begin(), study.factors[f].paths.end(), item.text()) !=
                study.factors[f].paths.end())
          found = f;
      if (found == study.factors.size() || grouped[found]) {
        reader.report("groups",
                      fmt::format("{} is not a factor of this study, or is in two groups",
                                  describe_value(item)),
                      "Name each factor by its path, once.");
        return;
      }
      grouped[found] = true;
      members.push_back(found);
    }
    if (!members.empty()) study.groups.push_back(std::move(members));
  }
  for (std::size_t f = 0; f < study.factors.size(); ++f)
    if (!grouped[f]) study.groups.push_back({f});
}

void read_target(ObjectReader& reader, StudySpec& study) {
  if (study.type != StudyType::tipping_point) return;
  if (reader.lacks("target"))
    reader.report("type", "a tipping point needs a \"target\"",
                  "Give the value that the measure is to reach, such as \"target\": 2.");
  if (is_point_measure(study.measure)) {
    if (reader.has("estimator"))
      reader.report("estimator", fmt::format("\"{}\" is of no estimator", study.measure),
                    "Leave \"estimator\" out.");
  } else if (reader.lacks("estimator"))
    reader.report("type", "a tipping point needs an \"estimator\"", "Name its label.");
  study.target = reader.number("target").value_or(0.0);
  if (study.factors.size() < 3) return;
  for (const Factor& factor : study.factors)
    if (!factor.plausible) {
      reader.report(
          "factors", "with three factors or more, each needs a \"plausible\" range",
          "With so many, the tipping point is the combination nearest to what is plausible.");
      return;
    }
}

void read_hold(ObjectReader& reader, StudySpec& study) {
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

std::string_view name_of(StudyType type) {
  return study_type_names[static_cast<std::size_t>(type)];
}

Value with_settings(const Value& root, const Settings& settings, Problems& problems) {
  Value changed = root;
  for (const auto& [path, value] : settings) {
    if (says_nothing_of_the_world(path))
      problems.push_back({"", value.position, path,
                          fmt::format("\"{}\" is not part of the world", path),
                          "A study varies the world, and what estimates it.", ""});
    else
      set_path(changed, path, value, problems);
  }
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
  const std::size_t before = problems.size();
  ObjectReader reader(value, "study", study_fields(), around.file, problems);
  const std::optional<std::string> type = reader.text("type");
  if (!type) return std::nullopt;
  StudySpec study;
  study.type = choice_named<StudyType>(study_type_names, *type).value_or(StudyType::sweep);
  study.evaluate =
      reader.text("evaluate") == "monte_carlo" ? Evaluation::monte_carlo : Evaluation::expected;
  refuse_idle(reader, study.type);
  read_factors_or_points(reader, around, study);
  study.size = reader.integer("size").value_or(study.size);
  if (study.type == StudyType::sobol &&
      !std::has_single_bit(static_cast<std::uint64_t>(study.size)))
    reader.report("size", fmt::format("{} base points are not a power of two", study.size),
                  "Sobol' points come in powers of two: give 512, 1024, 2048, ….");
  study.trajectories =
      static_cast<int>(reader.integer("trajectories").value_or(study.trajectories));
  study.levels = static_cast<int>(reader.integer("levels").value_or(study.levels));
  if (study.levels % 2 != 0)
    reader.report("levels", fmt::format("{} levels are odd", study.levels), "Give an even number.");
  if (problems.size() == before) read_groups(reader, study);
  study.second_order = reader.boolean("second_order").value_or(false);
  study.shapley = reader.boolean("shapley").value_or(false);
  read_measures(reader, study);
  study.estimator = reader.text("estimator").value_or("");
  if (!study.estimator.empty() && around.world == WorldState::whole &&
      std::find(around.labels.begin(), around.labels.end(), study.estimator) == around.labels.end())
    reader.report("estimator", fmt::format("there is no estimator \"{}\"", study.estimator),
                  fmt::format("The estimators are {}.", list_names(around.labels)),
                  nearest_name(study.estimator, around.labels));
  read_target(reader, study);
  read_hold(reader, study);
  return study;
}

}  // namespace darknumber

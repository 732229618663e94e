// SPDX-License-Identifier: MIT
#include "engine/scenario/read_scenario.h"

#include <fmt/core.h>

#include <utility>

#include "engine/estimators/estimate_all.h"
#include "engine/input/json.h"
#include "engine/input/object_reader.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/scenario/format/published_table.h"
#include "engine/scenario/format/read_agencies.h"
#include "engine/scenario/format/read_dependence.h"
#include "engine/scenario/format/read_estimation.h"
#include "engine/scenario/format/read_pairs.h"
#include "engine/scenario/format/read_population.h"
#include "engine/scenario/format/read_verification.h"
#include "engine/scenario/given_tree.h"
#include "engine/scenario/held_fields.h"
#include "engine/scenario/paths/paths.h"
#include "engine/scenario/paths/share_setting.h"
#include "engine/scenario/read_claims.h"
#include "engine/scenario/read_study.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

constexpr std::int64_t format_version = 1;

void check_version(ObjectReader& reader) {
  const std::int64_t version = reader.integer("schema").value_or(format_version);
  if (version > format_version)
    reader.report(
        "schema",
        fmt::format("the file is written in version {} of the format, which is newer than "
                    "the program",
                    version),
        fmt::format("This program reads version {}; get a newer one.", format_version));
}

MonteCarloSpec read_monte_carlo(const Value& value, const std::string& file, Problems& problems) {
  const ObjectReader reader(value, "monte_carlo", section_fields("monte_carlo"), file, problems);
  MonteCarloSpec spec;
  spec.replicates = reader.integer("replicates").value_or(spec.replicates);
  spec.seed = static_cast<std::uint64_t>(
      reader.integer("seed").value_or(static_cast<std::int64_t>(spec.seed)));
  const std::string simulator = reader.text("simulator").value_or("auto");
  if (simulator == "table") spec.simulator = SimulatorChoice::table;
  if (simulator == "persons") spec.simulator = SimulatorChoice::persons;
  return spec;
}

/// Whether every agency's name was accepted. Otherwise each reference to a refused one would be one
/// more problem for the same slip.
bool all_named(const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (name.empty()) return false;
  return true;
}

/// What a continuum of severity takes the place of.
void refuse_with_continuum(ObjectReader& reader) {
  for (const char* field : {"bystanders", "dependence"})
    if (reader.has(field))
      reader.report(field, fmt::format("\"{}\" and \"at_risk\" cannot be combined", field),
                    "In a continuum of severity the bystanders are those below it, and agencies "
                    "detect independently of one another, given the severity.");
}

void read_agencies_and_after(const ObjectReader& reader, Scenario& scenario, Problems& problems) {
  const Value* agencies = reader.value("agencies");
  if (agencies == nullptr) return;
  const std::string& file = reader.file();
  read_agencies(*agencies, file, scenario, problems);
  const std::vector<std::string> names = names_of(scenario.agencies);
  if (!all_named(names) || names.size() > max_lists) return;
  if (const Value* value = reader.value("dependence"))
    scenario.dependence = read_dependence(*value, scenario, file, problems);
  if (const Value* value = reader.value("avoidance"))
    scenario.avoidance = read_avoidance(*value, names, file, problems);
  if (const Value* value = reader.value("referrals"))
    scenario.referrals = read_referrals(*value, names, file, problems);
  if (names.size() < 2) return;
  if (!reader.has("estimation") || reader.value("estimation") != nullptr)
    scenario.estimation =
        read_estimation(reader.value("estimation"), names, scenario.population, file, problems);
}

/// What a continuum of severity has no meaning for.
void refuse_of_continuum(const ObjectReader& reader, const StudySpec& study, Problems& problems) {
  const auto refuse = [&](const char* field, std::string message, std::string advice) {
    const Position position = reader.value("study")->find(field)->position;
    problems.push_back({file_at(position, reader.file()), position, std::string("study.") + field,
                        std::move(message), std::move(advice), ""});
  };
  if (const Refusal& refusal = kind_of(study).of_continuum; !refusal.message.empty())
    refuse("type", std::string(refusal.message), std::string(refusal.advice));
  if (study.hold)
    refuse("hold",
           "a continuum of severity cannot be held to a table: it has no capture probabilities to "
           "solve for",
           "Leave \"hold\" out.");
}

/// What a truth of those within reach has no meaning for.
void refuse_of_reachable(const ObjectReader& reader, const StudySpec& study, Problems& problems) {
  const Refusal& refusal = kind_of(study).of_reachable;
  if (refusal.message.empty()) return;
  const Position position = reader.value("study")->find("type")->position;
  problems.push_back({file_at(position, reader.file()), position, "study.type",
                      std::string(refusal.message), std::string(refusal.advice), ""});
}

/// Whether the study judges claims; else that there are some is refused.
bool judges_claims(const ObjectReader& reader, const StudySpec& study, Problems& problems) {
  const Refusal& refusal = kind_of(study).of_claims;
  if (refusal.message.empty()) return true;
  const Position position = reader.position_of("claims");
  problems.push_back({file_at(position, reader.file()), position, "claims",
                      std::string(refusal.message), std::string(refusal.advice), ""});
  return false;
}

/// A study has one table: the scenario's, where it has one.
void check_against_table(const ObjectReader& reader, const StudySpec& study, Problems& problems) {
  if (!study.hold) return;
  const Position position = study.hold->position;
  problems.push_back(
      {file_at(position, reader.file()), position, "study.table",
       "the scenario has a table already, to which every point is held",
       "Leave \"hold\" and its \"table\" out; or take \"hold\": \"none\" to let go of "
       "it.",
       ""});
}

/// What every point is solved again for; nothing where it is not.
std::optional<TableMatch> match_of(const Scenario& scenario) {
  if (scenario.study && scenario.study->lets_go) return std::nullopt;
  if (draws_worlds(scenario)) return std::nullopt;
  if (scenario.study && scenario.study->hold)
    return scenario.study->hold->pairs ? TableMatch::pairs : TableMatch::sizes;
  if (is_anchored(scenario)) return scenario.table->match;
  return std::nullopt;
}

/// They try their settings on the world, so the world comes first.
void read_study_and_claims(const ObjectReader& reader, const Value& root, WorldState world_state,
                           Scenario& scenario, Problems& problems) {
  const Value* study = reader.value("study");
  const Value* claims = reader.value("claims");
  if (study == nullptr && claims == nullptr) return;
  const Value world = with_published_counts(without_study(root), scenario);
  const StudySurroundings around{
      world, reader.file(), world_state,
      world_state == WorldState::whole ? answer_labels(scenario) : std::vector<std::string>{}};
  if (study != nullptr) scenario.study = read_study(*study, around, problems);
  if (scenario.study && scenario.population.at_risk)
    refuse_of_continuum(reader, *scenario.study, problems);
  if (scenario.study && scenario.estimation.target == Target::reachable)
    refuse_of_reachable(reader, *scenario.study, problems);
  if (claims != nullptr && (!scenario.study || judges_claims(reader, *scenario.study, problems)))
    scenario.claims = read_claims(*claims, around, problems);
  if (scenario.study && scenario.table) check_against_table(reader, *scenario.study, problems);
  if (const std::optional<TableMatch> match = match_of(scenario))
    refuse_held_fields(scenario, *match, around, problems);
}

[[noreturn]] void refuse(Problems problems) {
  sort_by_position(problems);
  throw InputError(std::move(problems));
}

}  // namespace

std::vector<std::string> answer_labels(const Scenario& scenario) {
  std::vector<std::string> strata;
  for (const Stratum& stratum : scenario.population.strata) strata.push_back(stratum.name);
  std::vector<std::string> labels;
  for (const Answer& answer : answers_of(scenario.estimation.estimators, strata))
    labels.push_back(answer.label);
  return labels;
}

Value without_study(const Value& root) {
  Value world = root;
  if (world.is_object())
    std::erase_if(world.object(), [](const Member& member) {
      return member.name == "study" || member.name == "claims";
    });
  return world;
}

ScenarioReading read_as_far_as_possible(const Value& root, const std::string& file, Problems before,
                                        InputFiles files) {
  ScenarioReading reading{{}, std::move(before), std::move(files)};
  Problems& problems = reading.problems;
  const std::size_t known = problems.size();
  ObjectReader reader(root, "", section_fields(""), file, problems);
  check_version(reader);
  Scenario& scenario = reading.scenario;
  scenario.title = reader.text("title").value_or("");
  scenario.description = reader.text("description").value_or("");
  read_publication(reader, scenario);
  const VictimsAre victims = is_anchored(scenario) ? VictimsAre::solved : VictimsAre::given;
  if (const Value* value = reader.value("population"))
    scenario.population = read_population(*value, victims, file, problems);
  else
    scenario.population.strata = {Stratum{}};
  if (const Value* value = reader.value("bystanders"))
    scenario.bystanders = read_bystanders(*value, file, problems);
  if (const Value* value = reader.value("monte_carlo"))
    scenario.monte_carlo = read_monte_carlo(*value, file, problems);
  if (scenario.population.at_risk) refuse_with_continuum(reader);
  scenario.verification = read_verification(reader, {});
  read_agencies_and_after(reader, scenario, problems);
  read_published_counts(reader, scenario,
                        problems.size() == known ? AgenciesAre::sound : AgenciesAre::broken,
                        reading.files);
  const WorldState state = problems.size() == known ? WorldState::whole : WorldState::broken;
  read_study_and_claims(reader, root, state, scenario, problems);
  return reading;
}

std::optional<Scenario> read_scenario(const Value& root, const std::string& file,
                                      Problems& problems) {
  const std::size_t before = problems.size();
  ScenarioReading reading = read_as_far_as_possible(root, file, std::move(problems));
  problems = std::move(reading.problems);
  if (problems.size() > before) return std::nullopt;
  return std::move(reading.scenario);
}

Scenario read_scenario(const Value& root, const std::string& file) {
  Problems problems;
  std::optional<Scenario> scenario = read_scenario(root, file, problems);
  if (!scenario) refuse(std::move(problems));
  return std::move(*scenario);
}

void apply_setting(Value& root, const std::string& setting, Problems& problems) {
  const std::string option = "--set " + setting;
  const std::size_t equals = end_of_path(setting);
  if (equals == std::string::npos || equals == 0)
    return problems.push_back({"",
                               {0, 0, option},
                               "",
                               "a setting is a path, an equals sign and a value",
                               "For example --set population.victims=8000.",
                               ""});
  const std::size_t before = problems.size();
  Value value = parse_option_value(std::string_view(setting).substr(equals + 1), option, problems);
  if (problems.size() == before)
    set_path(root, std::string_view(setting).substr(0, equals), value, problems);
}

void apply_settings(Value& root, const std::vector<std::string>& settings, Problems& problems) {
  const std::vector<std::string_view> paths = paths_of(settings);
  set_together(root, paths, [&](std::size_t s) { apply_setting(root, settings[s], problems); });
}

Value load_value(const std::string& path, const std::vector<std::string>& settings) {
  Problems problems;
  Value root = parse_scenario(read_scenario_text(path));
  apply_settings(root, settings, problems);
  if (!problems.empty()) refuse(std::move(problems));
  return root;
}

ScenarioFileReading read_scenario_file(const std::string& path,
                                       const std::vector<std::string>& settings) {
  InputText input = read_scenario_text(path);
  Value root = parse_scenario(input);
  return read_scenario_tree({std::move(input), std::move(root), settings, {}});
}

ScenarioFile whole_scenario(ScenarioFileReading file) {
  if (!file.reading.problems.empty()) {
    sort_by_position(file.reading.problems);
    InputError error(std::move(file.reading.problems));
    error.keep_source(file.input.name, std::move(file.input.text));
    throw error;
  }
  return {std::move(file.input), std::move(file.root), std::move(file.reading.scenario)};
}

ScenarioFile load_scenario_file(const std::string& path, const std::vector<std::string>& settings) {
  return whole_scenario(read_scenario_file(path, settings));
}

Scenario load_scenario(const std::string& path, const std::vector<std::string>& settings) {
  return load_scenario_file(path, settings).scenario;
}

}  // namespace darknumber

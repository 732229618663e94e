// SPDX-License-Identifier: MIT
#include "engine/scenario/paths/paths.h"

#include <fmt/core.h>

#include <charconv>

#include "engine/input/field_check.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/scenario/format/read_covariate_strata.h"
#include "engine/scenario/format/read_estimation.h"
#include "engine/scenario/format/read_names.h"
#include "engine/scenario/paths/pair_paths.h"
#include "engine/scenario/paths/path_walk.h"
#include "engine/scenario/paths/share_setting.h"

namespace darknumber {
namespace {

void walk_fields(Walk& walk, Value& object, const std::string& section, std::size_t piece);

bool sets_share(const Walk& walk, std::size_t piece, const std::string& section) {
  if (section != "population.strata[]" || !walk.is_last(piece)) return false;
  return walk.pieces[piece].name == "share" || walk.pieces[piece].name == "bystander_share";
}

/// agencies[NAME], population.strata[NAME], population.traits[NAME]
void walk_named_items(Walk& walk, Value& object, const std::string& section, std::size_t piece,
                      std::string_view kind) {
  if (!field_follows(walk, piece)) return;
  Value* items = object.find(walk.pieces[piece].name);
  const std::vector<std::string> names = item_names(items);
  const std::string item_section = join(section, walk.pieces[piece].name) + "[]";
  const std::vector<std::size_t> indices =
      chosen(walk, piece, {kind, walk.pieces[piece].name, names});
  if (sets_share(walk, piece + 1, item_section)) {
    if (indices.size() == 1)
      set_stratum_share(items->array(), indices[0], walk.pieces[piece + 1].name, walk.value);
    else if (indices.size() > 1)
      refuse(walk, "the shares of all strata cannot be set to one value",
             "Name one stratum; the shares of the others are rescaled.");
    return;
  }
  const std::size_t before = walk.problems.size();
  for (std::size_t index : indices) {
    Value& item = items->array()[index];
    if (item.is_object() && walk.problems.size() == before)
      walk_fields(walk, item, item_section, piece + 1);
  }
}

Value* population_items(Walk& walk, const char* name) {
  Value* population = walk.root.find("population");
  return population != nullptr && population->is_object() ? population->find(name) : nullptr;
}

/// population.groups[SIZE]; a size that is not there yet is created.
void walk_groups(Walk& walk, Value& population, std::size_t piece) {
  if (!field_follows(walk, piece)) return;
  const std::string section = "population.groups[]";
  if (known_field(walk, section, piece + 1) == nullptr) return;
  Value& groups = member_or_new(population, "groups", walk, Value::Array{});
  if (!groups.is_array()) return;
  const std::string& bracket = *walk.pieces[piece].bracket;
  bool found = false;
  for (Value& item : groups.array()) {
    const Value* size = item.is_object() ? item.find("size") : nullptr;
    if (size == nullptr || !size->is_number()) continue;
    if (bracket != every && bracket != fmt::format("{}", size->number())) continue;
    found = true;
    walk_fields(walk, item, section, piece + 1);
  }
  if (found) return;
  std::int64_t size = 0;
  const auto [end, error] = std::from_chars(bracket.data(), bracket.data() + bracket.size(), size);
  if (error != std::errc{} || end != bracket.data() + bracket.size())
    return refuse(walk, fmt::format("there are no groups of \"{}\"", bracket),
                  "Name their size, as in population.groups[5].share, or * for all there are.");
  Value& item = groups.array().emplace_back(Value{Value::Object{}, walk.value.position});
  set_member(item, "size", {static_cast<double>(size), walk.value.position});
  set_member(item, "share", {0.0, walk.value.position});
  walk_fields(walk, item, section, piece + 1);
}

/// agencies[…].by_stratum[NAME]
void walk_by_stratum(Walk& walk, Value& agency, std::size_t piece) {
  if (!field_follows(walk, piece)) return;
  const std::vector<std::string> strata = item_names(population_items(walk, "strata"));
  const std::vector<std::size_t> indices = chosen(walk, piece, {"stratum", "strata", strata});
  if (indices.empty() || known_field(walk, "agencies[].by_stratum[]", piece + 1) == nullptr) return;
  Value& overrides = member_or_new(agency, "by_stratum", walk, Value::Object{});
  if (!overrides.is_object()) return;
  for (std::size_t index : indices) {
    Value& rates = member_or_new(overrides, strata[index], walk, Value::Object{});
    if (rates.is_object()) walk_fields(walk, rates, "agencies[].by_stratum[]", piece + 1);
  }
}

/// The levels of the covariates of a population, as COVARIATE:LEVEL.
std::vector<std::string> levels_in_tree(const Value* covariates) {
  std::vector<std::string> names;
  if (covariates == nullptr || !covariates->is_object()) return names;
  for (const Member& covariate : covariates->object()) {
    if (covariate.name == shares_by_pattern) continue;
    if (covariate.value.is_object())
      for (const Member& level : covariate.value.object())
        names.push_back(covariate.name + ":" + level.name);
    else if (covariate.value.is_array())
      for (const Value& level : covariate.value.array())
        if (level.is_text()) names.push_back(covariate.name + ":" + level.text());
  }
  return names;
}

/// agencies[…].by_covariate[COVARIATE:LEVEL]
void walk_by_covariate(Walk& walk, Value& agency, std::size_t piece) {
  if (!field_follows(walk, piece)) return;
  const std::vector<std::string> levels = levels_in_tree(population_items(walk, "covariates"));
  const std::vector<std::size_t> indices =
      chosen(walk, piece, {"level", "levels of covariates", levels});
  const std::string section = "agencies[].by_covariate[]";
  if (indices.empty() || known_field(walk, section, piece + 1) == nullptr) return;
  Value& overrides = member_or_new(agency, "by_covariate", walk, Value::Object{});
  if (!overrides.is_object()) return;
  for (std::size_t index : indices) {
    const std::size_t colon = levels[index].find(':');
    Value& covariate =
        member_or_new(overrides, levels[index].substr(0, colon), walk, Value::Object{});
    if (!covariate.is_object()) continue;
    Value& rates = member_or_new(covariate, levels[index].substr(colon + 1), walk, Value::Object{});
    if (rates.is_object()) walk_fields(walk, rates, section, piece + 1);
  }
}

/// agencies[…].loadings[NAME], reporting_loadings[NAME] and anonymous_loadings[NAME]
void walk_loadings(Walk& walk, Value& agency, std::size_t piece) {
  if (!nothing_follows(walk, piece)) return;
  const std::vector<std::string> traits = item_names(population_items(walk, "traits"));
  const std::vector<std::size_t> indices = chosen(walk, piece, {"trait", "traits", traits});
  if (indices.empty()) return;
  Value& loadings = member_or_new(agency, walk.pieces[piece].name, walk, Value::Object{});
  if (!loadings.is_object()) return;
  for (std::size_t index : indices) set_member(loadings, traits[index], walk.value);
}

/// population.traits[…].values[2] and .shares[2], counted from 1
void walk_classes(Walk& walk, Value& trait, std::size_t piece) {
  const PathPiece& here = walk.pieces[piece];
  if (!nothing_follows(walk, piece)) return;
  Value* items = trait.find(here.name);
  std::vector<std::string> numbers;
  std::vector<Value*> addresses;
  if (items != nullptr && items->is_array()) {
    for (Value& item : items->array()) {
      addresses.push_back(&item);
      numbers.push_back(std::to_string(numbers.size() + 1));
    }
  }
  const int index = index_of_name(*here.bracket, numbers);
  if (index < 0) {
    refuse(walk, fmt::format("\"{}\" has no class \"{}\"", here.name, *here.bracket),
           known_names_advice("classes", numbers));
  } else if (here.name == "shares") {
    set_one_share(addresses, static_cast<std::size_t>(index), walk.value);
  } else {
    *addresses[static_cast<std::size_t>(index)] = walk.value;
  }
}

/// estimation.estimators[LABEL]; its fields are checked by the reader of its method.
void walk_estimators(Walk& walk, Value& estimation, std::size_t piece) {
  if (!field_follows(walk, piece) || !nothing_follows(walk, piece + 1)) return;
  const std::vector<std::string> labels = estimator_labels(walk.root);
  for (std::size_t index : chosen(walk, piece, {"estimator", "estimators", labels})) {
    Value& item = estimation.find("estimators")->array()[index];
    if (item.is_object()) set_member(item, walk.pieces[piece + 1].name, walk.value);
  }
}

/// published[LABEL]
void walk_published(Walk& walk, Value& scenario, std::size_t piece) {
  if (!field_follows(walk, piece)) return;
  Value* figures = scenario.find("published");
  std::vector<std::string> labels;
  if (figures != nullptr && figures->is_array())
    for (const Value& figure : figures->array()) {
      const Value* label = figure.is_object() ? figure.find("label") : nullptr;
      labels.push_back(label != nullptr && label->is_text() ? label->text() : "");
    }
  for (std::size_t index : chosen(walk, piece, {"figure", "published figures", labels})) {
    Value& figure = figures->array()[index];
    if (figure.is_object()) walk_fields(walk, figure, "published[]", piece + 1);
  }
}

void walk_bracket(Walk& walk, Value& object, const std::string& section, std::size_t piece) {
  const std::string place = join(section, walk.pieces[piece].name);
  if (place == "agencies") return walk_named_items(walk, object, section, piece, "agency");
  if (place == "population.strata")
    return walk_named_items(walk, object, section, piece, "stratum");
  if (place == "population.groups") return walk_groups(walk, object, piece);
  if (place == "population.traits") return walk_named_items(walk, object, section, piece, "trait");
  if (place == "agencies[].by_stratum") return walk_by_stratum(walk, object, piece);
  if (place == "agencies[].by_covariate") return walk_by_covariate(walk, object, piece);
  if (place == "agencies[].loadings" || place == "agencies[].reporting_loadings" ||
      place == "agencies[].anonymous_loadings")
    return walk_loadings(walk, object, piece);
  if (place == "population.traits[].values" || place == "population.traits[].shares")
    return walk_classes(walk, object, piece);
  if (place == "dependence" || place == "avoidance" || place == "referrals")
    return walk_pairs(walk, object, piece);
  if (place == "published") return walk_published(walk, object, piece);
  if (place == "estimation.remove") return walk_removals(walk, object, piece);
  if (place == "estimation.estimators") return walk_estimators(walk, object, piece);
  no_bracket(walk, piece);
}

void walk_fields(Walk& walk, Value& object, const std::string& section, std::size_t piece) {
  const std::string& name = walk.pieces[piece].name;
  if (known_field(walk, section, piece) == nullptr) return;
  if (walk.pieces[piece].bracket) return walk_bracket(walk, object, section, piece);
  if (walk.is_last(piece)) return set_member(object, name, walk.value);
  std::string place = join(section, name);
  if (place == "agencies[].by_stratum[].threshold") place = "agencies[].threshold";
  if (find_section(place) != nullptr) {
    Value& child = member_or_new(object, name, walk, Value::Object{});
    // "unlimited" bystanders become an object when their count is set, and so does a target.
    if ((place == "bystanders" || place == "estimation.target") && child.is_text())
      child = Value{Value::Object{}, child.position};
    if (child.is_object()) walk_fields(walk, child, place, piece + 1);
    return;
  }
  const bool in_brackets =
      find_section(place + "[]") != nullptr || place == "estimation.estimators";
  if (in_brackets)
    refuse(walk, fmt::format("\"{}\" needs a name in brackets", name),
           fmt::format("Write {0}[NAME], or {0}[*] for all.", name));
  else
    nothing_follows(walk, piece);
}

}  // namespace

void set_path(Value& root, std::string_view path, const Value& value, Problems& problems) {
  std::string fault;
  Value changed = root;  // so that a path which is refused on its way changes nothing
  const std::size_t before = problems.size();
  Walk walk{changed, path, split_path(path, fault), value, problems};
  if (walk.pieces.empty()) {
    refuse(walk, fault, "A path reads like agencies[Police].capture_probability.");
    return;
  }
  if (root.is_object()) walk_fields(walk, changed, "", 0);
  if (problems.size() == before) root = std::move(changed);
}

}  // namespace darknumber

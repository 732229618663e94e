// SPDX-License-Identifier: MIT
#include "engine/scenario/read_factors.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "engine/input/choices.h"
#include "engine/input/field_check.h"
#include "engine/input/object_reader.h"
#include "engine/scenario/believed_factor.h"
#include "engine/scenario/format/read_numbers.h"
#include "engine/scenario/format/study_fields.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

std::vector<std::string> read_paths(ObjectReader& reader) {
  if (reader.has("path") == reader.has("paths")) {
    reader.report(reader.has("path") ? "paths" : "path",
                  "a factor has either a \"path\" or \"paths\"",
                  "Give one field with \"path\", several that move together with \"paths\".");
    return {};
  }
  if (const std::optional<std::string> path = reader.text("path")) return {*path};
  std::vector<std::string> paths;
  if (const Value* items = reader.value("paths"))
    for (const Value& item : items->array()) {
      if (!item.is_text()) {
        reader.report("paths",
                      fmt::format("a path must be a text, but is {}", describe_value(item)),
                      "Write paths as in [\"bystanders.count\", \"population.victims\"].");
        return {};
      }
      paths.push_back(item.text());
    }
  if (paths.empty() && reader.value("paths") != nullptr)
    reader.report("paths", "\"paths\" is empty", "Name at least one field.");
  return paths;
}

std::optional<Bounds> read_bounds(ObjectReader& reader, std::string_view field) {
  const std::optional<std::vector<double>> ends = read_numbers(reader, field, any_number);
  if (!ends) return std::nullopt;
  if (ends->size() != 2 || !((*ends)[0] < (*ends)[1])) {
    reader.report(field, fmt::format("\"{}\" must be two numbers, the lower first", field),
                  fmt::format("For example \"{}\": [0, 0.4].", field));
    return std::nullopt;
  }
  return Bounds{(*ends)[0], (*ends)[1]};
}

void refuse_idle(ObjectReader& reader, std::string_view field, std::string_view goes_with) {
  if (reader.has(field))
    reader.report(field, fmt::format("\"{}\" goes with {} only", field, goes_with),
                  "Leave it out here.");
}

/// A factor that takes one of several values has no range.
bool is_choice(const ObjectReader& reader, FactorExtent extent) {
  return extent == FactorExtent::range_or_values && reader.has("values");
}

/// Fields that factors of this study do not use.
void refuse_idle_extents(ObjectReader& reader, FactorExtent extent) {
  const bool choice = is_choice(reader, extent);
  if (extent != FactorExtent::values && !choice)
    refuse_idle(reader, "values",
                fmt::format("a {}, or a choice of {}", kinds_with({FactorExtent::values}),
                            kinds_with({FactorExtent::range_or_values})));
  if (extent != FactorExtent::ends)
    for (std::string_view field : {"low", "high"})
      refuse_idle(reader, field, kinds_with({FactorExtent::ends}));
  const bool has_range = extent == FactorExtent::range || extent == FactorExtent::range_or_values;
  if (!has_range || choice)
    for (std::string_view field : {"range", "scale"})
      refuse_idle(reader, field,
                  fmt::format("the numbers of {}",
                              kinds_with({FactorExtent::range_or_values, FactorExtent::range})));
}

void read_extent(ObjectReader& reader, FactorExtent extent, Factor& factor) {
  if (reader.has("belief")) return read_belief_of(factor, reader);
  const bool choice = is_choice(reader, extent);
  const auto require = [&](std::string_view field, std::string_view advice) {
    if (reader.lacks(field))
      reader.report("path", fmt::format("a factor of this study needs \"{}\"", field),
                    std::string(advice));
  };
  refuse_idle_extents(reader, extent);
  if (extent == FactorExtent::values || choice) {
    require("values", "For example \"values\": [0, 0.1, 0.2].");
    if (const Value* values = reader.value("values")) factor.values = values->array();
    if (reader.value("values") != nullptr && factor.values.empty())
      reader.report("values", "\"values\" is empty", "Give at least one value.");
  } else if (extent == FactorExtent::ends) {
    for (std::string_view field : {"low", "high"})
      require(field, "For example \"low\": 0, \"high\": 0.4.");
    if (const Value* low = reader.value("low")) factor.low = *low;
    if (const Value* high = reader.value("high")) factor.high = *high;
  } else {
    require("range", "For example \"range\": [0, 0.4], or a \"belief\".");
    factor.range = read_bounds(reader, "range");
  }
}

void read_kind(ObjectReader& reader, FactorExtent extent, Factor& factor) {
  const bool choice = !factor.values.empty() && extent != FactorExtent::values;
  factor.kind = choice ? FactorKind::choice : FactorKind::continuous;
  if (const std::optional<std::string> kind = reader.text("kind")) {
    factor.kind = choice_named<FactorKind>(factor_kind_names, *kind).value_or(factor.kind);
    if (choice != (factor.kind == FactorKind::choice))
      reader.report("kind", "a choice has \"values\", and numbers have a \"range\"",
                    "Give one or the other.");
  }
  if (const std::optional<std::string> scale = reader.text("scale"))
    factor.scale = choice_named<FactorScale>(factor_scale_names, *scale).value_or(factor.scale);
  if (factor.scale == FactorScale::log && factor.range && factor.range->low <= 0.0)
    reader.report("range", "a range on a logarithmic scale must lie above 0",
                  "Begin above 0, or take \"scale\": \"linear\".");
  if (factor.kind == FactorKind::integer && factor.range &&
      (factor.range->low != std::floor(factor.range->low) ||
       factor.range->high != std::floor(factor.range->high)))
    reader.report("range", "the range of a whole number has whole ends", "");
}

/// The values that are tried on the scenario before anything runs.
std::vector<Value> tried_values(const Factor& factor, const Position& range_position) {
  std::vector<Value> tried = factor.values;
  if (factor.low) tried.push_back(*factor.low);
  if (factor.high) tried.push_back(*factor.high);
  if (factor.range)
    for (double end : {factor.range->low, factor.range->high})
      tried.push_back(factor_number(end, factor.kind, range_position));
  if (factor.belief)
    for (double number : tried_of(*factor.belief))
      tried.push_back(factor_number(number, factor.kind, range_position));
  return tried;
}

/// Where each path of a factor is written.
std::vector<Position> positions_of_paths(const ObjectReader& reader) {
  if (reader.has("path")) return {reader.position_of("path")};
  std::vector<Position> positions;
  for (const Value& item : reader.value("paths")->array()) positions.push_back(item.position);
  return positions;
}

/// Whether every path leads somewhere; a problem points at the path, not at the value.
bool check_paths(ObjectReader& reader, const StudySurroundings& around, const Factor& factor) {
  const std::size_t before = reader.problems().size();
  const std::vector<Position> positions = positions_of_paths(reader);
  for (std::size_t i = 0; i < factor.paths.size(); ++i) {
    Problems problems;
    with_settings(around.root, {{factor.paths[i], Value{{}, positions[i]}}}, problems);
    for (Problem& problem : problems) {
      problem.file = file_at(problem.position, around.file);
      reader.problems().push_back(std::move(problem));
    }
  }
  return reader.problems().size() == before;
}

Settings set_to(const Factor& factor, const Value& value) {
  Settings settings;
  for (const std::string& path : factor.paths) settings.emplace_back(path, value);
  return settings;
}

/// Whether a factor that takes any number of its range may be no whole number.
bool check_between(ObjectReader& reader, const StudySurroundings& around, const Factor& factor) {
  const bool believed = factor.belief && factor.belief->family != BeliefFamily::discrete;
  if ((!factor.range && !believed) || factor.kind != FactorKind::continuous) return true;
  // Of the golden section: a number that no round ends make whole.
  constexpr double part_of_the_way = 0.381966;
  const double between =
      believed ? quantile(*factor.belief, part_of_the_way)
               : factor.range->low + part_of_the_way * (factor.range->high - factor.range->low);
  const std::string_view field = believed ? "belief" : "range";
  const Position position = reader.position_of(field);
  Problems problems;
  if (check_settings(around, set_to(factor, Value{between, position}), problems)) return true;
  Problems ignored;
  const Value whole = factor_number(std::round(between), FactorKind::integer, position);
  if (check_settings(around, set_to(factor, whole), ignored))
    reader.report(field, fmt::format("\"{}\" takes whole numbers only", name_of(factor)),
                  "Add \"kind\": \"integer\".");
  else
    for (Problem& problem : problems) reader.problems().push_back(std::move(problem));
  return false;
}

std::optional<Factor> read_factor(const Value& item, const std::string& path, FactorExtent extent,
                                  const StudySurroundings& around, Problems& problems) {
  const std::size_t before = problems.size();
  ObjectReader reader(item, path, factor_fields(), around.file, problems);
  Factor factor;
  if (!item.is_object()) return std::nullopt;  // reported
  factor.position = item.position;
  factor.paths = read_paths(reader);
  read_extent(reader, extent, factor);
  read_kind(reader, extent, factor);
  factor.plausible = read_bounds(reader, "plausible");
  factor.label = reader.text("label").value_or("");
  if (problems.size() > before) return std::nullopt;
  if (!check_paths(reader, around, factor)) return std::nullopt;
  const std::string_view extent_field = factor.belief ? "belief" : "range";
  const bool whole_or_stated = !factor.belief || factor.kind == FactorKind::integer ||
                               factor.belief->family == BeliefFamily::discrete;
  if (!whole_or_stated && !check_between(reader, around, factor)) return std::nullopt;
  for (const Value& value : tried_values(factor, reader.position_of(extent_field))) {
    if (!check_settings(around, set_to(factor, value), problems)) return std::nullopt;
  }
  if (whole_or_stated && !check_between(reader, around, factor)) return std::nullopt;
  if (factor.belief) spread_belief(extent, factor);
  return factor;
}

void refuse_shared_paths(const std::vector<Factor>& factors, const StudySurroundings& around,
                         Problems& problems) {
  std::vector<std::string> taken;
  for (const Factor& factor : factors)
    for (const std::string& path : factor.paths) {
      if (std::find(taken.begin(), taken.end(), path) != taken.end())
        problems.push_back({file_at(factor.position, around.file), factor.position, "study.factors",
                            fmt::format("the field \"{}\" is in two factors", path),
                            "A field belongs to one factor.", ""});
      taken.push_back(path);
    }
}

}  // namespace

std::vector<Factor> read_factors(const Value& value, FactorExtent extent,
                                 const StudySurroundings& around, Problems& problems) {
  std::vector<Factor> factors;
  for (std::size_t i = 0; i < value.array().size(); ++i)
    if (std::optional<Factor> factor = read_factor(
            value.array()[i], fmt::format("study.factors[#{}]", i + 1), extent, around, problems))
      factors.push_back(std::move(*factor));
  refuse_shared_paths(factors, around, problems);
  return factors;
}

Value factor_number(double number, FactorKind kind, const Position& position) {
  if (kind == FactorKind::integer) return Value{static_cast<std::int64_t>(number), position};
  return Value{number, position};
}

Settings read_settings(const Value& value, const std::string& path, const std::string& file,
                       Problems& problems) {
  if (!value.is_object()) {
    problems.push_back({file_at(value.position, file), value.position, path,
                        fmt::format("settings must be an object of paths and values, but are {}",
                                    describe_value(value)),
                        "For example {\"bystanders.count\": 5000}.", ""});
    return {};
  }
  refuse_repeated_names(value, path, file, problems);
  Settings settings;
  for (const Member& member : value.object()) settings.emplace_back(member.name, member.value);
  return settings;
}

Value to_value(const Settings& settings) {
  Value value = empty_object();
  for (const auto& [path, content] : settings) add_member(value, path, content);
  return value;
}

}  // namespace darknumber

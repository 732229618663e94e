// SPDX-License-Identifier: MIT
#include "engine/interface/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/input/json.h"
#include "engine/input/nearest_name.h"
#include "engine/input/read_table.h"
#include "engine/input/wording.h"
#include "engine/interface/given_scenario.h"

namespace darknumber {
namespace {

/// The items of a value that is one thing or an array of them.
std::vector<Value> one_or_several(const ObjectReader& reader, std::string_view name) {
  const Value* value = reader.value(name);
  if (value == nullptr) return {};
  return value->is_array() ? value->array() : std::vector<Value>{*value};
}

/// Texts; `objects`: whether an item may be one, which is then its JSON.
enum class Objects { refused, taken };

std::vector<std::string> texts_of(ObjectReader& reader, const char* name, Objects objects) {
  std::vector<std::string> texts;
  for (const Value& item : one_or_several(reader, name)) {
    if (item.is_text() && !item.text().empty())
      texts.push_back(item.text());
    else if (item.is_object() && objects == Objects::taken)
      texts.push_back(write_json(item));
    else
      reader.report(name, fmt::format("\"{}\" takes texts that are not empty{}, one or an array",
                                      name, objects == Objects::taken ? ", or objects" : ""));
  }
  return texts;
}

std::vector<double> numbers_of(ObjectReader& reader, const char* name, const Range& range,
                               const char* meaning) {
  std::vector<double> numbers;
  for (const Value& item : one_or_several(reader, name)) {
    const double number = item.is_number() ? item.number() : range.least - 1.0;
    const bool fits = (range.least_excluded ? number > range.least : number >= range.least) &&
                      (range.most_excluded ? number < range.most : number <= range.most);
    if (fits)
      numbers.push_back(number);
    else
      reader.report(name, fmt::format("\"{}\" takes {}, one or an array", name, meaning));
  }
  return numbers;
}

/// Paths as the shortcuts of the command line have them, and what else is set.
std::vector<std::string> settings_of(const ObjectReader& reader) {
  std::vector<std::string> settings;
  if (const Value* set = reader.value("set"))
    for (const Member& member : set->object())
      settings.push_back(member.name + "=" + write_json(member.value));
  for (const char* shortcut : {"replicates", "seed"})
    if (const auto number = reader.integer(shortcut))
      settings.push_back(fmt::format("monte_carlo.{}={}", shortcut, *number));
  return settings;
}

InputFiles files_of(ObjectReader& reader) {
  InputFiles files;
  files.texts.emplace();
  if (const Value* given = reader.value("files"))
    for (const Member& member : given->object()) {
      if (member.value.is_text())
        files.texts->emplace(member.name, member.value.text());
      else
        reader.report("files", fmt::format("\"{}\" is no text", member.name),
                      "Give the text of the file itself.");
    }
  return files;
}

/// Whether one of the two is there; else says so.
bool has_one_of(ObjectReader& reader, const std::string& text, const std::string& path) {
  if (reader.has(text) != reader.has(path)) return true;
  if (reader.has(text))
    reader.report(path, fmt::format("both \"{}\" and \"{}\" are given", text, path),
                  "Give one of them.");
  else if (reader.lacks(text) && reader.lacks(path))
    reader.report(text, fmt::format("neither \"{}\" nor \"{}\" is given", text, path),
                  "Give one of them.");
  return false;
}

/// A path; "-" is no standard input here, where that belongs to somebody else.
std::optional<std::string> path_of(ObjectReader& reader, const std::string& name) {
  std::optional<std::string> path = reader.text(name);
  if (!path || (*path != standard_input && !path->empty())) return path;
  reader.report(name, fmt::format("\"{}\" names no file", *path), "Name a file.");
  return std::nullopt;
}

std::optional<GivenTree> given_by_itself(Arguments& arguments) {
  ObjectReader& reader = arguments.reader;
  const Value* scenario = reader.value("scenario");
  if (scenario == nullptr) return std::nullopt;
  GivenTree given{arguments.input, *scenario, settings_of(reader), files_of(reader)};
  if (scenario->is_text()) {
    given.input = {"scenario", scenario->text()};
    if (reader.sound()) given.root = parse_scenario(given.input);
  }
  return given;
}

}  // namespace

std::optional<GivenTree> read_given(Arguments& arguments) {
  ObjectReader& reader = arguments.reader;
  std::optional<GivenTree> given;
  if (!has_one_of(reader, "scenario", "scenario_path")) return std::nullopt;
  if (reader.has("scenario")) {
    given = given_by_itself(arguments);
  } else if (const auto path = path_of(reader, "scenario_path")) {
    if (reader.has("files"))
      reader.report("files", "tables are looked for beside the scenario's file",
                    "Give \"scenario\" in place of \"scenario_path\", or leave \"files\" out.");
    if (reader.sound()) given = given_file(*path, settings_of(reader));
  }
  if (!reader.sound()) return std::nullopt;
  return given;
}

std::optional<InputText> read_text_or_path(Arguments& arguments, const std::string& name) {
  ObjectReader& reader = arguments.reader;
  if (!has_one_of(reader, name, name + "_path")) return std::nullopt;
  if (const auto text = reader.text(name)) return InputText{name, *text};
  const auto path = path_of(reader, name + "_path");
  if (!path || !reader.sound()) return std::nullopt;
  return read_table_file(*path);
}

TableReading read_reading(Arguments& arguments) {
  ObjectReader& reader = arguments.reader;
  TableReading reading;
  reading.count = reader.text("count").value_or("");
  reading.strata = texts_of(reader, "stratum", Objects::refused);
  reading.covariates = texts_of(reader, "covariate", Objects::refused);
  reading.ignored = texts_of(reader, "ignore", Objects::refused);
  if (reader.text("repeated") == "add") reading.repeated = RepeatedHistory::add;
  if (reader.text("missing") == "0") reading.missing = MissingMembership::not_on_list;
  if (reader.text("coding") == "reversed") reading.coding = MembershipCoding::reversed;
  reading.least_suppressed = static_cast<int>(reader.integer("suppressed").value_or(1));
  return reading;
}

TableRequest read_table_request(Arguments& arguments) {
  ObjectReader& reader = arguments.reader;
  TableRequest asked;
  asked.reading = read_reading(arguments);
  if (const Value* lists = reader.value("lists"))
    asked.lists = lists->is_text() ? lists->text() : write_json(*lists);
  if (const auto seed = reader.integer("seed")) asked.seed = static_cast<std::uint64_t>(*seed);
  return asked;
}

void read_estimate_request(Arguments& arguments, TableRequest& asked) {
  ObjectReader& reader = arguments.reader;
  asked.estimators = texts_of(reader, "estimator", Objects::taken);
  asked.remove = texts_of(reader, "remove", Objects::refused);
  asked.prorate = reader.text("unknown") == "prorate";
  asked.levels = numbers_of(reader, "level", {0.0, 1.0, true, true}, "numbers above 0 and below 1");
}

BoundsAsked read_bounds_asked(Arguments& arguments) {
  return {numbers_of(arguments.reader, "within", {1.0}, "numbers from 1"),
          arguments.reader.number("least_overlap")};
}

std::vector<std::string> read_parts(Arguments& arguments) {
  ObjectReader& reader = arguments.reader;
  const std::vector<std::string> known(std::begin(population_parts), std::end(population_parts));
  std::vector<std::string> parts = texts_of(reader, "parts", Objects::refused);
  for (const std::string& part : parts)
    if (std::find(known.begin(), known.end(), part) == known.end())
      reader.report("parts", fmt::format("a population has no part \"{}\"", part),
                    fmt::format("There are {}.", join_with_and(known)), nearest_name(part, known));
  if (!reader.has("parts")) return {known.front()};
  if (parts.empty())
    reader.report("parts", "nothing is to be drawn", "Name a part, or leave \"parts\" out.");
  for (const std::string& part : parts)
    if (std::count(parts.begin(), parts.end(), part) > 1) {
      reader.report("parts", fmt::format("the part \"{}\" is named twice", part));
      break;
    }
  return parts;
}

}  // namespace darknumber

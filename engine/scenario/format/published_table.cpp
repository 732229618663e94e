// SPDX-License-Identifier: MIT
#include "engine/scenario/format/published_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "engine/estimators/options/labels.h"
#include "engine/input/choices.h"
#include "engine/input/field_check.h"
#include "engine/input/make_value.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/scenario/format/publication_fields.h"
#include "engine/scenario/format/published_counts.h"
#include "engine/scenario/format/read_agency_table.h"
#include "engine/scenario/format/study_fields.h"

namespace darknumber {
namespace {

void read_table(const Value& value, const std::string& file, Problems& problems,
                Scenario& scenario) {
  ObjectReader reader(value, "table", section_fields("table"), file, problems);
  PublishedTable table;
  table.position = reader.position_of("file");
  table.file = reader.text("file").value_or("");
  table.match = choice_named<TableMatch>(table_match_names, reader.text("match").value_or("sizes"))
                    .value_or(TableMatch::sizes);
  if (reader.lacks("file") && reader.lacks("counts"))
    reader.report("file", "\"table\" names no file",
                  "Give it one, as in \"table\": {\"file\": \"netherlands.csv\"}.");
  scenario.table = std::move(table);
}

void read_figure(ObjectReader& reader, Scenario& scenario) {
  PublishedFigure figure;
  figure.label = reader.text("label").value_or("");
  figure.low = reader.number("low");
  figure.high = reader.number("high");
  figure.estimate = reader.number("estimate");
  if (!reader.sound()) return;
  for (const PublishedFigure& other : scenario.published)
    if (other.label == figure.label)
      reader.report("label", fmt::format("a second figure is called \"{}\"", figure.label),
                    "Every label occurs once.");
  if (figure.low.has_value() != figure.high.has_value())
    reader.report("label", "a published range has two ends", "Give both \"low\" and \"high\".");
  else if (!figure.low && !figure.estimate)
    reader.report("label", "nothing was published here",
                  "Give \"low\" and \"high\", an \"estimate\", or all three.");
  else if (figure.low && *figure.low > *figure.high)
    reader.report("low", "the published range ends before it begins",
                  "\"low\" is at most \"high\".");
  scenario.published.push_back(std::move(figure));
}

/// The singular and the plural.
void read_victim_words(ObjectReader& reader, Words& words) {
  const Value* pair = reader.value("victim");
  if (pair == nullptr) return;
  const Value::Array& items = pair->array();
  if (items.size() != 2 || !items[0].is_text() || !items[1].is_text())
    reader.report("victim", "\"victim\" must be two words, for one and for several",
                  "For example \"victim\": [\"fish\", \"fish\"].");
  else
    words = {items[0].text(), items[1].text(), words.of_register};
}

/// Counts by history, a digit for each agency in the order of the scenario.
void read_counts(ObjectReader& reader, const Value& counts, PublishedTable& published) {
  ContingencyTable& table = published.counts;
  refuse_repeated_names(counts, reader.path_of("counts"), reader.file(), reader.problems());
  for (const Member& member : counts.object()) {
    const std::optional<CaptureHistory> history = from_digits(member.name, table.lists());
    if (history && *history != 0 && member.value.is_text())
      if (const auto suppressed = suppressed_count(*history, member.value.text())) {
        add_suppressed(*suppressed, table, published.suppressed);
        continue;
      }
    const std::optional<FieldFault> fault =
        fault_of_number(member.value, not_negative, member.name);
    if (history && *history != 0 && !fault) {
      table.add(*history, member.value.number());
      continue;
    }
    reader.report("counts",
                  fmt::format("\"{}\" is no history of the {} agencies with a count", member.name,
                              table.lists()),
                  "Write a 0 or 1 for each agency, as in {\"101\": 25}, and \"<5\" for a count "
                  "that was suppressed.");
    return;
  }
}

}  // namespace

bool is_anchored(const Scenario& scenario) {
  return scenario.table && scenario.table->match != TableMatch::none;
}

void read_publication(ObjectReader& reader, Scenario& scenario) {
  if (const Value* table = reader.value("table"))
    read_table(*table, reader.file(), reader.problems(), scenario);
  if (const Value* published = reader.value("published"))
    for (std::size_t i = 0; i < published->array().size(); ++i) {
      ObjectReader figure(published->array()[i], fmt::format("published[#{}]", i + 1),
                          section_fields("published[]"), reader.file(), reader.problems());
      read_figure(figure, scenario);
    }
  if (const Value* words = reader.value("words")) {
    ObjectReader nouns(*words, "words", section_fields("words"), reader.file(), reader.problems());
    scenario.words.of_register = nouns.text("register").value_or(scenario.words.of_register);
    read_victim_words(nouns, scenario.words);
  }
}

void read_published_counts(ObjectReader& scenario_reader, Scenario& scenario, AgenciesAre agencies,
                           const InputFiles& files) {
  if (!scenario.table) return;
  PublishedTable& table = *scenario.table;
  Problems& problems = scenario_reader.problems();
  const std::string& file = scenario_reader.file();
  const Value& value = *scenario_reader.value("table");
  Problems told;  // when "table" was first read
  ObjectReader reader(value, "table", section_fields("table"), file, told);
  const Value* counts = reader.value("counts");
  if (!told.empty() || (counts == nullptr && table.file.empty())) return;
  if (agencies == AgenciesAre::sound)
    table.counts = ContingencyTable(static_cast<int>(scenario.agencies.size()));
  if (counts != nullptr) {
    if (agencies == AgenciesAre::sound) read_counts(reader, *counts, table);
    problems.insert(problems.end(), told.begin(), told.end());
    return;
  }
  const std::filesystem::path path = std::filesystem::path(file).parent_path() / table.file;
  if (!is_there(files, path.string())) {
    problems.push_back({file_at(table.position, file), table.position, "table.file",
                        fmt::format("there is no table {}", path.string()),
                        advice_on_missing(files), ""});
    return;
  }
  if (agencies == AgenciesAre::broken) return;
  try {
    SuppressedTable read =
        read_agency_table(read_table_file(files, path.string()), scenario, {}, table.notes);
    table.counts = std::move(read.table);
    table.suppressed = std::move(read.cells);
  } catch (const InputError& error) {
    problems.insert(problems.end(), error.problems().begin(), error.problems().end());
  }
}

Value with_published_counts(Value root, const Scenario& scenario) {
  if (scenario.table && root.is_object() && scenario.table->counts.observed() > 0.0)
    if (Value* table = root.find("table")) *table = table_value(*scenario.table);
  return root;
}

Value table_value(const PublishedTable& table) {
  Value value = empty_object();
  if (!table.file.empty()) add_member(value, "file", table.file);
  add_member(value, "match", std::string(table_match_names[static_cast<std::size_t>(table.match)]));
  add_member(value, "counts", counts_value(table.counts, table.suppressed));
  return value;
}

Value published_value(const std::vector<PublishedFigure>& published) {
  Value all = empty_array();
  for (const PublishedFigure& figure : published) {
    Value value = empty_object();
    add_member(value, "label", figure.label);
    if (figure.low) add_member(value, "low", *figure.low);
    if (figure.high) add_member(value, "high", *figure.high);
    if (figure.estimate) add_member(value, "estimate", *figure.estimate);
    all.array().push_back(std::move(value));
  }
  return all;
}

Value words_value(const Words& words) {
  Value value = empty_object();
  Value victim = empty_array();
  victim.array().push_back(make_value(words.victim));
  victim.array().push_back(make_value(words.victims));
  add_member(value, "victim", std::move(victim));
  add_member(value, "register", words.of_register);
  return value;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "tests/cli/population.h"

#include <stdexcept>

#include "tests/cli/program.h"

namespace darknumber::testing {
namespace {

/// Commas part cells but between quotes.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (char c : line)
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      cells.emplace_back();
    else
      cells.back() += c;
  return cells;
}

}  // namespace

Csv::Csv(const std::string& text) {
  for (const std::string& line : lines_of(text)) {
    std::vector<std::string> cells = cells_of(line);
    if (header_.empty())
      header_ = std::move(cells);
    else if (cells.size() == header_.size())
      rows_.push_back(std::move(cells));
    else
      throw std::runtime_error("cells unlike the header: " + line);
  }
  for (std::size_t c = 0; c < header_.size(); ++c) columns_[header_[c]] = c;
}

const std::string& Csv::text(std::size_t row, const std::string& column) const {
  return rows_.at(row)[columns_.at(column)];
}

double Csv::number(std::size_t row, const std::string& column) const {
  return std::stod(text(row, column));
}

bool Csv::flag(std::size_t row, const std::string& column) const {
  const std::string& cell = text(row, column);
  if (cell != "0" && cell != "1") throw std::runtime_error(column + " has " + cell);
  return cell == "1";
}

Population simulate(std::vector<std::string> words) {
  const ScratchFolder scratch;
  const auto file = [&](const char* part) { return (scratch.path() / part).string(); };
  words.insert(words.begin(), "simulate");
  for (const char* part : {"persons", "records", "entities", "table"})
    words.insert(words.end(), {std::string("--") + part, file(part)});
  const ProgramRun run = darknumber(words);
  if (run.exit_code != 0 || !run.out.empty()) throw std::runtime_error(run.err + run.out);
  return {Csv(file_text(file("persons"))), Csv(file_text(file("records"))),
          Csv(file_text(file("entities"))), Csv(file_text(file("table")))};
}

Entities entities_of_records(const Csv& records) {
  Entities entities;
  for (std::size_t row = 0; row < records.size(); ++row) {
    const std::string& entity = records.text(row, "entity");
    const std::string left = records.has_column("confirmed") ? "confirmed" : "reported";
    if (records.flag(row, left) == entity.empty())
      throw std::runtime_error("entity of what is not " + left + ", or none of what is");
    if (records.flag(row, left) && !records.flag(row, "reported"))
      throw std::runtime_error("confirmed, but not reported");
    if (entity.empty()) continue;
    if (!entities[entity].insert(records.text(row, "agency")).second)
      throw std::runtime_error("two records of one agency in entity " + entity);
  }
  return entities;
}

Entities entities_in(const Csv& entities, const std::vector<std::string>& agencies) {
  Entities found;
  for (std::size_t row = 0; row < entities.size(); ++row)
    for (const std::string& agency : agencies)
      if (entities.flag(row, agency)) found[entities.text(row, "entity")].insert(agency);
  return found;
}

std::vector<std::string> names_of(const nlohmann::json& array) {
  std::vector<std::string> names;
  for (const auto& item : array) names.push_back(item.at("name"));
  return names;
}

Names seen_on(const nlohmann::json& lists, const Names& agencies) {
  Names seen;
  for (const auto& list : lists) {
    if (list.is_string()) {
      if (agencies.count(list) > 0) seen.insert(list);
      continue;
    }
    for (const std::string agency : list.at("merge"))
      if (agencies.count(agency) > 0) seen.insert(list.at("name"));
  }
  return seen;
}

Counts count_entities(const Entities& entities, const Names& left_out,
                      const nlohmann::json& lists) {
  Counts counts;
  for (const auto& [entity, agencies] : entities) {
    const Names seen = seen_on(lists, agencies);
    if (left_out.count(entity) == 0 && !seen.empty()) counts[seen] += 1.0;
  }
  return counts;
}

Counts counts_in(const Csv& table, const Names& covariates) {
  Counts counts;
  for (std::size_t row = 0; row < table.size(); ++row) {
    Names history;
    for (const std::string& list : table.header())
      if (list != "count" && list != "stratum" && covariates.count(list) == 0 &&
          table.flag(row, list))
        history.insert(list);
    const double count = table.number(row, "count");
    const bool is_new = counts.emplace(history, 0.0).second;
    if (!is_new && !table.has_column("stratum") && covariates.empty())
      throw std::runtime_error("a history twice in a table");
    counts[history] += count;
    if (counts[history] == 0.0) counts.erase(history);
  }
  return counts;
}

double total(const Counts& counts) {
  double sum = 0.0;
  for (const auto& [history, count] : counts) sum += count;
  return sum;
}

}  // namespace darknumber::testing

// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace darknumber::testing {

/// A CSV that the program wrote, read with nothing of the engine. No cell has a quote in it.
class Csv {
 public:
  explicit Csv(const std::string& text);

  const std::vector<std::string>& header() const { return header_; }
  std::size_t size() const { return rows_.size(); }
  /// Throws std::out_of_range where there is no such column.
  const std::string& text(std::size_t row, const std::string& column) const;
  double number(std::size_t row, const std::string& column) const;
  bool flag(std::size_t row, const std::string& column) const;
  bool has_column(const std::string& column) const { return columns_.count(column) > 0; }

 private:
  std::vector<std::string> header_;
  std::map<std::string, std::size_t> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// The four parts of one synthetic population.
struct Population {
  Csv persons;
  Csv records;
  Csv entities;
  Csv table;
};

/// Lets `simulate` write all four parts with these words after its name, and reads them.
Population simulate(std::vector<std::string> words);

using Names = std::set<std::string>;            // a history: agencies, or lists
using Counts = std::map<Names, double>;         // entities by history; none of history {}
using Entities = std::map<std::string, Names>;  // agencies by the entity's number

/// The agencies whose records make each entity. Throws where an entity holds two of one agency, or
/// where something that was not reported is part of one.
Entities entities_of_records(const Csv& records);

/// The same from the columns of entities.csv.
Entities entities_in(const Csv& entities, const std::vector<std::string>& agencies);

/// Names in the order of the scenario's agencies (or strata).
std::vector<std::string> names_of(const nlohmann::json& array);

/// What the lists in use, as a scenario writes them, see of an entity.
Names seen_on(const nlohmann::json& lists, const Names& agencies);

/// Counts by history over the lists in use of the entities that are not left out.
Counts count_entities(const Entities& entities, const Names& left_out, const nlohmann::json& lists);

/// The counts of a table file, whatever the stratum or the covariates.
Counts counts_in(const Csv& table, const Names& covariates = {});

double total(const Counts& counts);

}  // namespace darknumber::testing

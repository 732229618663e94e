// SPDX-License-Identifier: MIT
#include "engine/report/folder/table_csv.h"

#include <algorithm>
#include <string>

#include "engine/estimators/options/read_lists.h"
#include "engine/report/csv.h"
#include "engine/simulation/observe.h"
#include "engine/simulation/suppress.h"

namespace darknumber {
namespace {

bool tells_strata_apart(const Scenario& scenario) {
  return scenario.estimation.suppress ? is_stratified(scenario.estimation)
                                      : scenario.population.strata.size() > 1;
}

void add_counts(ContingencyTable& to, const ContingencyTable& table) {
  for (CaptureHistory h = 1; h < table.counts().size(); ++h) to.add(h, table[h]);
}

/// Everyone, whatever the stratum.
ContingencyTable all_of(const RegisterTables& tables) {
  ContingencyTable all = tables.unknown;
  for (const ContingencyTable& stratum : tables.known) add_counts(all, stratum);
  return all;
}

/// Suppresses small counts as observe_drawn does. An interval stays the count that it is: published
/// counts show which are.
RegisterTables as_published(const Scenario& scenario, const DrawKey& key, RegisterTables tables) {
  const std::optional<Suppression>& how = scenario.estimation.suppress;
  if (!how) return tables;
  StreamKey streams{key.seed, key.replicate};
  const ListsInUse lists = every_agency(names_of(scenario.estimation.lists));
  const auto publish_one = [&](ContingencyTable& table) {
    if (how->as == SuppressAs::interval) return;
    table = ContingencyTable(
        table.lists(),
        publish(*how, lists, streams, {table.counts().begin(), table.counts().end()}).counts);
  };
  if (!tells_strata_apart(scenario)) {
    tables = {{all_of(tables)}, ContingencyTable(tables.unknown.lists())};
    publish_one(tables.known.front());
    return tables;
  }
  for (ContingencyTable& stratum : tables.known) {
    ++streams.stratum;
    publish_one(stratum);
  }
  ++streams.stratum;
  publish_one(tables.unknown);
  return tables;
}

/// The columns that tell strata apart: one, or one a covariate.
std::string heads_of_strata(const PopulationSpec& population) {
  if (population.covariates.empty()) return "stratum,";
  std::string heads;
  for (const Covariate& covariate : population.covariates) heads += csv_text(covariate.name) + ",";
  return heads;
}

/// What a stratum has in them; none: it is unknown.
std::string words_of_stratum(const PopulationSpec& population, std::optional<std::size_t> stratum) {
  if (population.covariates.empty())
    return (stratum ? csv_text(population.strata[*stratum].name) : "") + ",";
  std::string words;
  for (const Covariate& covariate : population.covariates)
    words +=
        (stratum ? csv_text(covariate.levels[covariate.level_of_stratum[*stratum]]) : "") + ",";
  return words;
}

}  // namespace

RegisterTables register_tables(const Scenario& scenario, const Register& drawn,
                               const DrawKey& key) {
  const ListsInUse& lists = scenario.estimation.lists;
  const int agencies = drawn.entities.lists();
  StratumCounts entities = remove_drawn_entities(scenario, drawn.strata, key);
  std::vector<double> unknown =
      take_unknown_drawn(scenario.population.stratum_unknown_share, key, entities);
  RegisterTables tables{{}, project(ContingencyTable(agencies, std::move(unknown)), lists)};
  for (std::vector<double>& counts : entities)
    tables.known.push_back(project(ContingencyTable(agencies, std::move(counts)), lists));
  return as_published(scenario, key, std::move(tables));
}

RegisterTables register_tables(const Scenario& scenario, const EntityList& list,
                               const DrawKey& key) {
  const ListsInUse& lists = scenario.estimation.lists;
  const ContingencyTable nobody(static_cast<int>(lists.size()));
  RegisterTables tables{{scenario.population.strata.size(), nobody}, nobody};
  for (const Entity& entity : list.entities) {
    if (entity.vanished || entity.removed) continue;
    ContingencyTable& table = entity.stratum_known ? tables.known[entity.stratum] : tables.unknown;
    table.add(project(entity.history, lists), 1.0);
  }
  return as_published(scenario, key, std::move(tables));
}

std::vector<std::size_t> text_columns_of_table(const Scenario& scenario, ReplicateColumn column) {
  std::size_t next = column == ReplicateColumn::numbers ? 1 : 0;
  std::vector<std::size_t> texts;
  if (tells_strata_apart(scenario))
    for (std::size_t i = 0; i < std::max<std::size_t>(1, scenario.population.covariates.size());
         ++i)
      texts.push_back(next++);
  const std::optional<Suppression>& how = scenario.estimation.suppress;
  if (how && how->as == SuppressAs::interval)
    texts.push_back(next + scenario.estimation.lists.size());
  return texts;
}

TableCsv::TableCsv(const Scenario& scenario, ReplicateColumn column, std::ostream& out)
    : scenario_(scenario), column_(column), out_(out) {
  if (column_ == ReplicateColumn::numbers) out_ << "replicate,";
  if (tells_strata_apart(scenario_)) out_ << heads_of_strata(scenario_.population);
  for (const ListInUse& list : scenario_.estimation.lists) out_ << csv_text(list.name) << ",";
  out_ << "count\n";
}

void TableCsv::write(std::uint32_t replicate, const RegisterTables& tables) {
  const std::string start =
      column_ == ReplicateColumn::numbers ? std::to_string(replicate) + "," : "";
  if (!tells_strata_apart(scenario_)) {
    write_rows(start, "", all_of(tables));
    return;
  }
  for (std::size_t s = 0; s < tables.known.size(); ++s)
    write_rows(start, words_of_stratum(scenario_.population, s), tables.known[s]);
  if (tables.unknown.observed() > 0.0)
    write_rows(start, words_of_stratum(scenario_.population, {}), tables.unknown);
}

void TableCsv::write_rows(const std::string& start, const std::string& stratum,
                          const ContingencyTable& table) {
  const std::optional<Suppression>& how = scenario_.estimation.suppress;
  const bool is_empty = table.observed() == 0.0;
  for (CaptureHistory h = 1; h < table.counts().size(); ++h) {
    if (table[h] == 0.0 && !(is_empty && h == 1)) continue;
    out_ << start << stratum;
    for (int list = 0; list < table.lists(); ++list) out_ << (contains(h, list) ? "1," : "0,");
    if (is_interval(table[h], how))
      out_ << "<" << how->below << "\n";
    else
      out_ << csv_number(table[h]) << "\n";
  }
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/report/folder/table_csv.h"

#include <string>

#include "engine/report/csv.h"
#include "engine/simulation/observe.h"

namespace darknumber {
namespace {

bool tells_strata_apart(const Scenario& scenario) {
  return scenario.population.strata.size() > 1;
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
  return tables;
}

RegisterTables register_tables(const Scenario& scenario, const EntityList& list) {
  const ListsInUse& lists = scenario.estimation.lists;
  const ContingencyTable nobody(static_cast<int>(lists.size()));
  RegisterTables tables{{scenario.population.strata.size(), nobody}, nobody};
  for (const Entity& entity : list.entities) {
    if (entity.vanished || entity.removed) continue;
    ContingencyTable& table = entity.stratum_known ? tables.known[entity.stratum] : tables.unknown;
    table.add(project(entity.history, lists), 1.0);
  }
  return tables;
}

TableCsv::TableCsv(const Scenario& scenario, ReplicateColumn column, std::ostream& out)
    : scenario_(scenario), column_(column), out_(out) {
  if (column_ == ReplicateColumn::numbers) out_ << "replicate,";
  if (tells_strata_apart(scenario_)) out_ << "stratum,";
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
    write_rows(start, csv_text(scenario_.population.strata[s].name) + ",", tables.known[s]);
  if (tables.unknown.observed() > 0.0) write_rows(start, ",", tables.unknown);
}

void TableCsv::write_rows(const std::string& start, const std::string& stratum,
                          const ContingencyTable& table) {
  const bool is_empty = table.observed() == 0.0;
  for (CaptureHistory h = 1; h < table.counts().size(); ++h) {
    if (table[h] == 0.0 && !(is_empty && h == 1)) continue;
    out_ << start << stratum;
    for (int list = 0; list < table.lists(); ++list) out_ << (contains(h, list) ? "1," : "0,");
    out_ << csv_number(table[h]) << "\n";
  }
}

}  // namespace darknumber

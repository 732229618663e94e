// SPDX-License-Identifier: MIT
#pragma once

#include <ostream>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/simulation/entities.h"
#include "engine/simulation/history_sampler.h"
#include "engine/world/world.h"

namespace darknumber {

/// What a register shows of one replicate, over the lists in use, after entities were taken away:
/// the entities whose stratum it knows, stratum by stratum, then those whose stratum it does not.
/// Where the scenario suppresses small counts, they are what is published in their place, but for
/// those published as intervals, which TableCsv writes so; and where strata are not published, all
/// entities are in the one of `known`.
struct RegisterTables {
  std::vector<ContingencyTable> known;
  ContingencyTable unknown;
};

RegisterTables register_tables(const Scenario& scenario, const Register& drawn, const DrawKey& key);
RegisterTables register_tables(const Scenario& scenario, const EntityList& list,
                               const DrawKey& key);

/// Whether a file of tables numbers their replicates, in a column `replicate`.
enum class ReplicateColumn { none, numbers };

/// Which columns of such a file hold texts, by number from 0; the others hold numbers, or nothing.
/// Strata are texts, and so are counts where some are published as intervals.
std::vector<std::size_t> text_columns_of_table(const Scenario& scenario, ReplicateColumn column);

/// Writes tables as `estimate` reads them: a column of 0 and 1 for each list in use, and `count`, a
/// line for each history with someone. Where the scenario has several strata there is a column
/// `stratum`, blank where it is unknown; but where small counts are suppressed only if an estimator
/// works stratum by stratum. A replicate or stratum without entities has a line with a
/// count of 0, so that it is not lost.
class TableCsv {
 public:
  /// Writes the header.
  TableCsv(const Scenario& scenario, ReplicateColumn column, std::ostream& out);

  void write(std::uint32_t replicate, const RegisterTables& tables);

 private:
  void write_rows(const std::string& start, const std::string& stratum,
                  const ContingencyTable& table);

  const Scenario& scenario_;
  ReplicateColumn column_;
  std::ostream& out_;
};

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/scenario/format/suppressed_table.h"

namespace darknumber {

SuppressedTable suppressed_of(const NamedTable& named, std::optional<std::size_t> stratum) {
  SuppressedTable table{stratum ? named.by_stratum[*stratum] : named.table, {}};
  for (const SuppressedCell& cell : named.suppressed) {
    if (stratum && cell.stratum != stratum) continue;
    SuppressedCount& same = suppressed_at(cell.history, table.cells);
    same.least += cell.least;
    same.most += cell.most;
  }
  // A history that several strata or lines have in common: what is known of it is always there.
  for (SuppressedCount& cell : table.cells) {
    const double known = table.table[cell.history] - cell.middle();
    cell.least += known;
    cell.most += known;
  }
  return table;
}

}  // namespace darknumber

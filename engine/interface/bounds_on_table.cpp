// SPDX-License-Identifier: MIT
#include "engine/interface/bounds_on_table.h"

#include <fmt/format.h>

#include "engine/report/bounds/bounds_json.h"
#include "engine/report/bounds/bounds_report.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

[[noreturn]] void refuse_table(const std::string& file, std::string message, std::string advice) {
  throw InputError({{file, {}, "", std::move(message), std::move(advice), ""}});
}

TableInUse whole_table(InputText input, const TableRequest& asked, const Watch& watch) {
  const WideTable wide = wide_table_of(std::move(input), asked.reading);
  if (wide.replicates.size() > 1)
    refuse_table(asked.file, "this file has several replicates of a table",
                 "Bounds are of one table; choose its rows first.");
  TableInUse table = table_in_use(wide, asked, 0);
  remark_taken(watch, table.named.notes);
  if (!table.named.suppressed.empty())
    refuse_table(asked.file, "this table has suppressed counts",
                 "Odds ratios need the counts themselves; with numbers in the place of those "
                 "suppressed, they can be had.");
  return table;
}

}  // namespace

TableBounds bounds_on_table(InputText input, const BoundsAsked& wanted, const TableRequest& asked,
                            const Watch& watch) {
  const TableInUse whole = whole_table(std::move(input), asked, watch);
  const ListsInUse lists = read_request(asked, whole).lists;
  const ContingencyTable table = project(whole.named.table, lists);
  std::vector<std::string> names;
  for (const ListInUse& list : lists) names.push_back(list.name);
  BoundsRequest request;
  if (wanted.least_overlap) request.least_overlap = *wanted.least_overlap;
  request.within = wanted.within;
  request.seed = seed_of(asked);
  request.stop = question_of(watch);
  auto bounds = bounds_of(names, table, request);
  if (bounds) return std::move(*bounds);
  const double greatest = greatest_overlap(table);
  refuse_table(asked.file,
               fmt::format("no two lists have {} or more in common: the most are {}",
                           counted(request.least_overlap, "person"), quantity_text(greatest)),
               greatest > 0.0
                   ? fmt::format("Such a table says nothing of associations for certain. "
                                 "--least-overlap {:g} would take what there is.",
                                 greatest)
                   : "Such a table says nothing of associations.");
}

Report report_of(const TableBounds& bounds) {
  return {[&] { return bounds_blocks(bounds); }, [&] { return bounds_json(bounds); },
          [&] { return bounds_csv(bounds); }};
}

}  // namespace darknumber

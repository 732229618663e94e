// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "engine/cli/estimate_request.h"
#include "engine/cli/output_file.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/table_note.h"
#include "engine/cli/verbs.h"
#include "engine/report/bounds/bounds_figure.h"
#include "engine/report/bounds/bounds_json.h"
#include "engine/report/bounds/bounds_report.h"
#include "engine/report/charts/drawing.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

[[noreturn]] void refuse_table(const Options& options, std::string message, std::string advice) {
  throw InputError({{options.input, {}, "", std::move(message), std::move(advice), ""}});
}

TableInUse whole_table(const Options& options) {
  const WideTable wide = load_wide_table(options.input, options.reading);
  if (wide.replicates.size() > 1)
    refuse_table(options, "this file has several replicates of a table",
                 "Bounds are of one table; choose its rows first.");
  TableInUse table = table_in_use(wide, options, 0);
  say_how_taken(options, table.named.notes);
  if (!table.named.suppressed.empty())
    refuse_table(options, "this table has suppressed counts",
                 "Odds ratios need the counts themselves; with numbers in the place of those "
                 "suppressed, they can be had.");
  return table;
}

TableBounds bounds_of_file(const Options& options) {
  const TableInUse whole = whole_table(options);
  const ListsInUse lists = read_request(options.table, whole).lists;
  const ContingencyTable table = project(whole.named.table, lists);
  std::vector<std::string> names;
  for (const ListInUse& list : lists) names.push_back(list.name);
  BoundsRequest request;
  if (options.bounds.least_overlap) request.least_overlap = *options.bounds.least_overlap;
  request.within = options.bounds.within;
  request.seed = seed_of(options.table);
  auto bounds = bounds_of(names, table, request);
  if (bounds) return std::move(*bounds);
  const double greatest = greatest_overlap(table);
  refuse_table(options,
               fmt::format("no two lists have {} or more in common: the most are {}",
                           counted(request.least_overlap, "person"), quantity_text(greatest)),
               greatest > 0.0
                   ? fmt::format("Such a table says nothing of associations for certain. "
                                 "--least-overlap {:g} would take what there is.",
                                 greatest)
                   : "Such a table says nothing of associations.");
}

}  // namespace

ExitCode bounds_verb(const Options& options) {
  const std::string& file = options.bounds.chart;
  if (options.output.force && file.empty()) {
    say("error: --force needs --chart FILE.\n");
    return ExitCode::bad_usage;
  }
  if (!file.empty())
    if (const auto code = refuse_existing(file, options)) return *code;
  const TableBounds bounds = bounds_of_file(options);
  if (!file.empty()) {
    const auto figure = bounds_figure(bounds);
    if (!figure)
      refuse_table(options, "there is nothing to draw: one list lies within another",
                   "Leave one of them out with --lists.");
    write_result(whole_svg(figure->svg), file);
    if (is_standard_output(file)) return ExitCode::done;
    if (!options.progress.quiet) say("Wrote {}.\n", file);
    return ExitCode::done;
  }
  print_report({[&] { return bounds_blocks(bounds); }, [&] { return bounds_json(bounds); },
                [&] { return bounds_csv(bounds); }},
               options);
  return ExitCode::done;
}

}  // namespace darknumber

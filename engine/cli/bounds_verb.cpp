// SPDX-License-Identifier: MIT
#include "engine/cli/output_file.h"
#include "engine/cli/said.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/input/read_table.h"
#include "engine/interface/bounds_on_table.h"
#include "engine/report/bounds/bounds_figure.h"
#include "engine/report/charts/drawing.h"

namespace darknumber {

ExitCode bounds_verb(const Options& options) {
  const std::string& file = options.bounds_chart;
  if (options.output.force && file.empty()) {
    say("error: --force needs --chart FILE.\n");
    return ExitCode::bad_usage;
  }
  if (!file.empty())
    if (const auto code = refuse_existing(file, options)) return *code;
  InputText input = read_table_file(options.input);
  TableRequest request = options.table;
  request.file = input.name;
  const TableBounds bounds =
      bounds_on_table(std::move(input), options.bounds, request, said(options));
  if (!file.empty()) {
    const auto figure = bounds_figure(bounds);
    if (!figure)
      throw InputError({{request.file,
                         {},
                         "",
                         "there is nothing to draw: one list lies within another",
                         "Leave one of them out with --lists.",
                         ""}});
    write_result(whole_svg(figure->svg), file);
    if (is_standard_output(file)) return ExitCode::done;
    if (!options.progress.quiet) say("Wrote {}.\n", file);
    return ExitCode::done;
  }
  print_report(report_of(bounds), options);
  return ExitCode::done;
}

}  // namespace darknumber

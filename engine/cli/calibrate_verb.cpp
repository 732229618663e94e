// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <filesystem>
#include <variant>

#include "engine/cli/output_file.h"
#include "engine/cli/said.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/input/read_table.h"
#include "engine/interface/calibrate_given.h"
#include "engine/interface/given_scenario.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

/// A usage mistake that only the options together show.
std::string misuse_of(const Options& options) {
  const CalibrateOptions& asked = options.calibrate;
  if (options.input == standard_input && asked.table == standard_input)
    return "the scenario and the table cannot both come from standard input";
  if (options.output.force && is_standard_output(asked.file)) return "--force needs --output FILE";
  if (!is_standard_output(asked.file) && fs::is_directory(asked.file))
    return fmt::format("{} is a folder; --output names a file", asked.file);
  return "";
}

}  // namespace

ExitCode calibrate_verb(const Options& options) {
  const CalibrateOptions& asked = options.calibrate;
  if (const std::string what = misuse_of(options); !what.empty()) {
    say("error: {}.\n", what);
    return ExitCode::bad_usage;
  }
  if (const auto code = refuse_existing(asked.file, options)) return *code;
  GivenTree given = given_file(options.input, options.settings);
  // The remark on the world comes after it is written.
  std::string remarked;
  Watch watch = said(options);
  watch.note = [&](const std::string& note) { remarked = note; };
  InputText table = read_table_file(asked.table);
  const std::string table_name = table.name;
  const Calibration calibration =
      calibrate_given(std::move(given), std::move(table), options.table.reading,
                      asked.pairs ? Match::pairs : Match::sizes, watch);
  if (const auto* misfit = std::get_if<Misfit>(&calibration)) {
    say("error: {}\nNothing was written.\n", text_of(*misfit, table_name));
    return ExitCode::failed;
  }
  write_result(calibrated_json(std::get<Calibrated>(calibration)), asked.file);
  if (!options.progress.quiet) say("Note: {}\n", remarked);
  return ExitCode::done;
}

}  // namespace darknumber

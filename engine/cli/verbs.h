// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/cli/exit_code.h"
#include "engine/cli/options.h"

namespace darknumber {

/// Options that a verb takes beside its argument, --help and --quiet.
enum OptionGroup : unsigned {
  takes_nothing = 0,
  takes_settings = 1U << 0,  // --set, --replicates, --seed
  takes_format = 1U << 1,    // --format
  takes_run = 1U << 2,       // --progress, --output, --force, --resume, --until, --time-limit
  takes_table = 1U << 3,     // --estimator, --lists, --unknown, --remove, --seed
  takes_name = 1U << 4,      // a second, optional argument
  takes_parts = 1U << 5,     // --persons, --records, --entities, --table, --replicate, --force
  takes_target = 1U << 6,    // --to, --match, --output, --force
  takes_threads = 1U << 7,   // --threads
  takes_other = 1U << 8,     // a second argument
  takes_place = 1U << 9,     // --replicate, --point
  takes_reading = 1U << 10,  // --count, --stratum, --ignore, --repeated, --missing, --coding, …
  takes_starter = 1U << 11,  // --template, --from, --output, --force
  takes_files = 1U << 12,    // several arguments of one kind, in place of one
  takes_shown = 1U << 13,    // --measure, --estimator
  takes_page = 1U << 15,     // --output, --force: a file
  takes_chart = 1U << 16,    // a second argument, the name of a chart
  takes_gallery = 1U << 17,  // --quick; the argument may be left out
  takes_estimators = 1U << 14,  // --estimator, --lists: of takes_table
  takes_optional = 1U << 19,    // the argument may be left out
  takes_shards = 1U << 20,      // --shards
  takes_merged = 1U << 21,      // --output, --report, --force
  takes_checks = 1U << 22,      // --long, --seed
  takes_design = 1U << 23,      // --draws, --progress, --time-limit
  takes_bounds = 1U << 18,      // --within, --least-overlap, --lists, --seed, --chart, --force
};

/// One command of the program.
struct Verb {
  std::string_view name;
  std::string_view argument;  // "SCENARIO"; empty: none
  std::string_view argument_help;
  std::string_view help;      // one sentence
  std::string_view examples;  // lines to copy
  unsigned options = takes_nothing;
  ExitCode (*run)(const Options& options) = nullptr;
  /// What the argument can be, the usual one first; none: anything. Where the argument has no help
  /// of its own, they are its help.
  std::vector<std::string> (*words)() = nullptr;
};

/// The list of verbs.
std::span<const Verb> verbs();

/// What arguments can be, each from the table that its verb reads it by.
std::vector<std::string> names_of_verbs();
std::vector<std::string> names_of_listings();
std::vector<std::string> names_of_schemas();
std::vector<std::string> names_of_shells();

ExitCode run_scenario_verb(const Options& options);
ExitCode expect_verb(const Options& options);
ExitCode estimate_verb(const Options& options);
ExitCode bounds_verb(const Options& options);
ExitCode simulate_verb(const Options& options);
ExitCode validate_verb(const Options& options);
ExitCode plan_verb(const Options& options);
ExitCode design_verb(const Options& options);
ExitCode calibrate_verb(const Options& options);
ExitCode compare_verb(const Options& options);
ExitCode replay_verb(const Options& options);
ExitCode show_verb(const Options& options);
ExitCode report_verb(const Options& options);
ExitCode chart_verb(const Options& options);
ExitCode schema_verb(const Options& options);
ExitCode list_verb(const Options& options);
ExitCode new_verb(const Options& options);
ExitCode merge_verb(const Options& options);
ExitCode pool_verb(const Options& options);
ExitCode claims_verb(const Options& options);
ExitCode selftest_verb(const Options& options);
ExitCode completion_verb(const Options& options);
ExitCode manual_verb(const Options& options);
ExitCode help_verb(const Options& options);

}  // namespace darknumber

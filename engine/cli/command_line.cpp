// SPDX-License-Identifier: MIT
#include "engine/cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <sstream>

#include "engine/cli/bounds_options.h"
#include "engine/cli/command_texts.h"
#include "engine/cli/design_options.h"
#include "engine/cli/folder_options.h"
#include "engine/cli/help_formatter.h"
#include "engine/cli/option_checks.h"
#include "engine/cli/reading_options.h"
#include "engine/cli/starter_options.h"
#include "engine/cli/table_options.h"
#include "engine/cli/terminal_width.h"
#include "engine/cli/usage_problem.h"
#include "engine/input/wording.h"
#include "engine/study/engine_stamp.h"
#include "engine/study/parallel.h"
#include "engine/study/shard.h"

namespace darknumber {
namespace {

constexpr const char* about =
    "darknumber: how wrong can an estimate of a dark number be, and in which direction?\n"
    "A scenario says what the truth is and how agencies come to record it; the program shows what "
    "the usual estimators make of it.";

constexpr const char* exit_codes =
    "Exit codes: 0 done; 1 a failed run or a bug; 2 bad usage; 3 a bad scenario or table; "
    "4 a claim is not supported; 5 a claim is undecided; 6 interrupted, checkpoint written; "
    "7 the checkpoint belongs to another scenario; 8 the output exists; 9 a check of selftest "
    "fails.";

/// Integers that become settings, so that they pass the same checks as the file.
struct Shortcuts {
  std::string replicates;
  std::string seed;
};

void add_settings(CLI::App& command, Options& options, Shortcuts& shortcuts) {
  command
      .add_option("--set", options.settings,
                  "Use VALUE for a field instead of the file's: "
                  "'agencies[*].anonymous_share=0.1' ([*] is every one); repeatable")
      ->type_name("PATH=VALUE")
      ->allow_extra_args(false);
  command
      .add_option("--replicates", shortcuts.replicates,
                  "How many registers to simulate; has no effect where none is")
      ->type_name("R");
  command
      .add_option("--seed", shortcuts.seed,
                  "Seed, a whole number from 0; has no effect where nothing is drawn")
      ->type_name("SEED");
}

void add_threads(CLI::App& command, Options& options) {
  command
      .add_option("--threads", options.threads,
                  "Threads; the results are the same bytes for any number (default: all)")
      ->type_name("T")
      ->check(whole_number_between(1, most_threads));
}

void add_run(CLI::App& command, Options& options) {
  add_progress(command, options);
  add_results(command, options);
  command.add_flag(
      "--resume", options.output.resume,
      "Continue the run in the results folder, one that was interrupted or is to be longer");
  command
      .add_option("--shard", options.shard,
                  "Run the part i of n alone, into a folder of its own in --output; one that was "
                  "interrupted goes on, one that is complete is left. darknumber merge joins them")
      ->type_name("i/n")
      ->check(shard());
  command
      .add_option("--until", options.until,
                  "Go on in rounds of --replicates until the study's measure, or the median "
                  "inflation, has an MCSE of X or less everywhere: mcse=X")
      ->type_name("mcse=X");
  command
      .add_option("--time-limit", options.time_limit,
                  "Stop after so many seconds; what is done is kept for --resume")
      ->type_name("SECONDS")
      ->check(positive_number());
}

/// A file for one part of a population; without one, standard output.
void add_part(CLI::App& command, const std::string& name, std::string& path,
              const std::string& help) {
  command.add_option("--" + name, path, help)->type_name("FILE")->expected(0, 1)->default_str("-");
}

void add_parts(CLI::App& command, Options& options) {
  add_part(command, "persons", options.simulate.persons,
           "Every person: truth, stratum, presence, traits");
  add_part(command, "records", options.simulate.records,
           "Every detection and duplicate, and the entity it is part of");
  add_part(command, "entities", options.simulate.entities,
           "What the register takes for persons, after false links");
  add_part(command, "table", options.simulate.table,
           "Counts by history and stratum, as estimate reads them (default)");
  command
      .add_option("--replicate", options.simulate.replicate,
                  "Which replicate, from 0 (default 0); the first of --replicates")
      ->type_name("R")
      ->check(whole_number_between(0, largest_replicate));
  add_force(command, options, "Replace files that exist");
}

void add_target(CLI::App& command, Options& options) {
  command
      .add_option("--to", options.calibrate.table,
                  "The table: a column of 0 and 1 for each agency, by name, and one named count")
      ->type_name("TABLE.csv")
      ->required();
  command
      .add_option(
          "--match", options.calibrate.pairs,
          "sizes (default): the list sizes and the number observed; pairs: also the overlap "
          "of every two lists, by odds ratios among victims")
      ->type_name("WHAT")
      ->transform(one_of({"sizes", "pairs"}));
  command.add_option("--output", options.calibrate.file, "Write the scenario to a file")
      ->type_name("FILE");
  add_force(command, options, "Replace the file if it exists");
}

void add_format(CLI::App& command, Options& options) {
  std::vector<std::string> names;
  std::vector<std::string> helps;
  for (const FormatKind& kind : formats()) {
    names.emplace_back(kind.name);
    helps.push_back(fmt::format("{} ({}{})", kind.name, kind.help,
                                kind.name == formats().front().name ? "; default" : ""));
  }
  command.add_option("--format", options.format, fmt::format("{}", fmt::join(helps, ", ")))
      ->type_name("FORMAT")
      ->transform(one_of(std::move(names)));
}

/// "scenario (default) or results", where the verb says no more.
std::string help_of_argument(const Verb& verb) {
  if (!verb.argument_help.empty() || verb.words == nullptr) return std::string(verb.argument_help);
  std::vector<std::string> words = verb.words();
  if (verb.options & takes_optional) words.front() += " (default)";
  return join_with_or(words);
}

void add_verb(CLI::App& app, const Verb& verb, Options& options, Shortcuts& shortcuts) {
  CLI::App* command = app.add_subcommand(std::string(verb.name), std::string(verb.help));
  const std::string argument(verb.argument);
  const std::string argument_help = help_of_argument(verb);
  if (!argument.empty())
    (verb.options & takes_files ? command->add_option(argument, options.files, argument_help)
                                : command->add_option(argument, options.input, argument_help))
        ->required((verb.options & (takes_gallery | takes_optional)) == 0)
        ->type_name("");
  if (verb.options & takes_name)
    command->add_option("NAME", options.name, "one of them, for a longer text")->type_name("");
  if (verb.options & takes_chart)
    command->add_option("NAME", options.name, "a chart; darknumber list charts shows them")
        ->required()
        ->type_name("");
  if (verb.options & takes_other)
    command->add_option("B", options.other, "what to compare it with, of either kind")
        ->required()
        ->type_name("");
  if (verb.options & takes_settings) add_settings(*command, options, shortcuts);
  if (verb.options & takes_table) add_table(*command, options);
  if (verb.options & takes_estimators) add_estimators(*command, options);
  if (verb.options & takes_bounds) add_bounds(*command, options);
  if (verb.options & takes_reading) add_reading(*command, options.table.reading);
  if (verb.options & takes_threads) add_threads(*command, options);
  if (verb.options & takes_run) add_run(*command, options);
  if (verb.options & takes_design) add_design(*command, options);
  if (verb.options & takes_merged) add_results(*command, options);
  if (verb.options & takes_shards)
    command
        ->add_option("--shards", options.shards,
                     "Say how long a part would take if the run were split into N shards")
        ->type_name("N")
        ->check(whole_number_between(1, most_shards));
  if (verb.options & takes_parts) add_parts(*command, options);
  if (verb.options & takes_target) add_target(*command, options);
  if (verb.options & takes_place) add_place(*command, options);
  if (verb.options & takes_starter) add_starter(*command, options);
  if (verb.options & takes_shown) add_shown(*command, options);
  if (verb.options & takes_page) add_page(*command, options);
  if (verb.options & takes_gallery)
    command->add_flag("--quick", options.gallery.exact_only,
                      "Leave out the scenarios whose claims are judged by replicates");
  if (verb.options & takes_checks) {
    add_table_seed(*command, options, "what is drawn");
    command->add_flag("--long", options.selftest.calibrates,
                      "Calibrate every posterior that is sampled too, for minutes: those of "
                      "estimators and of explain");
  }
  if (verb.options & takes_format) add_format(*command, options);
  command->add_flag("--quiet", options.progress.quiet, "Results only: no progress, no messages");
  command->footer("Examples:\n" + std::string(verb.examples));
}

CommandLine bad_usage(const std::string& problem, const std::string& command) {
  CommandLine line;
  line.text = fmt::format("error: {}\nSee {} --help.\n", problem, command);
  line.code = ExitCode::bad_usage;
  return line;
}

}  // namespace

ProgramText program_text() {
  Options options;
  Shortcuts shortcuts;
  CLI::App app(about, "darknumber");
  for (const Verb& verb : verbs()) add_verb(app, verb, options, shortcuts);
  return {about, exit_codes, command_texts(app)};
}

CommandLine parse_command_line(int count, const char* const* words) {
  CommandLine line;
  line.options.width = terminal_width();
  Shortcuts shortcuts;
  CLI::App app(about, "darknumber");
  app.set_version_flag("--version", "darknumber " + engine_stamp().version);
  app.require_subcommand(1);
  app.formatter(std::make_shared<HelpFormatter>(line.options.width));
  app.footer(std::string("darknumber COMMAND --help shows a command's options and examples.\n\n") +
             exit_codes);
  for (const Verb& verb : verbs()) add_verb(app, verb, line.options, shortcuts);
  if (const std::string problem = unknown_verb(count, words); !problem.empty())
    return bad_usage(problem, "darknumber");
  if (const std::string problem = empty_value(count, words); !problem.empty())
    return bad_usage(problem, std::string("darknumber ") + words[1]);
  try {
    app.parse(count, words);
  } catch (const CLI::Success& success) {
    std::ostringstream out;
    app.exit(success, out, out);
    line.text = out.str();
    return line;
  } catch (const CLI::ParseError& error) {
    return bad_usage(usage_problem(app, error),
                     app.get_subcommands().empty()
                         ? "darknumber"
                         : "darknumber " + app.get_subcommands().front()->get_name());
  }
  line.options.given = {!shortcuts.replicates.empty(), !shortcuts.seed.empty(),
                        !line.options.until.empty()};
  if (line.options.given.replicates)
    line.options.settings.push_back("monte_carlo.replicates=" + shortcuts.replicates);
  if (line.options.given.seed)
    line.options.settings.push_back("monte_carlo.seed=" + shortcuts.seed);
  for (const Verb& verb : verbs())
    if (app.got_subcommand(std::string(verb.name))) line.verb = &verb;
  return line;
}

}  // namespace darknumber

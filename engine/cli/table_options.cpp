// SPDX-License-Identifier: MIT
#include "engine/cli/table_options.h"

#include <fmt/format.h>

#include "engine/cli/folder_options.h"
#include "engine/cli/option_checks.h"
#include "engine/core/random_stream.h"

namespace darknumber {

void add_lists(CLI::App& command, Options& options) {
  command
      .add_option("--lists", options.table.lists,
                  "The lists to use: names with commas between, or JSON as in a scenario")
      ->type_name("LISTS");
}

void add_table_seed(CLI::App& command, Options& options, const std::string& of) {
  command
      .add_option(
          "--seed", options.table.seed,
          fmt::format("Seed of {}, a whole number from 0 (default {})", of, StreamKey().seed))
      ->type_name("SEED")
      ->check(seed());
}

void add_estimators(CLI::App& command, Options& options) {
  command
      .add_option("--estimator", options.table.estimators,
                  "An estimator: a label such as chao, stepwise_aic, chapman[A,B], loglinear[A:B], "
                  "or a JSON object as in a scenario; repeatable")
      ->type_name("SPEC")
      ->allow_extra_args(false);
  add_lists(command, options);
}

void add_table(CLI::App& command, Options& options) {
  add_estimators(command, options);
  command
      .add_option(
          "--unknown", options.table.prorate,
          "Entities of unknown stratum: drop (default) leaves them out, prorate shares them "
          "out within their history as the known ones are")
      ->type_name("WHAT")
      ->transform(one_of({"drop", "prorate"}));
  command
      .add_option("--remove", options.table.remove,
                  "Take away a share of the entities with exactly this history before estimating: "
                  "'Border police=0.5', 'A,B=0.2' or 'single=0.1'; repeatable, in turn")
      ->type_name("LISTS=SHARE")
      ->allow_extra_args(false);
  add_table_seed(command, options, "what estimators and intervals draw");
  command
      .add_option("--level", options.table.levels,
                  "Level of the intervals, above 0 and below 1 (default 0.95); repeatable, for "
                  "intervals at several")
      ->type_name("LEVEL")
      ->allow_extra_args(false)
      ->check(level());
  command
      .add_option("--output", options.output.folder,
                  "Write a results folder: estimates.csv, results.json and the table")
      ->type_name("DIR");
  add_force(command, options,
            "Replace the results in the folder if there are any, and no other files");
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/cli/bounds_options.h"

#include "engine/cli/option_checks.h"
#include "engine/scenario/format/field_tables.h"

namespace darknumber {

void add_lists(CLI::App& command, Options& options) {
  command
      .add_option("--lists", options.table.lists,
                  "The lists to use: names with commas between, or JSON as in a scenario")
      ->type_name("LISTS");
}

void add_bounds(CLI::App& command, Options& options) {
  command
      .add_option("--within", options.bounds.within,
                  "Say at which numbers of persons every odds ratio is from 1/G to G, beside 2, 5 "
                  "and 10; repeatable")
      ->type_name("G")
      ->check(factor_from_one())
      ->allow_extra_args(false);
  command
      .add_option("--least-overlap", options.bounds.least_overlap,
                  "Leave out pairs of lists with fewer persons in common (default 10)")
      ->type_name("PERSONS")
      ->check(positive_number());
  add_lists(command, options);
  command
      .add_option("--seed", options.table.seed,
                  "Seed of the intervals, a whole number from 0 (default 1)")
      ->type_name("SEED")
      ->check(whole_number_between(0, static_cast<std::uint64_t>(largest_seed)));
  command
      .add_option("--chart", options.bounds.chart,
                  "Write a drawing, as SVG, in place of the text: the odds ratios by the number of "
                  "persons")
      ->type_name("FILE");
  command.add_flag("--force", options.output.force, "Replace the drawing if it exists");
}

}  // namespace darknumber

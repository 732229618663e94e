// SPDX-License-Identifier: MIT
#include "engine/cli/bounds_options.h"

#include <fmt/format.h>

#include "engine/cli/folder_options.h"
#include "engine/cli/option_checks.h"
#include "engine/cli/table_options.h"
#include "engine/report/bounds/bounds.h"

namespace darknumber {

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
                  fmt::format("Leave out pairs of lists with fewer persons in common (default {})",
                              BoundsRequest().least_overlap))
      ->type_name("PERSONS")
      ->check(positive_number());
  add_lists(command, options);
  add_table_seed(command, options, "the intervals");
  command
      .add_option("--chart", options.bounds_chart,
                  "Write a drawing, as SVG, in place of the text: the odds ratios by the number of "
                  "persons")
      ->type_name("FILE");
  add_force(command, options, "Replace the drawing if it exists");
}

}  // namespace darknumber

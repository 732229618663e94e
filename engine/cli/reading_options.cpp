// SPDX-License-Identifier: MIT
#include "engine/cli/reading_options.h"

#include "engine/cli/option_checks.h"

namespace darknumber {

void add_reading(CLI::App& command, TableReading& reading) {
  command
      .add_option("--count", reading.count,
                  "The column with the numbers of persons (default: the one called count; without "
                  "one, each row is a person)")
      ->type_name("COLUMN");
  command
      .add_option("--stratum", reading.strata,
                  "A column that names a stratum; the estimators then work stratum by stratum and "
                  "add up; repeatable")
      ->type_name("COLUMN")
      ->allow_extra_args(false);
  command
      .add_option(
          "--covariate", reading.covariates,
          "A column that is a covariate: estimators with \"covariates\" see the table by its "
          "levels; repeatable")
      ->type_name("COLUMN")
      ->allow_extra_args(false);
  command
      .add_option("--ignore", reading.ignored,
                  "Columns to leave out, with commas between; repeatable")
      ->type_name("COLUMN,…")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      .add_option("--repeated", reading.repeated,
                  "A history that occurs twice: refuse (default), or add the counts up")
      ->type_name("WHAT")
      ->transform(one_of({"refuse", "add"}));
  command
      .add_option("--missing", reading.missing,
                  "NA where a list has 1 or 0: refuse (default), or 0 for not on the list")
      ->type_name("WHAT")
      ->transform(one_of({"refuse", "0"}));
  command
      .add_option("--coding", reading.coding,
                  "as-written (default), or reversed: 0 stands for being on a list, 1 for not")
      ->type_name("WHAT")
      ->transform(one_of({"as-written", "reversed"}));
  command
      .add_option("--suppressed", reading.least_suppressed,
                  "What a suppressed count such as <5 is at least: 1 (default) or 0")
      ->type_name("LEAST")
      ->check(whole_number_between(0, 1));
}

}  // namespace darknumber

# SPDX-License-Identifier: MIT

dn_validate <- function(scenario, set = NULL, files = NULL) {
  do.call(dn_call, c("validate", scenario_arguments(scenario, set = set, files = files)))
}

dn_expect <- function(scenario, set = NULL, files = NULL) {
  do.call(dn_call, c("expect", scenario_arguments(scenario, set = set, files = files)))
}

dn_run <- function(scenario, replicates = NULL, seed = NULL, set = NULL, files = NULL,
                   threads = NULL, until = NULL, time_limit = NULL, progress = NULL) {
  arguments <- scenario_arguments(scenario, set = set, files = files, replicates = replicates,
                                  seed = seed, threads = threads, until = until,
                                  time_limit = time_limit)
  do.call(dn_call, c("run", arguments, list(progress = progress)))
}

dn_explain <- function(scenario, seed = NULL, set = NULL, files = NULL, threads = NULL,
                       time_limit = NULL, progress = NULL) {
  arguments <- scenario_arguments(scenario, set = set, files = files, seed = seed, threads = threads,
                                  time_limit = time_limit, study = "explain")
  do.call(dn_call, c("run", arguments, list(progress = progress)))
}

dn_design <- function(scenario, draws = NULL, seed = NULL, set = NULL, files = NULL, threads = NULL,
                      time_limit = NULL, progress = NULL) {
  arguments <- scenario_arguments(scenario, set = set, files = files, seed = seed, draws = draws,
                                  threads = threads, time_limit = time_limit)
  do.call(dn_call, c("design", arguments, list(progress = progress)))
}

dn_simulate <- function(scenario, replicates = NULL, replicate = NULL, seed = NULL, parts = NULL,
                        set = NULL, files = NULL, progress = NULL) {
  arguments <- scenario_arguments(scenario, set = set, files = files, replicates = replicates,
                                  seed = seed, replicate = replicate,
                                  parts = if (!is.null(parts)) as.list(parts))
  answer <- do.call(dn_call, c("simulate", arguments, list(progress = progress)))
  tables <- answer$tables
  if (length(tables) == 1) tables[[1]] else tables
}

dn_calibrate <- function(scenario, to, match = NULL, set = NULL, files = NULL, ...) {
  arguments <- c(scenario_arguments(scenario, set = set, files = files),
                 table_arguments(to, "to"), list(match = match, ...))
  answer <- do.call(dn_call, c("calibrate", arguments))
  # A list of lists, as it goes into the other functions.
  jsonlite::fromJSON(attr(answer, "json"), simplifyVector = FALSE)
}

dn_estimate <- function(table, estimator = NULL, lists = NULL, seed = NULL, level = NULL,
                        progress = NULL, ...) {
  arguments <- c(table_arguments(table),
                 list(estimator = estimator, lists = if (!is.null(lists)) as.list(lists),
                      seed = seed, level = level, ...))
  do.call(dn_call, c("estimate", arguments, list(progress = progress)))
}

dn_bounds <- function(table, within = NULL, least_overlap = NULL, lists = NULL, seed = NULL, ...) {
  arguments <- c(table_arguments(table),
                 list(within = within, least_overlap = least_overlap,
                      lists = if (!is.null(lists)) as.list(lists), seed = seed, ...))
  do.call(dn_call, c("bounds", arguments))
}

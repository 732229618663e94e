# SPDX-License-Identifier: MIT
# The rows of 200 replicates against those of the command line, to the last bit.
library(darknumber)
words <- commandArgs(trailingOnly = TRUE)
scenario <- file.path(words[2], "scenarios", "netherlands.json")
folder <- tempfile()
stopifnot(system2(words[1], c("run", shQuote(scenario), "--replicates", "200", "--quiet", "--output",
                              shQuote(folder)), stdout = FALSE) == 0)
written <- read.csv(file.path(folder, "replicates.csv"), numerals = "no.loss", check.names = FALSE)
rows <- dn_run(scenario, replicates = 200)$tables$replicates
stopifnot(nrow(rows) == 1000, nrow(written) == 1000)
for (column in c("n_true", "n_hat", "se_n", "ci_lo", "ci_hi", "n_observed")) {
  here <- replace(rows[[column]], is.infinite(rows[[column]]), NA)
  # R reads decimals with an error in the last digit; strtod of the C library does not.
  stopifnot(isTRUE(all.equal(here, as.numeric(written[[column]]), tolerance = 1e-15)))
}
stopifnot(identical(as.character(rows$estimator), as.character(written$estimator)),
          identical(as.character(rows$model), as.character(written$model)))
cat("rows agree\n")

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# rsample 1.1.1, bootstraps(strata =): 100 persons of three sites, drawn again within their sites.
#
# Guess: every bootstrap register has as many persons of each site as there are; or a small site is reported.
# Seen: a site with less than a tenth of the persons is dealt out at random over the others, in silence. Of the 8
# persons of site c a register has 0 to 18, and the two large sites change with it. An estimate by site then has
# no value in some registers, and its interval for all three contains a scatter that nobody asked for. With 10 of
# 100 persons all is as guessed; so it is with `pool = 0`, which warns that this is "risky".
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-rsample=1.1.1+dfsg-1

expect 'rsample 1.1.1
of 60 32 8 persons: a 51 to 66, b 26 to 34, c 0 to 18; registers without c 1; a warning: FALSE
of 60 30 10 persons: a 60 to 60, b 30 to 30, c 10 to 10; registers without c 0; a warning: FALSE
of 60 32 8 persons, pool = 0: a 60 to 60, b 32 to 32, c 8 to 8; registers without c 0; a warning: TRUE' < <(r_code <<'R'
suppressMessages(library(rsample))
options(warn = 1)
cat(sprintf("rsample %s\n", packageVersion("rsample")))
show <- function(persons, ...) {
  told <- FALSE
  register <- data.frame(site = rep(c("a", "b", "c"), persons))
  set.seed(1)
  draws <- withCallingHandlers(bootstraps(register, times = 1000, strata = site, ...), warning = function(w) {
    told <<- TRUE
    invokeRestart("muffleWarning")
  })
  counts <- sapply(draws$splits, function(draw) table(factor(analysis(draw)$site, c("a", "b", "c"))))
  cat(sprintf("of %s persons%s: %s; registers without c %d; a warning: %s\n", paste(persons, collapse = " "),
              if (length(list(...))) ", pool = 0" else "",
              paste(rownames(counts), apply(counts, 1, min), "to", apply(counts, 1, max), collapse = ", "),
              sum(counts["c", ] == 0), told))
}
show(c(60, 32, 8))
show(c(60, 30, 10))
show(c(60, 32, 8), pool = 0)
R
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# fitdistrplus 1.1-8, fitdistcens, and VGAM 1.1-7, cens.poisson: counts published as "<5".
#
# Guess: an interval from 1 to 4 for a count that was suppressed because it is 1, 2, 3 or 4 has the
# likelihood P(1 <= X <= 4), in functions that are offered for counts as well (the distribution is Poisson).
# Seen: both take F(4) - F(1), as for measurements: a suppressed count can then not be 1. The mean of 30
# counts "<5" and of 5, 6, 5 and 7 is estimated as 3.30 instead of 2.87. A thousand cells with the mean 1, of
# which every count from 1 to 4 is suppressed, give 1.63. No message. An
# interval from 0 to 4 gives what 1 to 4 was meant to; a count that may be 0 needs NA on the left.
# Truth: the likelihood written out with dpois.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-fitdistrplus=1.1-8-1 r-cran-vgam=1.1-7-1

expect 'fitdistrplus 1.1.8, VGAM 1.1.7
30 counts <5, and 5, 6, 5, 7: fitdistcens 3.30, cens.poisson 3.30, written out 2.87; fitdistcens with 0 to 4 2.87
mean 1, 1,000 cells: fitdistcens 1.63, cens.poisson 1.63, written out 1.00; fitdistcens with 0 to 4 1.00' < <(r_code <<'R'
suppressMessages({
  library(fitdistrplus)
  library(VGAM)
})
cat(sprintf("fitdistrplus %s, VGAM %s\n", packageVersion("fitdistrplus"), packageVersion("VGAM")))
show <- function(title, left, right) {
  cells <- data.frame(left, right)
  written_out <- function(mean) sum(mapply(function(l, r) log(sum(dpois(l:r, mean))), left, right))
  fitted <- function(from) fitdistcens(transform(cells, left = from), "pois", start = list(lambda = 3))$estimate
  code <- ifelse(left == right, 1, 3)
  by_vgam <- exp(coef(vglm(SurvS4(left, right, event = code, type = "interval") ~ 1, cens.poisson)))
  from_below <- ifelse(left < right, left - 1, left)
  cat(sprintf("%s: fitdistcens %.2f, cens.poisson %.2f, written out %.2f; fitdistcens with 0 to 4 %.2f\n", title,
              fitted(left), by_vgam, optimize(written_out, c(0.1, 20), maximum = TRUE)$maximum,
              fitted(from_below)))
}
show("30 counts <5, and 5, 6, 5, 7", c(rep(1, 30), 5, 6, 5, 7), c(rep(4, 30), 5, 6, 5, 7))
expected <- round(1000 * c(dpois(0, 1), ppois(4, 1) - ppois(0, 1), 1 - ppois(4, 1)))
show("mean 1, 1,000 cells", rep(c(0, 1, 5), expected), rep(c(0, 4, 5), expected))
R
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# epiR 2.0.57, epi.popsize: the interval of a two-list estimate.
#
# Guess: a function that estimates a population from two lists gives an interval whose ends are
# possible sizes, at least as large as the number of persons seen, and wide where few were seen.
# Seen: it inverts a normal interval of the share that was marked, without holding that share within
# 0 and 1. With 100 on one list, 2 on the other and 1 on both, the upper end is -520 persons. With 50
# of 50 found again, the interval is 100 to 101, as if the 50 told nearly everything. The lower end
# may be below the number of persons seen (99 where 101 were). Without overlap all three are infinite.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-epir=2.0.57+dfsg-1

expect 'epiR 2.0.57
100 on A, 2 on B, 1 on both, 101 seen: 200 (84 to -520)
100 on A, 50 on B, 50 on both, 100 seen: 100 (100 to 101)
100 on A, 50 on B, 49 on both, 101 seen: 102 (99 to 106)
100 on A, 50 on B, 0 on both, 150 seen: Inf (Inf to Inf)' < <(r_code <<'R'
suppressMessages(library(epiR))
cat(sprintf("epiR %s\n", packageVersion("epiR")))
for (counts in list(c(100, 2, 1), c(100, 50, 50), c(100, 50, 49), c(100, 50, 0))) {
  size <- epi.popsize(T1 = counts[1], T2 = counts[2], T12 = counts[3], verbose = TRUE)$population
  cat(sprintf("%g on A, %g on B, %g on both, %g seen: %g (%g to %g)\n", counts[1], counts[2],
              counts[3], counts[1] + counts[2] - counts[3], size$est, size$lower, size$upper))
}
R
)

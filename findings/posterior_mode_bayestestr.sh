#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# bayestestR 0.13.0, map_estimate: the mode of a dark figure's posterior, which has a long upper tail.
#
# Guess: the "peak" of 4,000 draws is near the mode of the law that they come from, whatever one far draw is.
# Seen: the density is laid on 1,024 equal steps from the smallest draw to the largest. If 5 of 50 were found again
# (100 on the first list, a uniform prior) it gives 739 where the mode is 643. If none was, a step is wider than
# the whole peak, and the "most probable" dark figure is 653, the smallest of all 4,000 draws, where the mode is 2,500.
# One draw of 1,000,000 among 4,000 between 44 and 217, or one that is infinite, does the same. Nothing is said.
# Truth: 100 (1 - p)/p with p ~ Beta(1 + m, 51 - m) has its density highest at 100 (50 - m)/(2 + m).
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-bayestestr=0.13.0-1

expect 'bayestestR 0.13.0
5 of 50 found again, mode 643: MAP 739, smallest draw 202, median 809, largest 6245
0 of 50 found again, mode 2500: MAP 653, smallest draw 653, median 7216, largest 35206511
4,000 draws: MAP 116, smallest draw 44, median 119, largest 217
and one of 1,000,000: MAP 44, smallest draw 44, median 119, largest 1000000
and one infinite: MAP 44, smallest draw 44, median 119, largest Inf' < <(r_code <<'R'
suppressMessages(library(bayestestR))
cat(sprintf("bayestestR %s\n", packageVersion("bayestestR")))
show <- function(title, draws) cat(sprintf("%s: MAP %.0f, smallest draw %.0f, median %.0f, largest %.0f\n", title,
                                           as.numeric(map_estimate(draws)), min(draws), median(draws), max(draws)))
set.seed(1)
for (again in c(5, 0)) {
  found <- rbeta(4000, 1 + again, 51 - again)
  show(sprintf("%d of 50 found again, mode %.0f", again, 100 * (50 - again) / (2 + again)),
       100 * (1 - found) / found)
}
set.seed(1)
draws <- rnbinom(4000, 30, 0.2)
show("4,000 draws", draws)
show("and one of 1,000,000", c(draws, 1e6))
show("and one infinite", c(draws, Inf))
R
)

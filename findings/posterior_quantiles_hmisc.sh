#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Hmisc 4.8-0, wtd.quantile: quantiles of a dark figure from weighted draws.
#
# Guess: weights matter only in proportion, as for a weighted mean, so that weights which sum to 1 (importance
# weights, posterior probabilities of models) give the same median and interval as weights which do not.
# Seen: they are taken for numbers of repetitions, and their sum for the number of draws. With a sum of 1
# every quantile from 2.5 % to 97.5 % is the largest draw, 19,900 persons, where they go from 2,300 to 10,900;
# with a sum of 2 the median is 12,450 instead of 5,000, with a sum of 10 the upper end 17,290. Nothing is said.
# The weighted mean is right with any sum. `normwt = TRUE` gives what is meant.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-hmisc=4.8-0-1

expect 'Hmisc 4.8.0
first draw with at least 2.5, 25, 50, 75, 97.5 % of the weight: 2300 3800 5000 6500 10900
weights that sum to 100000: 2300 3800 5000 6500 10900
weights that sum to 100: 2448 3875 5000 6525 10968
weights that sum to 10: 3135 4200 5250 6800 17290
weights that sum to 2: 5372 8725 12450 16175 19528
weights that sum to 1: 19900 19900 19900 19900 19900
to 1, normwt = TRUE: 2395 3800 5000 6550 10920
weighted mean, with a sum of 1: 5412' < <(r_code <<'R'
suppressMessages(library(Hmisc))
cat(sprintf("Hmisc %s\n", packageVersion("Hmisc")))
drawn <- seq(100, 19900, by = 100)
weights <- dlnorm(drawn, log(5000), 0.4)
show <- function(title, values) cat(sprintf("%s: %s\n", title, paste(sprintf("%.0f", values), collapse = " ")))
levels <- c(0.025, 0.25, 0.5, 0.75, 0.975)
share <- cumsum(weights) / sum(weights)
show("first draw with at least 2.5, 25, 50, 75, 97.5 % of the weight",
     sapply(levels, function(level) drawn[which(share >= level)[1]]))
for (total in c(100000, 100, 10, 2, 1))
  show(sprintf("weights that sum to %g", total),
       wtd.quantile(drawn, weights * total / sum(weights), probs = levels))
show("to 1, normwt = TRUE", wtd.quantile(drawn, weights / sum(weights), probs = levels, normwt = TRUE))
show("weighted mean, with a sum of 1", wtd.mean(drawn, weights / sum(weights)))
R
)

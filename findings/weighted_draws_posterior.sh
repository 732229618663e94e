#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# posterior 1.4.0, weight_draws and summarise_draws: a dark figure from weighted draws.
#
# Guess: draws that were given weights are summarised with them; or summarise_draws says that it does not.
# Seen: the object carries the weights (weights() returns them), and its summary is that of the draws without
# them, to the last digit: a mean of 10,000 persons instead of 5,412, a 90 % interval from 1,090 to 18,910 instead
# of 2,600 to 9,600. The column of weights is left out of the summary as well, so that nothing tells. quantile2 of
# the variable and E() of its rvar leave the weights out too. Only resample_draws uses them.
# Truth: weighted mean and quantiles by a cumulative sum. (Unless testthat is installed, weight_draws stops.)
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-posterior=1.4.0+dfsg-1 r-cran-testthat=3.1.6-1

expect 'posterior 1.4.0
by the weights: mean 5412, median 5000, 90 % from 2600 to 9600
no weights: mean 10000, median 10000, 90 % from 1090 to 18910
weight_draws: mean 10000, median 10000, 90 % from 1090 to 18910
E() of the rvar 10000; quantile2 1090 18910; variables in the summary: unseen; weights kept: TRUE
resample_draws: mean 5411, median 5000, 90 % from 2600 to 9605' < <(r_code <<'R'
suppressMessages(library(posterior))
cat(sprintf("posterior %s\n", packageVersion("posterior")))
unseen <- seq(100, 19900, by = 100)
weight <- dlnorm(unseen, log(5000), 0.4)
share <- cumsum(weight) / sum(weight)
show <- function(title, mean, quantiles)
  cat(sprintf("%s: mean %.0f, median %.0f, 90 %% from %.0f to %.0f\n", title, mean, quantiles[2], quantiles[1],
              quantiles[3]))
show("by the weights", weighted.mean(unseen, weight),
     sapply(c(0.05, 0.5, 0.95), function(level) unseen[which(share >= level)[1]]))
of <- function(title, draws) {
  row <- suppressWarnings(summarise_draws(draws))
  show(title, row$mean, c(row$q5, row$median, row$q95))
  row$variable
}
draws <- draws_df(unseen = unseen)
weighted <- weight_draws(draws, weight)
invisible(of("no weights", draws))
variables <- of("weight_draws", weighted)
cat(sprintf("E() of the rvar %.0f; quantile2 %s; variables in the summary: %s; weights kept: %s\n",
            E(as_draws_rvars(weighted)$unseen), paste(quantile2(weighted$unseen), collapse = " "),
            paste(variables, collapse = " "), isTRUE(all.equal(weights(weighted), weight / sum(weight)))))
set.seed(1)
invisible(of("resample_draws", resample_draws(weighted, ndraws = 2000)))
R
)

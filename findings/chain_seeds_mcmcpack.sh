#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# MCMCpack 1.6-3, MCMCpoisson: four chains for those on no list, each after a set.seed of its own.
#
# Guess: R's functions draw from R's generator, so that four seeds give four chains.
# Seen: without its argument `seed` the sampler starts a generator of its own at 12345, whatever set.seed said,
# and all four chains are one, to the last draw. Put together they are summarised as 5,847 effective draws
# where there are 1,462, so that the stated Monte Carlo error of the dark figure is half of what it is; more chains
# make it ever smaller. A chain caught in a corner would be caught there four times.
# Truth: the same call with seeds 1 to 4 in the argument.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-mcmcpack=1.6-3-1 r-cran-coda=0.19-4-1

expect 'MCMCpack 1.6.3
set.seed(1 to 4): means 111.12 111.12 111.12 111.12; different 1; effective draws of all 5847
seed = 1 to 4: means 112.31 109.71 110.72 110.67; different 4; effective draws of all 5852
one chain, seed = 12345: means 111.12; different 1; effective draws of all 1462' < <(r_code <<'R'
suppressMessages(library(MCMCpack))
cat(sprintf("MCMCpack %s\n", packageVersion("MCMCpack")))
table <- data.frame(A = c(1, 1, 1, 0, 0, 0, 1), B = c(1, 1, 0, 1, 1, 0, 0), C = c(1, 0, 1, 1, 0, 1, 0),
                    persons = c(5, 12, 10, 8, 40, 35, 30))
unseen <- function(number, ...) {
  set.seed(number)
  mcmc(exp(MCMCpoisson(persons ~ A + B + C, data = table, burnin = 2000, mcmc = 20000, ...)[, 1]))
}
show <- function(title, chains) {
  cat(sprintf("%s: means %s; different %d; effective draws of all %.0f\n", title,
              paste(sprintf("%.2f", sapply(chains, mean)), collapse = " "), length(unique(chains)),
              effectiveSize(as.mcmc.list(chains))))
}
show("set.seed(1 to 4)", lapply(1:4, unseen))
show("seed = 1 to 4", lapply(1:4, function(seed) unseen(0, seed = seed)))
show("one chain, seed = 12345", list(unseen(0, seed = 12345)))
R
)

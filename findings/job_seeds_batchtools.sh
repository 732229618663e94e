#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# batchtools 0.9.16: a simulation study, repeated with another seed to have twice the registers.
#
# Guess: registries with seeds 1 and 2 are independent studies, as the numbers after set.seed(1) and set.seed(2) are.
# Seen: a job runs with set.seed(seed of the registry + its number - 1). Job 2 of the first study is job 1 of the
# second, person by person: all but one of the second study's registers were already there, five here and as
# many thousands as one has. The Monte Carlo error worked out from both is too small by the root of two, and
# a result "confirmed with another seed" has been looked at twice.
# Truth: seeds that are further apart than there are jobs share none.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-batchtools=0.9.16+dfsg-1

expect 'batchtools 0.9.16
seeds 1 and 2: Chapman 1080.5 1000.2 901.7 988.3 … and 1000.2 901.7 988.3 …; of 10 registers 6 differ
seeds 1 and 1001: Chapman 1080.5 1000.2 901.7 988.3 … and 1131.1 940.1 937.0 …; of 10 registers 10 differ' < <(r_code <<'R'
suppressMessages(library(batchtools))
options(batchtools.verbose = FALSE, batchtools.progress = FALSE)
cat(sprintf("batchtools %s\n", packageVersion("batchtools")))
study <- function(seed) {
  registry <- makeRegistry(NA, seed = seed)
  registry$cluster.functions <- makeClusterFunctionsInteractive()
  batchMap(function(register) {
    on_a <- runif(1000) < 0.3
    on_b <- runif(1000) < 0.2
    list(history = on_a + 2 * on_b, chapman = (sum(on_a) + 1) * (sum(on_b) + 1) / (sum(on_a & on_b) + 1) - 1)
  }, 1:5, reg = registry)
  suppressMessages(submitJobs(reg = registry))
  reduceResultsList(reg = registry)
}
first <- study(1)
estimates <- function(registers) paste(sprintf("%.1f", sapply(registers, `[[`, "chapman")), collapse = " ")
show <- function(seed) {
  again <- study(seed)
  cat(sprintf("seeds 1 and %d: Chapman %s … and %s …; of 10 registers %d differ\n", seed, estimates(first[1:4]),
              estimates(again[1:3]), length(unique(lapply(c(first, again), `[[`, "history")))))
}
show(2)
show(1001)
R
)

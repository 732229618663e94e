#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# vegan 2.6-4, estimateR and specpool: Chao's estimate and the coverage-based one (ACE) of five lists.
#
# Guess: both functions give the same Chao estimate of the same persons, and every standard error
# given is about as large as the estimate scatters.
# Seen: specpool uses the bias-corrected form only where nobody is on two lists, and (k-1)/k; estimateR
# uses it always, and no such factor. So 50 persons on one list and 1 on two make 1051 or 664, and one
# person more moves specpool's standard error from 280 to 1040. The standard error beside ACE is of another
# size altogether: 1.0 beside 1326. In 2,000 registers of 660 persons, each on each list with a chance
# of 2 %, ACE scatters by hundreds (half the registers within a range of more than 600), while the
# standard error beside it is 1.7 in the median; at 20 % it scatters by 37, and 12.5 stands beside it.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-vegan=2.6-4+dfsg-1

expect 'vegan 2.6.4
50 on one list, 0 on two: specpool 1030 (se 280), estimateR 1275 (se 350), ACE NaN (se NaN)
50 on one list, 1 on two: specpool 1051 (se 1040), estimateR 664 (se 353), ACE 1326 (se 1.0)
50 on one list, 2 on two: specpool 552 (se 381), estimateR 460 (se 226), ACE 702 (se 1.4)
50 on one list, 10 on two: specpool 160 (se 44), estimateR 171 (se 46), ACE 210 (se 3.1)
capture 0.02: half of the estimates within 696, median standard error 1.7
capture 0.20: half of the estimates within 50, median standard error 12.5' < <(r_code <<'R'
suppressMessages(library(vegan))
cat(sprintf("vegan %s\n", packageVersion("vegan")))
lists <- 5
register <- function(once, twice) {
  records <- matrix(0, lists, once + twice)
  for (person in seq_len(once)) records[(person - 1) %% lists + 1, person] <- 1
  for (person in seq_len(twice)) records[(person + 0:1) %% lists + 1, once + person] <- 1
  records
}
for (twice in c(0, 1, 2, 10)) {
  records <- register(50, twice)
  by_list <- specpool(records)
  by_count <- suppressWarnings(estimateR(colSums(records)))
  cat(sprintf("50 on one list, %d on two: specpool %.0f (se %.0f), estimateR %.0f (se %.0f), ACE %.0f (se %.1f)\n",
              twice, by_list$chao, by_list$chao.se, by_count["S.chao1"], by_count["se.chao1"],
              by_count["S.ACE"], by_count["se.ACE"]))
}
set.seed(1)
for (capture in c(0.02, 0.2)) {
  drawn <- replicate(2000, {
    times <- rbinom(660, lists, capture)
    suppressWarnings(estimateR(times[times > 0]))[c("S.ACE", "se.ACE")]
  })
  drawn <- drawn[, is.finite(drawn[1, ])]
  cat(sprintf("capture %.2f: half of the estimates within %.0f, median standard error %.1f\n", capture,
              IQR(drawn[1, ]), median(drawn[2, ])))
}
R
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# boot 1.3-28.1, boot(weights = ) and boot.ci: Chapman's estimate of two lists by importance resampling.
#
# Guess: whichever way the resampling is tilted, boot.ci gives about the interval of the plain bootstrap, since it
# gets an object that knows its weights and whose print method undoes them.
# Seen: boot.ci takes the tilted resamples as they are. With the persons on both lists drawn 0.8 or 1.25 times as
# often, the standard error printed is near 55 in either case, but the percentile interval is 222 to 513 or 184 to
# 338 where the plain one is 201 to 416, and the normal one is 59 to 359 or 212 to 370 instead of 147 to 362 (its
# bias is that of the tilt). Nothing is said; the page of boot.ci does not mention weights.
# Truth: the plain bootstrap, and imp.quantile of the same package on the same resamples.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-boot=1.3-28.1-1

expect 'boot 1.3.28.1, 115 persons, Chapman 265
overlap drawn 1 times as often: bias 10.3, standard error 54.9; boot.ci normal 147 to 362, percentile 201 to 416; imp.quantile 201 to 416
overlap drawn 0.8 times as often: bias 10.5, standard error 54.5; boot.ci normal 59 to 359, percentile 222 to 513; imp.quantile 200 to 410
overlap drawn 1.25 times as often: bias 12.6, standard error 58.7; boot.ci normal 212 to 370, percentile 184 to 338; imp.quantile 201 to 421' < <(r_code <<'R'
library(boot)
persons <- rep(1:3, c(40, 60, 15))
chapman <- function(persons, drawn) {
  n <- tabulate(persons[drawn], 3)
  (n[1] + n[3] + 1) * (n[2] + n[3] + 1) / (n[3] + 1) - 1
}
cat(sprintf("boot %s, %d persons, Chapman %.0f\n", packageVersion("boot"), length(persons),
            chapman(persons, seq_along(persons))))
for (tilt in c(1, 0.8, 1.25)) {
  set.seed(1)
  resampled <- boot(persons, chapman, 10000, weights = ifelse(persons == 3, tilt, 1))
  printed <- grep("^t1", capture.output(print(resampled)), value = TRUE)
  printed <- as.numeric(strsplit(printed, " +")[[1]][3:4])
  ends <- boot.ci(resampled, type = c("norm", "perc"))
  reweighted <- imp.quantile(resampled, alpha = c(0.025, 0.975))$rat
  cat(sprintf(paste("overlap drawn %g times as often: bias %.1f, standard error %.1f; boot.ci normal %.0f to %.0f,",
                    "percentile %.0f to %.0f; imp.quantile %.0f to %.0f\n"), tilt, printed[1], printed[2],
              ends$normal[2], ends$normal[3], ends$percent[4], ends$percent[5], reweighted[1], reweighted[2]))
}
R
)

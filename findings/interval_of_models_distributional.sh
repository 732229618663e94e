#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# distributional 0.3.1, dist_mixture: the interval of a dark figure that is averaged over two models, about 100 persons
# and about 1,000.
#
# Guess: quantile() undoes cdf(), so that a 90 % interval leaves out 5 % below it.
# Seen: with weights of 0.9 and 0.1 the interval is 617 to 1,000 persons instead of 84 to 1,000: it leaves out the
# model that has nine tenths of the weight. The quantile of 5 % is above that of 50 %, and cdf() of both is
# 0.90. The square of cdf(x) minus the level is minimised between the quantiles of the models; where cdf is flat, the
# search takes the wrong side and ends, in silence. hilo() goes the same way; draws by generate() are right.
# Truth: cdf() solved by bisection.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-distributional=0.3.1-1

expect 'distributional 0.3.1
weight 0.9: quantiles 617 434 444 1000, cdf there 0.90 0.90 0.90 0.95; solved 84 96 101 1000, cdf there 0.05 0.30 0.50 0.95; drawn 84 96 101 1000; hilo 617 to 1000
weight 0.6: quantiles 413 434 444 1037, cdf there 0.60 0.60 0.60 0.95; solved 86 100 110 1037, cdf there 0.05 0.30 0.50 0.95; drawn 86 100 110 1037; hilo 413 to 1037' < <(r_code <<'R'
suppressMessages(library(distributional))
cat(sprintf("distributional %s\n", packageVersion("distributional")))
levels <- c(0.05, 0.3, 0.5, 0.95)
for (weight in c(0.9, 0.6)) {
  law <- dist_mixture(dist_normal(100, 10), dist_normal(1000, 32), weights = c(weight, 1 - weight))
  stated <- sapply(levels, function(level) quantile(law, level))
  solved <- sapply(levels, function(level) uniroot(function(x) cdf(law, x) - level, c(0, 2000), tol = 1e-6)$root)
  set.seed(1)
  interval <- hilo(law, 90)
  cat(sprintf("weight %.1f: quantiles %s, cdf there %s; solved %s, cdf there %s; drawn %s; hilo %.0f to %.0f\n", weight,
              paste(sprintf("%.0f", stated), collapse = " "),
              paste(sprintf("%.2f", sapply(stated, function(x) cdf(law, x))), collapse = " "),
              paste(sprintf("%.0f", solved), collapse = " "),
              paste(sprintf("%.2f", sapply(solved, function(x) cdf(law, x))), collapse = " "),
              paste(sprintf("%.0f", quantile(generate(law, 1e5)[[1]], levels)), collapse = " "),
              interval$lower, interval$upper))
}
R
)

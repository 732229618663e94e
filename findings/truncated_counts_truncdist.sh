#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# truncdist 1.0-2, dtrunc and extrunc: on how many lists a person is who is on one, a Poisson law without its 0.
#
# Guess: dtrunc(x, "pois", a = 0) is that law, or a = 1 is; extrunc is its mean.
# Seen: neither. With a = 0 the number 0 keeps a probability and all of them add up to 1.58; with a = 1 they add up
# to 2.39: the bound is inside for the density and outside for the sum that it is divided by. rtrunc with a = 0
# draws the right law. extrunc integrates a density that is 0 except at whole numbers: a mean of 0.00 lists
# instead of 1.58. For the counts of 100 persons, the likelihood by a = 1 grows without end as the rate falls: it
# stops at the least rate tried, here with 9,950 persons on no list instead of 54.
# Truth: dpois(x) / (1 - dpois(0)).
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-truncdist=1.0-2-4

expect 'truncdist 1.0.2
the law: 0 to 3 0.000 0.582 0.291 0.097; sum 1.00; mean 1.58
a = 0: 0 to 3 0.582 0.582 0.291 0.097; sum 1.58; mean 0.00
a = 1: 0 to 3 0.000 1.392 0.696 0.232; sum 2.39; mean 0.00
rtrunc, a = 0: mean of 100,000 draws 1.58
fit by the law: rate 1.04, on no list 54
fit by a = 0: rate 1.04, on no list 54
fit by a = 1: rate 0.01, on no list 9950' < <(r_code <<'R'
suppressMessages(library(truncdist))
cat(sprintf("truncdist %s\n", packageVersion("truncdist")))
show <- function(title, probabilities, mean) {
  cat(sprintf("%s: 0 to 3 %s; sum %.2f; mean %.2f\n", title, paste(sprintf("%.3f", probabilities[1:4]), collapse = " "),
              sum(probabilities), mean))
}
numbers <- 0:50
law <- ifelse(numbers > 0, dpois(numbers, 1) / (1 - dpois(0, 1)), 0)
show("the law", law, sum(numbers * law))
for (bound in 0:1)
  show(sprintf("a = %d", bound), suppressWarnings(dtrunc(numbers, "pois", a = bound, lambda = 1)),
       suppressWarnings(extrunc("pois", a = bound, lambda = 1)))
set.seed(1)
cat(sprintf("rtrunc, a = 0: mean of 100,000 draws %.2f\n", mean(rtrunc(1e5, "pois", a = 0, lambda = 1))))
persons <- c(57, 30, 9, 3, 1)
fit <- function(title, density) {
  rate <- optimize(function(rate) sum(persons * log(density(1:5, rate))), c(0.01, 10), maximum = TRUE, tol = 1e-9)$maximum
  cat(sprintf("%s: rate %.2f, on no list %.0f\n", title, rate, sum(persons) / (exp(rate) - 1)))
}
fit("fit by the law", function(x, rate) dpois(x, rate) / (1 - dpois(0, rate)))
fit("fit by a = 0", function(x, rate) dtrunc(x, "pois", a = 0, lambda = rate))
fit("fit by a = 1", function(x, rate) dtrunc(x, "pois", a = 1, lambda = rate))
R
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# vcd 1.4-11, goodfit: how often each person was on a list, from a table of those who were on one.
#
# Guess: a table with the classes 1 to 5 is fitted to the classes 1 to 5: the class 0, which is not in the
# table and cannot be seen, has no observed count.
# Seen: it is added with an observed count of 0. Of counts that a Poisson law without its 0 fits (p 0.95) the
# summary says that a Poisson law is ruled out; the rate is the plain mean, 1.61 instead of 1.04, and the "fitted"
# number of those on no list is 20 instead of 54. The added row is shown only when the fit is printed.
# Truth: maximum likelihood of the law without its 0, written out with dpois.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-vcd=1:1.4-11-1

expect 'vcd 1.4.11
classes given 1 to 5; classes fitted 0 1 2 3 4 5, observed 0 57 30 9 3 1
goodfit: rate 1.61, fitted on no list 20.0; deviance 61.22 with 3 df, p 3.2e-13
without the 0: rate 1.04, on no list 54.5; deviance 0.35 with 3 df, p 0.95' < <(r_code <<'R'
suppressMessages(library(vcd))
cat(sprintf("vcd %s\n", packageVersion("vcd")))
persons <- c("1" = 57, "2" = 30, "3" = 9, "4" = 3, "5" = 1)
fit <- goodfit(as.table(persons), "poisson")
invisible(capture.output(test <- suppressWarnings(summary(fit))))
cat(sprintf("classes given 1 to 5; classes fitted %s, observed %s\n", paste(fit$count, collapse = " "),
            paste(fit$observed, collapse = " ")))
cat(sprintf("goodfit: rate %.2f, fitted on no list %.1f; deviance %.2f with %g df, p %.2g\n", fit$par$lambda,
            fit$fitted[1], test[1, 1], test[1, 2], test[1, 3]))
log_likelihood <- function(rate) sum(persons * (dpois(1:5, rate, log = TRUE) - log(1 - exp(-rate))))
rate <- optimize(log_likelihood, c(0.01, 10), maximum = TRUE, tol = 1e-9)$maximum
expected <- sum(persons) * c(dpois(1:4, rate), 1 - ppois(4, rate)) / (1 - exp(-rate))
deviance <- 2 * sum(persons * log(persons / expected))
cat(sprintf("without the 0: rate %.2f, on no list %.1f; deviance %.2f with 3 df, p %.2g\n", rate,
            sum(persons) * exp(-rate) / (1 - exp(-rate)), deviance, 1 - pchisq(deviance, 3)))
R
)

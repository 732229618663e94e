#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# broom 1.0.3, tidy(fit, exponentiate = TRUE): the dark figure of a log-linear model, exp(intercept).
#
# Guess: the standard error in the row of the estimate is that of the number in that row.
# Seen: the estimate and its interval are exponentiated, the standard error is not: 269 unseen persons with a
# standard error of 0.20 in one row, where that of 269 is 53.5 (by the delta method, and as predict() says
# for a person on no list). The statistic in that row is the quotient of neither, but that of the logarithm.
# An interval made from the two columns is 268.7 to 269.4; the one beside them is 183 to 400.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-broom=1.0.3+dfsg-2 r-cran-mass=7.3-58.2-1

expect 'broom 1.0.3
tidy: estimate 269.04, standard error 0.20, statistic 28.2, interval 183 to 400
estimate plus and minus 1.96 standard errors: 268.7 to 269.4
predict: 269.04, standard error 53.5; delta method 53.5' < <(r_code <<'R'
suppressMessages(library(broom))
cat(sprintf("broom %s\n", packageVersion("broom")))
cells <- expand.grid(a = 0:1, b = 0:1, c = 0:1)[-1, ]
cells$n <- c(60, 50, 12, 70, 15, 10, 4)
fit <- glm(n ~ a + b + c, poisson, cells)
row <- tidy(fit, exponentiate = TRUE, conf.int = TRUE)[1, ]
cat(sprintf("tidy: estimate %.2f, standard error %.2f, statistic %.1f, interval %.0f to %.0f\n", row$estimate,
            row$std.error, row$statistic, row$conf.low, row$conf.high))
cat(sprintf("estimate plus and minus 1.96 standard errors: %.1f to %.1f\n",
            row$estimate - 1.96 * row$std.error, row$estimate + 1.96 * row$std.error))
unseen <- predict(fit, data.frame(a = 0, b = 0, c = 0), type = "response", se.fit = TRUE)
cat(sprintf("predict: %.2f, standard error %.1f; delta method %.1f\n", unseen$fit, unseen$se.fit,
            exp(coef(fit)[[1]]) * sqrt(vcov(fit)[1, 1])))
R
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# R 4.2.2, stats::loglin, and MASS 7.3-58.2, loglm: a table of lists, whose cell "on no list" is unseen.
#
# Guess: iterative proportional fitting with a 0 in `start` for that cell, as the help page says for
# structural zeros, gives the degrees of freedom of the incomplete table, and parameters from which the
# unseen cell follows, as glm does.
# Seen: loglin counts the cell that cannot be seen: 4 degrees of freedom for three independent lists
# (there are 3) and 1 for all pairs (there are 0), so that p-values are too large. loglm mends that. Both
# give an intercept of -Inf and NaN beside Inf for every other parameter: the dark figure cannot be read
# off either. glm on the seven seen cells has it, exp(intercept) = 117.48, at the same deviance.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-mass=7.3-58.2-1

expect 'R 4.2.2, MASS 7.3.58.2
independence: deviance 24.3568, df: loglin 4, loglm 3, glm 3; p: loglin 6.8e-05, glm 2.1e-05
all pairs: df: loglin 1, loglm 0, glm 0
intercept: loglin -Inf, loglm -Inf, glm 4.7663 (dark figure 117.48)
effect of A: loglin NaN Inf, loglm NaN Inf, glm -0.6300' < <(r_code <<'R'
suppressMessages(library(MASS))
cells <- expand.grid(A = 0:1, B = 0:1, C = 0:1)
cells$n <- c(0, 69, 55, 21, 63, 17, 18, 28)
table <- xtabs(n ~ A + B + C, cells)
seen <- array(1, c(2, 2, 2))
seen[1, 1, 1] <- 0
ipf <- function(margins)
  loglin(table, margins, start = seen, param = TRUE, eps = 1e-10, iter = 1e4, print = FALSE)
pairs <- list(c("A", "B"), c("A", "C"), c("B", "C"))
one <- ipf(list("A", "B", "C"))
two <- loglm(~ A + B + C, table, start = seen)
three <- glm(n ~ A + B + C, poisson, cells[-1, ])
cat(sprintf("R %s, MASS %s\n", getRversion(), packageVersion("MASS")))
cat(sprintf("independence: deviance %.4f, df: loglin %g, loglm %g, glm %g; p: loglin %.1e, glm %.1e\n",
            one$lrt, one$df, two$df, df.residual(three), 1 - pchisq(one$lrt, one$df),
            1 - pchisq(deviance(three), df.residual(three))))
cat(sprintf("all pairs: df: loglin %g, loglm %g, glm %g\n", ipf(pairs)$df,
            loglm(~ (A + B + C)^2, table, start = seen)$df,
            df.residual(glm(n ~ (A + B + C)^2, poisson, cells[-1, ]))))
cat(sprintf("intercept: loglin %g, loglm %g, glm %.4f (dark figure %.2f)\n",
            one$param[["(Intercept)"]], coef(two)[["(Intercept)"]], coef(three)[[1]],
            exp(coef(three)[[1]])))
cat(sprintf("effect of A: loglin %s, loglm %s, glm %.4f\n", paste(one$param$A, collapse = " "),
            paste(coef(two)$A, collapse = " "), coef(three)[["A"]]))
R
)

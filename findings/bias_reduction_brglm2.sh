#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# brglm2 0.9, bias-reduced log-linear models of a table of lists (what is advised where an overlap is 0).
#
# Guess: such a fit leaves the number of persons seen as it is, takes the bias out of the dark figure,
# and where the dark figure is undetermined it says so.
# Seen: it is the fit of a table with half a person more for each parameter. The fitted number of persons
# seen is 106.5 of 105, or 109.5 of 106, so that N-hat by the fitted values is not the persons seen
# plus the unseen. What is unbiased are the coefficients, logarithms: of two lists the dark figure is
# (40 + 1/2)(60 + 1/2)/(5 + 1/2) = 445.5, between 480 without reduction and Chapman's 400, which is
# unbiased in persons. With a pair of lists that share nobody the model with all pairs has no finite
# estimate; reduced, it has 3,231 unseen, which is half a person's doing:
# 30.5 x 25.5 x 40.5 x 1.5 / (0.5 x 6.5 x 4.5).
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-brglm2=0.9+dfsg-1

expect 'brglm2 0.9
two lists: 105 seen; reduced, 106.5 seen and 445.5 unseen; not reduced, 480.0 unseen
three lists, independent: 106 seen; reduced, 108.0 seen and 252.3 unseen; not reduced, 258.3 unseen
three lists, all pairs: 106 seen; reduced, 109.5 seen and 3230.7 unseen; not reduced, no limit
Chapman, two lists: 400.0 unseen
half a person more in each cell, three lists, all pairs: 3230.7 unseen' < <(r_code <<'R'
suppressMessages(library(brglm2))
cat(sprintf("brglm2 %s\n", packageVersion("brglm2")))
show <- function(title, counts, formula) {
  plain <- exp(coef(glm(formula, poisson, counts))[1])
  fit <- suppressWarnings(glm(formula, poisson, counts, method = "brglmFit", type = "AS_mean"))
  cat(sprintf("%s: %g seen; reduced, %.1f seen and %.1f unseen; not reduced, %s\n", title, sum(counts$y),
              sum(fitted(fit)), exp(coef(fit)[1]),
              if (plain > 1e6) "no limit" else sprintf("%.1f unseen", plain)))
}
show("two lists", data.frame(y = c(5, 40, 60), a = c(1, 1, 0), b = c(1, 0, 1)), y ~ a + b)
three <- expand.grid(a = 0:1, b = 0:1, c = 0:1)[-1, ]
three$y <- c(30, 25, 0, 40, 6, 4, 1)
show("three lists, independent", three, y ~ a + b + c)
show("three lists, all pairs", three, y ~ (a + b + c)^2)
cat(sprintf("Chapman, two lists: %.1f unseen\n", (40 + 5 + 1) * (60 + 5 + 1) / (5 + 1) - 1 - 105))
more <- three
more$y <- more$y + 0.5
cat(sprintf("half a person more in each cell, three lists, all pairs: %.1f unseen\n",
            exp(coef(suppressWarnings(glm(y ~ (a + b + c)^2, poisson, more)))[1])))
R
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# R 4.2.2, stats::BIC of a log-linear model for a table of lists.
#
# Guess: a parameter costs the logarithm of the number of persons, as in the studies of hidden
# populations that choose a model by BIC.
# Seen: it costs the logarithm of the number of rows that the table was written in, for that is what
# nobs() of such a model is. On the spina bifida table (621 persons on three lists; Hook, Albright and
# Cross 1980, as printed by Madigan and York 1997) a parameter costs log 7 = 1.95 instead of
# log 621 = 6.43, and another model wins: 753 persons instead of 724. The same persons written as two
# rows a history give a third penalty. R cannot know what a row is; a user has to.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2

expect 'R 4.2.2: nobs 7, with every history in two rows 14, persons 621
BIC(): S1:S2 S2:S3, 753 persons
by persons: S2:S3, 724 persons' < <(r_code <<'R'
lists <- c("S1", "S2", "S3")
cells <- expand.grid(S1 = 0:1, S2 = 0:1, S3 = 0:1)[-1, ]
cells$n <- c(244, 48, 142, 60, 111, 4, 12)
twice <- rbind(transform(cells, n = floor(n / 2)), transform(cells, n = ceiling(n / 2)))
persons <- sum(cells$n)
pairs <- combn(lists, 2, paste, collapse = ":")
fit <- function(rows, terms)
  glm(as.formula(paste("n ~", paste(c(lists, terms), collapse = " + "))), poisson, rows)
subsets <- lapply(0:7, function(s) pairs[bitwAnd(s, c(1, 2, 4)) > 0])
models <- lapply(subsets, function(terms) fit(cells, terms))
best <- function(name, criterion) {
  chosen <- which.min(sapply(models, criterion))
  cat(sprintf("%s: %s, %.0f persons\n", name, paste(subsets[[chosen]], collapse = " "),
              persons + exp(coef(models[[chosen]])[[1]])))
}
cat(sprintf("R %s: nobs %d, with every history in two rows %d, persons %g\n", getRversion(),
            nobs(models[[1]]), nobs(fit(twice, character())), persons))
best("BIC()", BIC)
best("by persons", function(m) AIC(m) + (log(persons) - 2) * length(coef(m)))
R
)

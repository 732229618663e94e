#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# R 4.2.2, stats::xtabs: counts that are NA, since nobody saw them or since they were suppressed.
#
# Guess: a cell whose count is NA is NA in the table, and a model of the table leaves it out, as glm does,
# or refuses.
# Seen: it is 0. The row of those on no list becomes an observation that there is nobody, and a model of
# three independent lists then has 47 persons there where glm estimates 269; a suppressed overlap becomes an
# overlap of nobody. Nothing is said. With na.action = na.pass the cell is NA; so it is with addNA = TRUE,
# which is described as being about NA among the factors.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2

expect 'R 4.2.2
xtabs(n ~ a + b + c): on no list 0, on all three 0, sum 217
the same, addNA = TRUE: on no list NA, on all three NA, sum NA
the same, na.action = na.pass: on no list NA, on all three NA, sum NA
independent lists, 4 on all three: loglin of xtabs 47.1 on no list, glm 269.0' < <(r_code <<'R'
cat(sprintf("R %s\n", getRversion()))
cells <- expand.grid(a = 0:1, b = 0:1, c = 0:1)
cells$n <- c(NA, 60, 50, 12, 70, 15, 10, NA)
show <- function(title, table) cat(sprintf("%s: on no list %g, on all three %g, sum %g\n", title, table[1], table[8],
                                           sum(table)))
show("xtabs(n ~ a + b + c)", xtabs(n ~ a + b + c, cells))
show("the same, addNA = TRUE", xtabs(n ~ a + b + c, cells, addNA = TRUE))
show("the same, na.action = na.pass", xtabs(n ~ a + b + c, cells, na.action = na.pass))
cells$n[8] <- 4
fit <- loglin(xtabs(n ~ a + b + c, cells), list(1, 2, 3), fit = TRUE, print = FALSE)
cat(sprintf("independent lists, 4 on all three: loglin of xtabs %.1f on no list, glm %.1f\n", fit$fit[1],
            predict(glm(n ~ a + b + c, poisson, cells), cells[1, ], type = "response")))
R
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# conting 1.7, bict: list columns of 0 and 1, as a plain file of histories has them, or factors of two levels.
#
# Guess: "on the list, yes or no" is one model, however it is written; or bict refuses what it does not expect.
# Seen: another posterior without a word. With conting's own spina table (621 persons, three lists, default prior)
# the posterior mode that bict returns (eta.hat, all pairs) has 99.3 unseen with factors, 72.9 with numbers 0/1 and
# 127.2 with 1/0 (1 for missed). By integration under the same priors the mean of N over the models is 728, 719 or
# 730, and the model S1:S3 S2:S3 has 0.26, 0.34 or 0.18; with the 36 Afro-American persons of the table alone (unit
# information prior) the mean is 57, 44 or 59.
# Why: the prior's precision is X'X/rows of the design matrix X, without the intercept. Factors get sum-to-zero
# contrasts, which help(bict) says of all parameters, and all cells are shrunk to their mean. Numbers enter as they
# are: the intercept is then the cell of zeros, and all are shrunk to it; for 0/1 that is the cell nobody saw. The
# mode shows it without a chain's noise: the parameters are linear in each other, so that only the prior differs.
# factor() before the call avoids it.
# Integration is importance sampling of each of the eight models under the prior of each coding.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-conting=1.7-2

expect 'conting 1.7
36 persons, UIP, factors: mean 57, 95 % to about 130; most probable S1:S3 S2:S3, S1:S3 S2:S3 has 0.22
36 persons, UIP, numbers 0/1: mean 44, 95 % to about 70; most probable S1:S3 S2:S3, S1:S3 S2:S3 has 0.36
36 persons, UIP, numbers 1/0: mean 59, 95 % to about 130; most probable S1:S2, S1:S3 S2:S3 has 0.10
621 persons, SBH, factors: mean 728, 95 % to about 800; most probable S2:S3, S1:S3 S2:S3 has 0.26
621 persons, SBH, numbers 0/1: mean 719, 95 % to about 780; most probable S2:S3, S1:S3 S2:S3 has 0.34
621 persons, SBH, numbers 1/0: mean 730, 95 % to about 800; most probable S2:S3, S1:S3 S2:S3 has 0.18
bict, 621 persons, SBH, factors: prior precision of S1 and S2 1 0 0 1; unseen at the mode with all pairs 99.3
bict, 621 persons, SBH, numbers 0/1: prior precision of S1 and S2 0.5 0.25 0.25 0.5; unseen at the mode with all pairs 72.9
bict, 621 persons, SBH, numbers 1/0: prior precision of S1 and S2 0.5 0.25 0.25 0.5; unseen at the mode with all pairs 127.2' < <(r_code <<'R'
suppressMessages({library(conting); library(mvtnorm)})
cat(sprintf("conting %s\n", packageVersion("conting")))
model <- y ~ (S1 + S2 + S3)^2
pairs <- c("S1:S2", "S1:S3", "S2:S3")
codings <- list(factors = factor, "numbers 0/1" = identity, "numbers 1/0" = function(list) 1 - list)
code <- function(counts, coding) {
  lists <- expand.grid(S1 = 0:1, S2 = 0:1, S3 = 0:1)
  lists[] <- lapply(lists, codings[[coding]])
  cbind(y = counts, lists)
}
integral <- function(title, counts, coding, prior, draws = 20000, a = 0.001, b = 0.001) {
  old <- options(contrasts = c("contr.sum", "contr.poly"))
  X <- model.matrix(update(model, NULL ~ .), code(counts, coding))
  options(old)
  y <- counts[-1]
  fits <- lapply(0:7, function(s) {
    Z <- X[, c(rep(TRUE, 4), bitwAnd(s, c(1, 2, 4)) > 0)]
    precision <- (crossprod(Z) / nrow(Z))[-1, -1]
    p <- ncol(precision)
    log_density <- function(beta) {
      eta <- beta %*% t(Z[-1, ])
      square <- rowSums((beta[, -1] %*% precision) * beta[, -1])
      drop(eta %*% y) - rowSums(exp(eta)) + as.numeric(determinant(precision)$modulus) / 2 + (
        if (prior == "UIP") -p / 2 * log(2 * pi) - square / 2
        else lgamma((a + p) / 2) - lgamma(a / 2) - p / 2 * log(pi) + a / 2 * log(b) - (a + p) / 2 * log(b + square))
    }
    start <- coef(suppressWarnings(glm.fit(Z[-1, ], y + 0.5, family = poisson())))
    mode <- optim(start, function(beta) -log_density(rbind(c(beta), c(beta)))[1], method = "BFGS", hessian = TRUE,
                  control = list(maxit = 2000, reltol = 1e-12))
    spread <- 1.3 * solve((mode$hessian + t(mode$hessian)) / 2)
    beta <- rmvt(draws, spread, df = 5, delta = mode$par, type = "shifted")
    list(n = sum(y) + rpois(draws, exp(drop(beta %*% Z[1, ]))),
         log_weight = log_density(beta) - dmvt(beta, mode$par, spread, df = 5, log = TRUE))
  })
  weights <- sapply(fits, `[[`, "log_weight")
  weights <- exp(weights - max(weights))
  weights <- weights / sum(weights)
  n <- sapply(fits, `[[`, "n")
  o <- order(n)
  share <- colSums(weights)
  best <- which.max(share)
  cat(sprintf("%s, %s: mean %.0f, 95 %% to about %.0f; most probable %s, S1:S3 S2:S3 has %.2f\n", title, coding,
              sum(weights * n), round(n[o][which(cumsum(weights[o]) >= 0.975)[1]], -1),
              paste(pairs[bitwAnd(best - 1, c(1, 2, 4)) > 0], collapse = " "), share[7]))
}
data(spina)
few <- spina$y[9:16]
stopifnot(all(spina$eth[9:16] == "afro-american"), is.na(few[1]))
all <- tapply(spina$y, lapply(spina[c("S1", "S2", "S3")], function(list) list == "obs"), sum)
set.seed(1)
for (coding in names(codings)) integral("36 persons, UIP", few, coding, "UIP")
for (coding in names(codings)) integral("621 persons, SBH", c(all), coding, "SBH")
for (coding in names(codings)) {
  run <- bict(model, code(c(all), coding), 1)
  cat(sprintf("bict, 621 persons, SBH, %s: prior precision of S1 and S2 %s; unseen at the mode with all pairs %.1f\n",
              coding, paste(run$IP[2:3, 2:3], collapse = " "), exp(run$eta.hat[1])))
}
R
)

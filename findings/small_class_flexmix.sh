#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# flexmix 2.3-18, FLXMCmvbinary(truncated = TRUE): latent classes of persons on at least one of five lists.
#
# Guess: two classes were asked for, so a dark figure is estimated with two classes, or a warning says that
# there is one.
# Seen: a class with less than 5 % of the persons seen is taken away on the way (minprior = 0.05), and
# what is returned, as converged, is a model of one class. Of 20,000 persons 1.2 % are on each list with
# probability 0.7 and the others with 0.08; the table holds the expected counts. With the default the
# dark figure is that of one class, 8,471, where 13,020 are unseen; with minprior = 0 it is 12,989. The
# log-likelihood is lower by 325.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-flexmix=2.3-18-1

expect 'flexmix 2.3.18
6980 seen, 3.4 % of them often on lists; 13020 unseen
default: classes asked for 2, fitted 1; converged TRUE, log-likelihood -16655, unseen 8471
minprior = 0: classes asked for 2, fitted 2; converged TRUE, log-likelihood -16330, unseen 12989' < <(r_code <<'R'
suppressMessages(library(flexmix))
cat(sprintf("flexmix %s\n", packageVersion("flexmix")))
histories <- as.matrix(expand.grid(rep(list(0:1), 5))[-1, ])
on <- rowSums(histories)
persons <- as.integer(round(240 * 0.7^on * 0.3^(5 - on) + 19760 * 0.08^on * 0.92^(5 - on)))
unseen <- 20000 - sum(persons)
often <- 240 * (1 - 0.3^5) / sum(persons)
cat(sprintf("%d seen, %.1f %% of them often on lists; %d unseen\n", sum(persons), 100 * often, unseen))
for (control in list(list(), list(minprior = 0))) {
  set.seed(1)
  fit <- flexmix(histories ~ 1, k = 2, weights = persons, model = FLXMCmvbinary(truncated = TRUE),
                 control = c(control, tolerance = 1e-9, iter.max = 2000))
  missed <- apply(1 - matrix(parameters(fit), nrow = 5), 2, prod)
  cat(sprintf("%s: classes asked for 2, fitted %d; converged %s, log-likelihood %.0f, unseen %.0f\n",
              if (length(control)) "minprior = 0" else "default", fit@k, fit@converged, logLik(fit),
              sum(persons) * sum(prior(fit) * missed / (1 - missed))))
}
R
)

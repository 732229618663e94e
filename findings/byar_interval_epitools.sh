#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# epitools 0.5-10.1, pois.byar: "Byar's formula" for the interval of a count.
#
# Guess: the formula of Breslow and Day (1987), with x below and x + 1 above, which is the exact interval to two
# digits: 0 to 3.67 after a count of 0 (exact 3.69), 0.60 to 8.77 after one of 3 (exact 0.62 to 8.77).
# Seen: x + 1/2 on both sides. After a count of 0 the lower end is negative and the upper end 2.46, where a
# count of 0 still has probability 8.5 % instead of 2.5 %; after one of 3 it is 0.83 to 8.00, with an upper
# tail of 4.2 %. What is called a 95 % interval is too short for small counts, which are the ones it is used for.
# Truth: pois.exact of the same package, Poisson tails, and the formula written out.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-epitools=1:0.5-10.1-2

expect 'epitools 0.5.10.1
0: pois.byar -0.0016 to 2.46 (upper tail 8.5 %), Byar 0.00 to 3.67, exact 0.00 to 3.69
1: pois.byar 0.0907 to 4.66 (upper tail 5.3 %), Byar 0.01 to 5.56, exact 0.03 to 5.57
3: pois.byar 0.8303 to 8.00 (upper tail 4.2 %), Byar 0.60 to 8.77, exact 0.62 to 8.77
10: pois.byar 5.1338 to 17.74 (upper tail 3.4 %), Byar 4.79 to 18.39, exact 4.80 to 18.39
100: pois.byar 81.8131 to 121.08 (upper tail 2.8 %), Byar 81.36 to 121.63, exact 81.36 to 121.63' < <(r_code <<'R'
suppressMessages(library(epitools))
cat(sprintf("epitools %s\n", packageVersion("epitools")))
z <- qnorm(0.975)
for (count in c(0, 1, 3, 10, 100)) {
  byar <- pois.byar(count)
  exact <- pois.exact(count)
  below <- if (count > 0) count * (1 - 1 / (9 * count) - z / (3 * sqrt(count)))^3 else 0
  above <- (count + 1) * (1 - 1 / (9 * (count + 1)) + z / (3 * sqrt(count + 1)))^3
  cat(sprintf("%g: pois.byar %.4f to %.2f (upper tail %.1f %%), Byar %.2f to %.2f, exact %.2f to %.2f\n",
              count, byar$lower, byar$upper, 100 * ppois(count, byar$upper), below, above, exact$lower, exact$upper))
}
R
)

// SPDX-License-Identifier: MIT
#pragma once

namespace darknumber {

/// The regularised incomplete gamma functions, P(a, x) and Q(a, x) = 1 - P(a, x), each with its
/// digits where it is small. For large a or x by the first term of Temme's uniform expansion, which
/// leaves less than 1e-8 of them. Source: Temme (1979), SIAM J. Math. Anal. 10, 757-766.
double gamma_lower(double a, double x);
double gamma_upper(double a, double x);

/// A Poisson count X of which no more is known than that it is in some interval.
struct CensoredPoisson {
  double log_probability = 0.0;  // of the interval
  double mean = 0.0;             // of the count, given the interval
  double variance = 0.0;         // likewise
};

/// A count of mean mu > 0 that is `bound` >= 0 at most. With Q = Q(bound + 1, mu) = P(X <= bound)
/// and r = P(X = bound) / Q: the mean given that is m = mu (1 - r), the variance
/// m - (mu - m)(bound - m). For a bound that is no whole number, the same functions of it; so an
/// answer on an expected table changes smoothly. log Q is concave in log mu, the logarithm of a
/// gamma variate having a log-concave density.
CensoredPoisson poisson_at_most(double mu, double bound);

}  // namespace darknumber

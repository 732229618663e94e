#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# SciPy 1.10.1 and GSL 2.7.1: how many of a list are on another, in a large population.
#
# Guess: the hypergeometric probability of an overlap is right to 12 digits or so, at any population
# size that the argument's type can hold.
# Seen: both subtract logarithms of gamma functions that grow with the population, so digits go with its
# size. Of 10^9 persons with one in a hundred on either list, GSL keeps 5 digits and its probabilities
# add up to 0.9999957; SciPy keeps 8. At 10^11 SciPy gives nan. R's dhyper keeps 13 or more.
# Truth: mpmath's log-gamma with 50 digits.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 python3.11=3.11.2-6+deb12u9 python3-scipy=1.10.1-2 \
  python3-mpmath=1.2.1-2 libgsl27=2.7.1+dfsg-5+deb12u1

export R_SAYS
R_SAYS=$(r_code <<'R'
for (size in 10^c(5, 7, 9, 11)) {
  list <- size / 100
  cat(format(dhyper(list * list / size, list, size - list, list), digits = 17), "")
}
R
)
expect 'SciPy 1.10.1
N = 1e5: 0.1263735607, digits right: SciPy 13, R 13, GSL 10
N = 1e7: 0.0127420315, digits right: SciPy 9, R 13, GSL 7
N = 1e9: 0.0012743083, digits right: SciPy 8, R 13, GSL 5
N = 1e11: 0.0001274309, digits right: SciPy nan, R 13' < <(python_code <<'PY'
import ctypes
import math
import os

import mpmath
import scipy
from scipy import stats

mpmath.mp.dps = 50
gsl = ctypes.CDLL("libgsl.so.27")
gsl.gsl_ran_hypergeometric_pdf.restype = ctypes.c_double
by_r = [float(word) for word in os.environ["R_SAYS"].split()]


def log_choose(n, k):
    return mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1) - mpmath.loggamma(n - k + 1)


def digits(error):
    return "nan" if error != error else min(13, int(-math.log10(abs(error) + 1e-99)))


print("SciPy", scipy.__version__)
for row, size in enumerate((10**5, 10**7, 10**9, 10**11)):
    listed = size // 100
    both = listed * listed // size
    truth = mpmath.exp(log_choose(listed, both) + log_choose(size - listed, listed - both) -
                       log_choose(size, listed))
    answers = {"SciPy": stats.hypergeom.pmf(both, size, listed, listed), "R": by_r[row]}
    if size < 2**32:
        answers["GSL"] = gsl.gsl_ran_hypergeometric_pdf(both, listed, size - listed, listed)
    print(f"N = 1e{len(str(size)) - 1}: {float(truth):.10f}, digits right: " + ", ".join(
        f"{name} {digits(float(value / truth - 1))}" for name, value in answers.items()))
PY
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# SciPy 1.10.1, scipy.stats.rv_discrete: a dark figure averaged over two models, as a law of one's own.
#
# Guess: mean(), var() and expect() of a law given by its probabilities are sums over all of its numbers.
# Seen: they are summed outwards from the median, 32 numbers at a time, until such a step adds next to nothing.
# Behind the gap between the two models nothing is counted: a mean of 240 persons instead of 1,040, which is
# not even within the model it comes from, a standard deviation of 197 instead of 784, and a total probability of
# 0.60. No warning; the quantiles, which are summed otherwise, are right beside it. One model without a
# gap, but spread over thousands of persons, has a mean of 565 instead of 2,098: the sums end after 1,000
# numbers, with a warning there.
# Truth: the same probabilities summed by numpy.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack python3.11=3.11.2-6+deb12u9 python3-scipy=1.10.1-2 python3-numpy=1:1.24.2-1+deb12u1

expect 'SciPy 1.10.1
two models: rv_discrete mean 240, sd 197, probability of all 0.60, median 419; summed mean 1040, sd 784, probability 1.00, median 419
one model: rv_discrete mean 565, sd 984, probability of all 0.25, median 1777; summed mean 2098, sd 1414, probability 1.00, median 1777' < <(python_code <<'PY'
import numpy
import scipy
from scipy import stats

print("SciPy", scipy.__version__)


class TwoModels(stats.rv_discrete):
    def _pmf(self, n):
        return 0.6 * stats.poisson.pmf(n, 400) + 0.4 * stats.poisson.pmf(n, 2000)


class OneModel(stats.rv_discrete):
    def _pmf(self, n):
        return stats.nbinom.pmf(n - 100, 2, 0.001)


numbers = numpy.arange(60000)
for title, law in (("two models", TwoModels(a=0)), ("one model", OneModel(a=100))):
    share = law.pmf(numbers)
    mean = (numbers * share).sum()
    total = law.expect(lambda n: numpy.ones_like(n, dtype=float))
    print(f"{title}: rv_discrete mean {law.mean():.0f}, sd {law.std():.0f}, probability of all {total:.2f}, "
          f"median {law.median():.0f}; summed mean {mean:.0f}, sd {(((numbers - mean) ** 2 * share).sum()) ** 0.5:.0f}, "
          f"probability {share.sum():.2f}, median {numpy.searchsorted(share.cumsum(), 0.5)}")
PY
)

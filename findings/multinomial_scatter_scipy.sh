#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# SciPy 1.10.1, scipy.stats.qmc.MultinomialQMC: registers of 1,000 persons drawn again and again.
#
# Guess: each draw has the multinomial law; only several draws together are more even than independent ones.
# Seen: the points of the sequence are the persons, so that every single register is even. The standard
# deviation of a history's count is at most 1.5 where the law has 3 to 16, and the number who are on no list is
# exactly 500 in each of 200 registers. Chapman's estimate of the 1,000 scatters by 33, or by 15 where every
# register has a sequence of its own, instead of by 134, so that a simulation study with such registers finds
# an estimator nearly without error.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack python3.11=3.11.2-6+deb12u9 python3-scipy=1.10.1-2 python3-numpy=1:1.24.2-1+deb12u1

expect 'SciPy 1.10.1
by the law: standard deviations 10.8 10.0 5.1 11.5 5.7 4.7 3.0 15.8
multinomial: standard deviations 11.3 8.3 5.0 11.0 5.8 4.7 3.2 15.1; Chapman 982, standard deviation 134
MultinomialQMC, one sequence: standard deviations 0.7 1.0 1.1 1.5 1.1 1.2 1.0 0.0; Chapman 968, standard deviation 33
MultinomialQMC, 200 sequences: standard deviations 0.6 0.6 0.7 1.0 0.9 0.8 0.6 0.0; Chapman 965, standard deviation 15' < <(python_code <<'PY'
import numpy
import scipy
from scipy import stats
from scipy.stats import qmc

print("SciPy", scipy.__version__)
seen = numpy.array([136, 113, 27, 158, 34, 23, 9]) / 1000
shares = numpy.append(seen, 1 - seen.sum())


def show(title, registers):
    a, b, both = (registers[:, cells].sum(axis=1) for cells in ([0, 2, 4, 6], [1, 2, 5, 6], [2, 6]))
    chapman = (a + 1) * (b + 1) / (both + 1) - 1
    print(f"{title}: standard deviations {' '.join(f'{s:.1f}' for s in registers.std(axis=0))}; "
          f"Chapman {chapman.mean():.0f}, standard deviation {chapman.std():.0f}")


print("by the law: standard deviations",
      " ".join(f"{s:.1f}" for s in numpy.sqrt(1000 * shares * (1 - shares))))
show("multinomial", stats.multinomial(1000, shares).rvs(200, random_state=1))
show("MultinomialQMC, one sequence", qmc.MultinomialQMC(shares, 1000, seed=1).random(200))
show("MultinomialQMC, 200 sequences",
     numpy.vstack([qmc.MultinomialQMC(shares, 1000, engine=qmc.Sobol(1, seed=seed)).random(1)
                   for seed in range(200)]))
PY
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# numpy 1.24.2 and SciPy 1.10.1, multinomial: the histories of 1,000 persons, one of which is "on no list".
#
# Guess: probabilities of the seven histories that can be seen, which sum to one half, are divided by their
# sum, as in R, or are an error.
# Seen: what is missing to one goes to the last history. Of 1,000 persons more than 500 are on all three lists
# instead of 9, all 1,000 are seen, and the lists A and B say 885 where they would say 984. So it is in
# numpy's Generator and RandomState and in what SciPy draws and has for the mean; nothing is said. R
# divides by the sum: there, too, all 1,000 are seen, but the lists overlap as they should.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 python3.11=3.11.2-6+deb12u9 python3-scipy=1.10.1-2 \
  python3-numpy=1:1.24.2-1+deb12u1

expect 'numpy 1.24.2, SciPy 1.10.1; 1,000 persons, seen with probability 0.500, on A, B, AB, C, AC, BC, ABC
meant: 136 113 27 158 34 23 9; A and B by Lincoln and Petersen 984
Generator: 135 101 25 158 28 24 529; A and B by Lincoln and Petersen 879
RandomState: 136 108 22 159 38 24 513; A and B by Lincoln and Petersen 884
SciPy, a draw: 136 108 22 159 38 24 513; A and B by Lincoln and Petersen 884
SciPy, the mean: 136 113 27 158 34 23 509; A and B by Lincoln and Petersen 885
R, a draw: 273 226 48 334 59 41 19' < <(
  python_code <<'PY'
import numpy
import scipy
from scipy import stats

seen = numpy.array([136, 113, 27, 158, 34, 23, 9]) / 1000
print(f"numpy {numpy.__version__}, SciPy {scipy.__version__}; 1,000 persons, seen with probability "
      f"{seen.sum():.3f}, on A, B, AB, C, AC, BC, ABC")


def show(title, persons):
    on_a, on_b, both = persons[[0, 2, 4, 6]].sum(), persons[[1, 2, 5, 6]].sum(), persons[[2, 6]].sum()
    print(f"{title}: {' '.join(f'{count:.0f}' for count in persons)}; "
          f"A and B by Lincoln and Petersen {on_a * on_b / both:.0f}")


show("meant", 1000 * seen)
show("Generator", numpy.random.default_rng(1).multinomial(1000, seen))
show("RandomState", numpy.random.RandomState(1).multinomial(1000, seen))
show("SciPy, a draw", stats.multinomial(1000, seen).rvs(random_state=1)[0])
show("SciPy, the mean", stats.multinomial(1000, seen).mean())
PY
  r_code <<'R'
set.seed(1)
drawn <- rmultinom(1, 1000, c(136, 113, 27, 158, 34, 23, 9) / 1000)
cat(sprintf("R, a draw: %s\n", paste(drawn, collapse = " ")))
R
)

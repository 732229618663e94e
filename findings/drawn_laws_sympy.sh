#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# SymPy 1.11.1, sympy.stats.sample: the overlap of two lists and the number of those on neither, drawn from laws whose
# mean the same objects give right.
#
# Guess: sample() draws from the law that E(), density() and variance() speak of, with SciPy as with numpy.
# Seen: of Hypergeometric(1000, 300, 400), numpy draws an overlap of 308 persons instead of 120: the population is
# handed over as those on the first list, and those on it as the others; Chapman's estimate is 390 persons
# instead of 1,000. SciPy draws it right. Of NegativeBinomial(400, 1/5), SciPy draws 1,598 persons not seen instead
# of 100: its probability is that of the opposite event (numpy does not draw it). Nothing is said.
# Truth: the mean by E(), and the same sum over the density.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack python3.11=3.11.2-6+deb12u9 python3-sympy=1.11.1-1 python3-scipy=1.10.1-2 python3-numpy=1:1.24.2-1+deb12u1

expect 'SymPy 1.11.1
overlap: E 120.0, sum 120.0, std 7.1
  scipy: mean 120.0, sd 7.1, by Chapman 1000
  numpy: mean 307.7, sd 7.0, by Chapman 390
not seen: E 100.0, sum 100.0, std 11.2
  scipy: mean 1598.0, sd 89.1' < <(python_code <<'PY'
import numpy
import sympy
from sympy import Rational
from sympy.stats import E, Hypergeometric, NegativeBinomial, density, sample, std

print("SymPy", sympy.__version__)


def show(title, law, numbers, libraries):
    probability = density(law)
    total = sum(n * float(probability(n)) for n in numbers)
    print(f"{title}: E {float(E(law)):.1f}, sum {total:.1f}, std {float(std(law)):.1f}")
    for library in libraries:
        draws = numpy.array(sample(law, size=(20000,), library=library, seed=1), dtype=float)
        print(f"  {library}: mean {draws.mean():.1f}, sd {draws.std():.1f}", end="")
        if title == "overlap":
            print(f", by Chapman {(301 * 401 / (draws + 1) - 1).mean():.0f}", end="")
        print()


show("overlap", Hypergeometric("m", 1000, 300, 400), range(301), ("scipy", "numpy"))
show("not seen", NegativeBinomial("u", 400, Rational(1, 5)), range(401), ("scipy",))
PY
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# OpenTURNS 1.20, FAST: sensitivity to two factors that are on or off, in a model that adds their effects.
#
# Guess: a model without any interaction has first-order indices that add up to 1, and each is its total index; the
# share of a factor that is on or off is found like that of one between 0 and 1, if there are points enough.
# Seen: for factors that are on half of the time the first-order indices add up to 0.90 and the total indices to 1.10.
# For factors that are on in 1 world of 20 they add up to 0.4 and 1.5: the model that adds seems to be six
# tenths interaction. Ten times the points change nothing, since a switch is a square wave, and only the first
# waves of its Fourier series are kept; between 0 and 1 all is as guessed. No word of it; the law is accepted.
# Truth: the variances of x1 and 2 x2 are as 1 to 4; so are the indices of SaltelliSensitivityAlgorithm.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack python3.11=3.11.2-6+deb12u9 python3-openturns=1.20-9 python3-numpy=1:1.24.2-1+deb12u1

expect 'OpenTURNS 1.20
between 0 and 1, FAST, 400 points: first order 0.20 0.80, total 0.20 0.80
between 0 and 1, FAST, 4000 points: first order 0.20 0.80, total 0.20 0.80
between 0 and 1, Saltelli: first order 0.20 0.81, total 0.20 0.80
on in 1 of 2, FAST, 400 points: first order 0.18 0.72, total 0.28 0.82
on in 1 of 2, FAST, 4000 points: first order 0.18 0.72, total 0.28 0.82
on in 1 of 2, Saltelli: first order 0.20 0.80, total 0.20 0.80
on in 1 of 20, FAST, 400 points: first order 0.08 0.31, total 0.65 0.84
on in 1 of 20, FAST, 4000 points: first order 0.08 0.32, total 0.66 0.86
on in 1 of 20, Saltelli: first order 0.20 0.81, total 0.20 0.80' < <(python_code <<'PY'
import openturns as ot

print("OpenTURNS", ot.__version__)
adding = ot.SymbolicFunction(["x1", "x2"], ["x1 + 2 * x2"])


def show(title, first, total):
    print(f"{title}: first order {first[0]:.2f} {first[1]:.2f}, total {total[0]:.2f} {total[1]:.2f}")


for title, law in (("between 0 and 1", ot.Uniform(0, 1)), ("on in 1 of 2", ot.Bernoulli(0.5)),
                   ("on in 1 of 20", ot.Bernoulli(0.05))):
    inputs = ot.ComposedDistribution([law] * 2)
    for points in (400, 4000):
        ot.RandomGenerator.SetSeed(1)
        fast = ot.FAST(adding, inputs, points)
        show(f"{title}, FAST, {points} points", fast.getFirstOrderIndices(), fast.getTotalOrderIndices())
    ot.RandomGenerator.SetSeed(1)
    sobol = ot.SaltelliSensitivityAlgorithm(inputs, 100000, adding)
    show(f"{title}, Saltelli", sobol.getFirstOrderIndices(), sobol.getTotalOrderIndices())
PY
)

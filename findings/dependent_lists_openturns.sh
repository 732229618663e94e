#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# OpenTURNS 1.20, ComposedDistribution: two lists, 30 % and 40 % of the persons, that depend by a normal copula.
#
# Guess: the probabilities of the four histories by computePDF add up to 1 and are those that are drawn, as with two
# lists that do not depend.
# Seen: with the copula only "on neither" has one, 0.501; on the first, on the second and on both have 0, though 51 % of
# the draws are there. The likelihood of every register with a person on a list is 0, whatever the dependence. The
# copula's density is multiplied with the two probabilities, which for whole numbers is no law. computeCDF and getSample
# are right.
# Truth: differences of the copula's own computeCDF; 1,000 persons expected.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack python3.11=3.11.2-6+deb12u9 python3-openturns=1.20-9 python3-numpy=1:1.24.2-1+deb12u1

expect 'OpenTURNS 1.20
truth: neither, first, second, both 492 108 208 192; all 1000
computePDF: neither, first, second, both 501 0 0 0; all 501
getSample: neither, first, second, both 491 109 208 192; all 1000
computePDF, independent: neither, first, second, both 420 180 280 120; all 1000' < <(python_code <<'PY'
import numpy
import openturns as ot

print("OpenTURNS", ot.__version__)
copula = ot.NormalCopula(ot.CorrelationMatrix([[1.0, 0.5], [0.5, 1.0]]))
lists = [ot.Bernoulli(0.3), ot.Bernoulli(0.4)]
histories = [(0, 0), (1, 0), (0, 1), (1, 1)]
off = copula.computeCDF([0.7, 0.6])
truth = [off, 0.6 - off, 0.7 - off, off - 0.3]


def show(title, shares):
    print(f"{title}: neither, first, second, both {' '.join(f'{1000 * share:.0f}' for share in shares)}; "
          f"all {1000 * sum(shares):.0f}")


def pdf(law):
    return [law.computePDF(list(map(float, history))) for history in histories]


show("truth", truth)
law = ot.ComposedDistribution(lists, copula)
show("computePDF", pdf(law))
ot.RandomGenerator.SetSeed(1)
draws = numpy.array(law.getSample(100000))
show("getSample", [(draws == history).all(axis=1).mean() for history in histories])
show("computePDF, independent", pdf(ot.ComposedDistribution(lists)))
PY
)

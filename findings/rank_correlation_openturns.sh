#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# OpenTURNS 1.20, PlackettCopula and JoeCopula: how strongly two lists depend, as a rank correlation. The parameter
# of Plackett's copula is the odds ratio between the lists, however large they are.
#
# Guess: getSpearmanCorrelation and getKendallTau are those of the law that getSample draws from.
# Seen: for an odds ratio of 5 Spearman's correlation is 5.93 instead of 0.49: it is 12 times too large. Kendall's tau
# is 0.16 for an odds ratio of 0.2, where the lists avoid each other and it is -0.34; for one of 2 it is 0.29
# instead of 0.15, and of Joe's copula 0.27 instead of 0.09. A normal copula with the tau stated for 0.2 has
# 155 of 1,000 persons on both of two lists instead of 50: 774 persons estimated instead of 2,400.
# Truth: the integrals of copula and density; the draws.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack python3.11=3.11.2-6+deb12u9 python3-openturns=1.20-9 python3-scipy=1.10.1-2 python3-numpy=1:1.24.2-1+deb12u1

expect 'OpenTURNS 1.20
Plackett, odds ratio 5: Spearman 5.93, integral 0.49, draws 0.49; Kendall 0.34, integral 0.35, draws 0.35
Plackett, odds ratio 2: Spearman 2.73, integral 0.23, draws 0.23; Kendall 0.29, integral 0.15, draws 0.16
Plackett, odds ratio 0.2: Spearman -5.93, integral -0.49, draws -0.49; Kendall 0.16, integral -0.35, draws -0.34
Joe, 2: Spearman 0.14, integral 0.14, draws 0.14; Kendall 0.27, integral 0.09, draws 0.10
Frank, 5: Spearman 0.64, integral 0.64, draws 0.64; Kendall 0.46, integral 0.46, draws 0.46
odds ratio 0.2: 50 of 300 and 400 on both lists, estimate 2400
normal, same stated tau: 155 of 300 and 400 on both lists, estimate 774' < <(python_code <<'PY'
import math
import numpy
import openturns as ot
from scipy import stats

print("OpenTURNS", ot.__version__)
steps = (numpy.arange(400) + 0.5) / 400
grid = ot.Sample([[u, v] for u in steps for v in steps])
for name, copula in [("Plackett, odds ratio 5", ot.PlackettCopula(5)), ("Plackett, odds ratio 2", ot.PlackettCopula(2)),
                     ("Plackett, odds ratio 0.2", ot.PlackettCopula(0.2)), ("Joe, 2", ot.JoeCopula(2)),
                     ("Frank, 5", ot.FrankCopula(5))]:
    surface = numpy.array(copula.computeCDF(grid)).ravel()
    density = numpy.array(copula.computePDF(grid)).ravel()
    ot.RandomGenerator.SetSeed(1)
    draws = numpy.array(copula.getSample(20000))
    print(f"{name}: Spearman {copula.getSpearmanCorrelation()[0, 1]:.2f}, integral {12 * surface.mean() - 3:.2f}, draws "
          f"{stats.spearmanr(draws)[0]:.2f}; Kendall {copula.getKendallTau()[0, 1]:.2f}, integral "
          f"{4 * (surface * density).mean() - 1:.2f}, draws {stats.kendalltau(draws[:, 0], draws[:, 1])[0]:.2f}")


def registered(title, copula):
    both = 1000 * (copula.computeCDF([0.7, 0.6]) - 0.3)
    print(f"{title}: {both:.0f} of 300 and 400 on both lists, estimate {300 * 400 / both:.0f}")


lists = ot.PlackettCopula(0.2)
correlation = math.sin(math.pi / 2 * lists.getKendallTau()[0, 1])
registered("odds ratio 0.2", lists)
registered("normal, same stated tau", ot.NormalCopula(ot.CorrelationMatrix([[1.0, correlation], [correlation, 1.0]])))
PY
)

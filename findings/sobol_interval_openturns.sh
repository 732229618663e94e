#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# OpenTURNS 1.20: intervals of Sobol' indices where the points are a low-discrepancy sequence.
#
# Guess: a 95 % interval of a sensitivity index covers it in about 95 of 100 repetitions, with Monte
# Carlo points and with a randomised Sobol' sequence, both of which the design class accepts.
# Seen: with Sobol' points every interval of 40 repetitions covers; their half-width stands for a
# standard error 2.8 to 8.3 times the scatter of the estimates. The interval takes the rows for
# independent draws; no warning says that it is not meant for such points. Function: Ishigami, 1,024 rows.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack python3.11=3.11.2-6+deb12u9 python3-openturns=1.20-9 python3-numpy=1:1.24.2-1+deb12u1

expect 'OpenTURNS 1.20
Monte Carlo points: stated standard error ÷ scatter 1.2, 0.8, 1.0; covered 39, 35, 38 of 40
Sobol points: stated standard error ÷ scatter 8.3, 3.9, 2.8; covered 40, 40, 40 of 40' < <(python_code <<'PY'
import math
import numpy as np
import openturns as ot

print("OpenTURNS", ot.__version__)
inputs = ot.ComposedDistribution([ot.Uniform(-math.pi, math.pi)] * 3)
ishigami = ot.SymbolicFunction(["a", "b", "c"], ["sin(a)+7*sin(b)^2+0.1*c^4*sin(a)"])
truth = np.array([0.3139, 0.4424, 0.0])
for name in ("Monte Carlo", "Sobol"):
    covered, errors, estimates = np.zeros(3), [], []
    for seed in range(40):
        ot.RandomGenerator.SetSeed(seed)
        if name == "Sobol":
            points = ot.LowDiscrepancyExperiment(ot.SobolSequence(), inputs, 1024)
            points.setRandomize(True)
        else:
            points = ot.MonteCarloExperiment(inputs, 1024)
        rows = ot.SobolIndicesExperiment(points).generate()
        study = ot.SaltelliSensitivityAlgorithm(rows, ishigami(rows), 1024)
        study.setUseAsymptoticDistribution(True)
        interval = study.getFirstOrderIndicesInterval()
        low, high = np.array(interval.getLowerBound()), np.array(interval.getUpperBound())
        covered += (low <= truth) & (truth <= high)
        errors.append((high - low) / 2 / 1.959964)
        estimates.append(np.array(study.getFirstOrderIndices()))
    ratio = np.mean(errors, 0) / np.std(estimates, 0)
    print(f"{name} points: stated standard error ÷ scatter " + ", ".join(f"{r:.1f}" for r in ratio) +
          "; covered " + ", ".join(f"{c:.0f}" for c in covered) + " of 40")
PY
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# simple-statistics 7.12.1 (npm): the normal distribution, for tests of whether two lists depend and for intervals.
#
# Guess: a probability of the normal law is right to at least the last digit of a printed table, far out as well, and the
# quantile of 97.5 % is 1.96.
# Seen: what cumulativeStdNormalProbability gives is a printed table, z rounded to two digits, which ends at 3.09: 0.001 below
# z = -3.5 (in truth 0.00023), below -5 (2.9e-7) and below -37. Of 45 pairs of ten lists, all with z = 4, none is found
# dependent after Bonferroni's correction, where all are. probit(0.975) is 1.957 instead of 1.960, and
# probit(0.9999) 3.706 instead of 3.719.
# Truth: Simpson's rule on the normal density; the quantile by bisection of it.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
npm_packages simple-statistics@7.12.1

expect 'simple-statistics 7.12.1
below -1.234: 0.1093, in truth 0.1086
below -3.09: 0.001, in truth 0.001001
below -3.5: 0.001, in truth 0.0002326
below -4: 0.001, in truth 0.00003167
below -5: 0.001, in truth 2.867e-7
below -37: 0.001, in truth 5.726e-300
z = 4, two sides, 45 pairs, level 0.000556: not dependent, in truth dependent
probit(0.95): 1.6434, in truth 1.6449
probit(0.975): 1.9572, in truth 1.9600
probit(0.995): 2.5692, in truth 2.5758
probit(0.9999): 3.7061, in truth 3.7190
within probit(0.975): 94.97 %' < <(node_code <<'JS'
import { cumulativeStdNormalProbability as table, probit } from 'simple-statistics';

// tail: the probability above z, by Simpson's rule on 20,000 steps.
const tail = (z) => {
  const steps = 20000;
  const width = 40 / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++)
    sum += (i === 0 || i === steps ? 1 : i % 2 ? 4 : 2) * Math.exp(-0.5 * (z + i * width) ** 2);
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
};
const quantile = (p) => {
  let [low, high] = [0, 10];
  for (let i = 0; i < 60; i++) {
    const z = (low + high) / 2;
    if (tail(z) > 1 - p) low = z; else high = z;
  }
  return low;
};
console.log('simple-statistics 7.12.1');
for (const z of [1.234, 3.09, 3.5, 4, 5, 37])
  console.log(`below -${z}: ${table(-z)}, in truth ${tail(z).toPrecision(4)}`);
const level = 0.05 / 45 / 2;
console.log(`z = 4, two sides, 45 pairs, level ${level.toPrecision(3)}: ` +
  `${table(-4) < level ? 'dependent' : 'not dependent'}, in truth ${tail(4) < level ? 'dependent' : 'not dependent'}`);
for (const p of [0.95, 0.975, 0.995, 0.9999])
  console.log(`probit(${p}): ${probit(p).toFixed(4)}, in truth ${quantile(p).toFixed(4)}`);
console.log(`within probit(0.975): ${(100 * (1 - 2 * tail(probit(0.975)))).toFixed(2)} %`);
JS
)

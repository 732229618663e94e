#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# probability-distributions 0.9.1 of npm, rpois: the count of a history of which 1,000, 5,000 or 12,000 are expected.
#
# Guess: a Poisson count scatters by the root of its mean, or the mean is refused as too large.
# Seen: from a mean of 30 on the draw is how many of 10,000 coins fall on one side, each with the mean over 10,000. The
# scatter is too small, at 5,000 by three tenths, and from 10,000 on there is none and no mean either: 12,000 and
# 20,000 are both 10,000 in every draw. A simulation with the counts of a national register is told that its
# estimator hardly scatters. Below 30 the draws are right.
# Truth: a Poisson law of mean m has standard deviation sqrt(m).
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
npm_packages probability-distributions@0.9.1

expect 'probability-distributions 0.9.1
expected 20: mean 20, standard deviation 4.5, by the law 4.5
expected 1000: mean 1000, standard deviation 29.6, by the law 31.6
expected 5000: mean 5005, standard deviation 50.5, by the law 70.7
expected 9900: mean 9900, standard deviation 10.7, by the law 99.5
expected 12000: mean 10000, standard deviation 0.0, by the law 109.5
expected 20000: mean 10000, standard deviation 0.0, by the law 141.4' < <(node_code <<'JS'
import distributions from 'probability-distributions';

console.log('probability-distributions 0.9.1');
let state = 1;
distributions.prng = () => (state = (state * 48271) % 2147483647) / 2147483647;
for (const expected of [20, 1000, 5000, 9900, 12000, 20000]) {
  const draws = distributions.rpois(400, expected);
  const mean = draws.reduce((sum, x) => sum + x) / draws.length;
  const deviation = Math.sqrt(draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (draws.length - 1));
  console.log(`expected ${expected}: mean ${mean.toFixed(0)}, standard deviation ${deviation.toFixed(1)}, ` +
    `by the law ${Math.sqrt(expected).toFixed(1)}`);
}
JS
)

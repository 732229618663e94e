#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# @stdlib/random-base-hypergeometric 0.2.2: how many persons two lists of a register have in common.
#
# Guess: draws scatter by the law, as the density and the quantiles of @stdlib do for a million persons.
# Seen: they do for 100 persons. For 160, 1,000 or 10,000 every draw is the same number, no overlap at all or as
# much as possible: lists of 50 and 60 of 160 persons share nobody, always; lists of 3,000 and 6,000 of 10,000
# always share 3,000. The probability where the search for a draw starts is worked out by factorials of the
# population, which are infinite there. Where only some of them are, the search need not end.
# Truth: persons put on the second list one after the other.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
npm_packages @stdlib/random-base-hypergeometric@0.2.2

expect '@stdlib/random-base-hypergeometric 0.2.2
lists of 30 and 40 of 100: mean 12.1, 4 to 19; one by one mean 12.1, 5 to 21
lists of 50 and 60 of 160: mean 0.0, 0 to 0; one by one mean 18.7, 9 to 29
lists of 300 and 300 of 1000: mean 0.0, 0 to 0; one by one mean 90.0, 67 to 113
lists of 3000 and 6000 of 10000: mean 3000.0, 3000 to 3000; one by one mean 1800.6, 1722 to 1872' < <(node_code <<'JS'
import hypergeometric from '@stdlib/random-base-hypergeometric';

console.log('@stdlib/random-base-hypergeometric 0.2.2');
const summary = (draw) => {
  const draws = Array.from({ length: 2000 }, draw);
  const mean = draws.reduce((sum, x) => sum + x) / draws.length;
  return `mean ${mean.toFixed(1)}, ${Math.min(...draws)} to ${Math.max(...draws)}`;
};
for (const [persons, a, b] of [[100, 30, 40], [160, 50, 60], [1000, 300, 300], [10000, 3000, 6000]]) {
  let state = 1;
  const uniform = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const oneByOne = () => {
    let both = 0;
    for (let i = 0; i < b; i++) both += uniform() * (persons - i) < a - both;
    return both;
  };
  const drawn = summary(hypergeometric.factory(persons, a, b, { seed: 1 }));
  console.log(`lists of ${a} and ${b} of ${persons}: ${drawn}; one by one ${summary(oneByOne)}`);
}
JS
)

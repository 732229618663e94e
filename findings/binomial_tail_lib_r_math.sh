#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# lib-r-math.js 2.0.3 (npm), R's library of distributions in JavaScript: pbinom, pnbinom and pbeta.
#
# Guess: what is R's code, translated, has R's results, to the last digits or nearly.
# Seen: draws and densities do; what is computed by the incomplete beta function has three or four digits, for long lists as for
# short ones. Of 621 persons with probability 0.2 on a list, at most 124 have 0.51565 instead of 0.51600; of 20 with 0.05, at
# most 1 has 0.73554 instead of 0.73584; others are right to ten digits. pbeta(0.5, 50, 50), one half by symmetry, is 0.49999996. The
# median of those not seen, if 621 were with probability 0.2, is 2,482 instead of 2,483. No accuracy is stated.
# Truth: sums of dbinom and dnbinom of the same package, which agree with R 4.2.2.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
npm_packages lib-r-math.js@2.0.3

expect 'lib-r-math.js 2.0.3
pbinom(6, 20, 0.3): 0.6080098122, in truth 0.6080098122
pbinom(1, 20, 0.05): 0.7355425328, in truth 0.7358395249
pbinom(124, 621, 0.2): 0.5156465306, in truth 0.5160028650
pbinom(120, 400, 0.3): 0.5244436159, in truth 0.5246398650
pbinom(300, 1000, 0.3): 0.5155201103, in truth 0.5155935198
pnbinom(100, 400, 0.8): 0.5262802330, in truth 0.5267277708
pnbinom(2482, 621, 0.2): 0.5000651368, in truth 0.4999995384
pbeta(0.5, 50, 50): 0.4999999630, in truth 0.5000000000
pbeta(0.3, 300, 700) + pbeta(0.7, 700, 300): 1.000127373, in truth 1.000000000
qnbinom(0.5, 621, 0.2): 2482, in truth 2483' < <(node_code <<'JS'
import { dbinom, dnbinom, pbeta, pbinom, pnbinom, qnbinom } from 'lib-r-math.js';

const sum = (density, last) => {
  let total = 0;
  for (let k = 0; k <= last; k++) total += density(k);
  return total;
};
const show = (title, given, truth) => console.log(`${title}: ${given.toPrecision(10)}, in truth ${truth.toPrecision(10)}`);
console.log('lib-r-math.js 2.0.3');
for (const [k, n, p] of [[6, 20, 0.3], [1, 20, 0.05], [124, 621, 0.2], [120, 400, 0.3], [300, 1000, 0.3]])
  show(`pbinom(${k}, ${n}, ${p})`, pbinom(k, n, p), sum((i) => dbinom(i, n, p), k));
for (const [k, n, p] of [[100, 400, 0.8], [2482, 621, 0.2]])
  show(`pnbinom(${k}, ${n}, ${p})`, pnbinom(k, n, p), sum((i) => dnbinom(i, n, p), k));
show('pbeta(0.5, 50, 50)', pbeta(0.5, 50, 50), 0.5);
show('pbeta(0.3, 300, 700) + pbeta(0.7, 700, 300)', pbeta(0.3, 300, 700) + pbeta(0.7, 700, 300), 1);
let median = 0;
for (let total = dnbinom(0, 621, 0.2); total < 0.5; total += dnbinom(median, 621, 0.2)) median++;
console.log(`qnbinom(0.5, 621, 0.2): ${qnbinom(0.5, 621, 0.2)}, in truth ${median}`);
JS
)

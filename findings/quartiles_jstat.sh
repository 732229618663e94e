#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# jStat 1.9.6 (npm), quartiles and percentile: the estimates of a few registers, for a box plot or an interval.
#
# Guess: of the three quartiles the second is the median, whatever is agreed on for the others; and percentile, which
# takes "k" as spreadsheets do, lies between its two neighbours.
# Seen: each quartile is a number of the data, that at n/4, n/2 or 3n/4, so that of an even number the second is the lower of
# the two in the middle: 150 persons instead of 500 where three registers lie near 140 and three near 860, while median has 500. The
# box of the negative numbers is not the box turned round. percentile is right but for the uppermost gap, where it does not
# interpolate: 95 % of 100, 200 to 1,000 are 900 instead of 955, as are 89 % to 99.9 %; of 100 and 200 all are 100.
# Truth: the mean of the two numbers in the middle; the rule 1 + (n - 1) p written out.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
npm_packages jstat@1.9.6

expect 'jStat 1.9.6
100 300 500 700: quartiles 100 300 500, of the negative numbers 300 500 700; median 400; in truth 400
300 400 500 600 700 800: quartiles 400 500 700, of the negative numbers 400 600 700; median 550; in truth 550
130 140 150 850 860 870: quartiles 140 150 860, of the negative numbers 140 850 860; median 500; in truth 500
100 200 300 400 500 600 700 800: quartiles 200 400 600, of the negative numbers 300 500 700; median 450; in truth 450
100 300 500: quartiles 100 300 300, of the negative numbers 300 300 500; median 300; in truth 300
100 to 1000: percentile 0.5 550, in truth 550; percentile 0.85 865, in truth 865; percentile 0.9 900, in truth 910; percentile 0.95 900, in truth 955; percentile 0.999 900, in truth 999
100 to 200: percentile 0.25 100, in truth 125; percentile 0.5 100, in truth 150; percentile 0.975 100, in truth 198' < <(node_code <<'JS'
import jstat from 'jstat';

const { jStat } = jstat;
console.log('jStat 1.9.6');
for (const estimates of [[100, 300, 500, 700], [300, 400, 500, 600, 700, 800], [130, 140, 150, 850, 860, 870],
  [100, 200, 300, 400, 500, 600, 700, 800], [100, 300, 500]]) {
  const n = estimates.length;
  const middle = (estimates[Math.floor((n - 1) / 2)] + estimates[Math.ceil((n - 1) / 2)]) / 2;
  const mirrored = jStat.quartiles(estimates.map((x) => -x)).reverse().map((x) => -x);
  console.log(`${estimates.join(' ')}: quartiles ${jStat.quartiles(estimates).join(' ')}, of the negative numbers ` +
    `${mirrored.join(' ')}; median ${jStat.median(estimates)}; in truth ${middle}`);
}
const rule = (sorted, p) => {
  const place = (sorted.length - 1) * p;
  const below = sorted[Math.floor(place)];
  return below + (place % 1) * (sorted[Math.ceil(place)] - below);
};
for (const [n, levels] of [[10, [0.5, 0.85, 0.9, 0.95, 0.999]], [2, [0.25, 0.5, 0.975]]]) {
  const estimates = Array.from({ length: n }, (_, i) => 100 * (i + 1));
  console.log(`100 to ${100 * n}: ${levels.map((p) => `percentile ${p} ${Math.round(jStat.percentile(estimates, p))}, ` +
    `in truth ${Math.round(rule(estimates, p))}`).join('; ')}`);
}
JS
)

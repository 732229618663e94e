#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# @skyra/jaro-winkler 1.1.1 (npm): two lists of persons linked by the likeness of their names.
#
# Guess: the measure is the one that Winkler tabled: NICHLESON and NICHULSON 0.956, MASSEY and MASSIE 0.933.
# Seen: 0.963 and 0.944. A common beginning of four letters, the most that should count, counts as five; and two
# letters the wrong way round, "ab" and "ba", are 0.83 instead of 0. jaro-winkler 0.2.8 gives the tabled values. Of two lists
# of 300 persons, 129 are linked at 0.92 instead of 122: 696 persons estimated instead of 736.
# Truth: Winkler's values, and his measure written out below.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
npm_packages @skyra/jaro-winkler@1.1.1 jaro-winkler@0.2.8

expect '@skyra/jaro-winkler 1.1.1, jaro-winkler 0.2.8
NICHLESON, NICHULSON: tabled 0.956, written out 0.956, jaro-winkler 0.956, @skyra 0.963
MASSEY, MASSIE: tabled 0.933, written out 0.933, jaro-winkler 0.933, @skyra 0.944
SHACKLEFORD, SHACKELFORD: tabled 0.982, written out 0.982, jaro-winkler 0.982, @skyra 0.985
MICHELLE, MICHAEL: tabled 0.921, written out 0.921, jaro-winkler 0.921, @skyra 0.935
DWAYNE, DUANE: tabled 0.840, written out 0.840, jaro-winkler 0.840, @skyra 0.840
ab, ba: tabled -, written out 0.000, jaro-winkler 0.000, @skyra 0.833
written out: 122 linked of 300 and 300, Chapman 736
jaro-winkler: 122 linked of 300 and 300, Chapman 736
@skyra: 129 linked of 300 and 300, Chapman 696' < <(node_code <<'JS'
import jaro_winkler from 'jaro-winkler';
import { jaroWinkler as skyra } from '@skyra/jaro-winkler';

const winkler = (a, b) => {
  if (a === b) return 1;
  const window = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const used = new Set();
  const matched = [...a].filter((letter, i) => {
    for (let j = Math.max(0, i - window); j <= Math.min(b.length - 1, i + window); j++)
      if (b[j] === letter && !used.has(j)) return used.add(j);
    return false;
  });
  if (matched.length === 0) return 0;
  const others = [...b].filter((_, j) => used.has(j));
  const transposed = Math.floor(matched.filter((letter, i) => letter !== others[i]).length / 2);
  const m = matched.length;
  const jaro = (m / a.length + m / b.length + (m - transposed) / m) / 3;
  let common = 0;
  while (common < 4 && common < a.length && a[common] === b[common]) common++;
  return jaro > 0.7 ? jaro + common * 0.1 * (1 - jaro) : jaro;
};
const plain = (a, b) => jaro_winkler(a, b, { caseSensitive: true });

console.log('@skyra/jaro-winkler 1.1.1, jaro-winkler 0.2.8');
for (const [a, b, tabled] of [['NICHLESON', 'NICHULSON', '0.956'], ['MASSEY', 'MASSIE', '0.933'], ['SHACKLEFORD', 'SHACKELFORD', '0.982'],
  ['MICHELLE', 'MICHAEL', '0.921'], ['DWAYNE', 'DUANE', '0.840'], ['ab', 'ba', '-']])
  console.log(`${a}, ${b}: tabled ${tabled}, written out ${winkler(a, b).toFixed(3)}, jaro-winkler ${plain(a, b).toFixed(3)}, ` +
    `@skyra ${skyra(a, b).toFixed(3)}`);

let state = 1;
const below = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * n);
};
const names = new Set();
while (names.size < 500) {
  let name = '';
  for (let syllable = 2 + below(2); syllable > 0; syllable--) name += 'bdfhklmnprst'[below(12)] + 'aeio'[below(4)];
  names.add(name);
}
const [first, second] = [[...names].slice(0, 300), [...names].slice(200)];
for (const [title, likeness] of [['written out', winkler], ['jaro-winkler', plain], ['@skyra', skyra]]) {
  const both = first.filter((a) => second.some((b) => likeness(a, b) >= 0.92)).length;
  console.log(`${title}: ${both} linked of 300 and 300, Chapman ${Math.round(301 * 301 / (both + 1) - 1)}`);
}
JS
)

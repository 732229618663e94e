#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# natural 8.1.1 (npm), DamerauLevenshteinDistance: two lists of persons linked by name, a typing error allowed.
#
# Guess: the distance of two names is 0 only if they are the same, the same both ways, and at least the difference
# of their lengths.
# Seen: none of the three. From "ana" to "anna", from "mohamed" to "mohammed" and from "nina" to "ninna" it is 0, back
# again it is 1; from "anna" to "anna maria" it is 5, though 6 letters are added. Where the second name has a letter
# twice, the distance can be one too small. Of two lists of 300 persons with 100 in common and names that
# differ by 2 edits or more, 112 are linked at one edit: 801 persons instead of 896.
# Truth: the algorithm of Lowrance and Wagner, written out below; restricted: true is right as well.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
npm_packages natural@8.1.1

expect 'natural 8.1.1
ana, anna: 0, back 1, restricted 1; truth 1
mohamed, mohammed: 0, back 1, restricted 1; truth 1
nina, ninna: 0, back 1, restricted 1; truth 1
amira, mirra: 1, back 2, restricted 2; truth 2
anna, anna maria: 5, back 6, restricted 6; truth 6
natural: 112 of 300 and 300 on both lists, Chapman 801
natural, restricted: 100 of 300 and 300 on both lists, Chapman 896
truth: 100 of 300 and 300 on both lists, Chapman 896' < <(node_code <<'JS'
import { createRequire } from 'node:module';

const { DamerauLevenshteinDistance } = createRequire(import.meta.url)('natural/lib/natural/distance/index.js');

// Edits and transpositions from a to b, with anything in between (unrestricted).
const edits = (a, b) => {
  const far = a.length + b.length;
  const table = Array.from({ length: a.length + 2 }, () => new Array(b.length + 2).fill(far));
  for (let i = 0; i <= a.length; i++) table[i + 1][1] = i;
  for (let j = 0; j <= b.length; j++) table[1][j + 1] = j;
  const row_of = new Map();
  for (let i = 1; i <= a.length; i++) {
    let column = 0;
    for (let j = 1; j <= b.length; j++) {
      const [k, l] = [row_of.get(b[j - 1]) ?? 0, column];
      const same = a[i - 1] === b[j - 1];
      if (same) column = j;
      table[i + 1][j + 1] = Math.min(table[i][j] + (same ? 0 : 1), table[i + 1][j] + 1, table[i][j + 1] + 1,
        table[k][l] + (i - k - 1) + 1 + (j - l - 1));
    }
    row_of.set(a[i - 1], i);
  }
  return table[a.length + 1][b.length + 1];
};

console.log('natural 8.1.1');
for (const [a, b] of [['ana', 'anna'], ['mohamed', 'mohammed'], ['nina', 'ninna'], ['amira', 'mirra'], ['anna', 'anna maria']])
  console.log(`${a}, ${b}: ${DamerauLevenshteinDistance(a, b)}, back ${DamerauLevenshteinDistance(b, a)}, ` +
    `restricted ${DamerauLevenshteinDistance(a, b, { restricted: true })}; truth ${edits(a, b)}`);

let state = 1;
const below = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * n);
};
const names = [];
while (names.length < 500) {
  let name = '';
  for (let syllable = 2 + below(2); syllable > 0; syllable--) {
    const letter = 'bdfhklmnprst'[below(12)];
    name += (name !== '' && below(3) === 0 ? letter : '') + letter + 'aeio'[below(4)];
  }
  if (names.every((other) => edits(name, other) > 1)) names.push(name);
}
const [first, second] = [names.slice(0, 300), names.slice(200)];
const links = (distance) => first.filter((a) => second.some((b) => distance(a, b) <= 1)).length;
for (const [title, distance] of [['natural', DamerauLevenshteinDistance],
  ['natural, restricted', (a, b) => DamerauLevenshteinDistance(a, b, { restricted: true })], ['truth', edits]]) {
  const both = links(distance);
  console.log(`${title}: ${both} of 300 and 300 on both lists, Chapman ${Math.round(301 * 301 / (both + 1) - 1)}`);
}
JS
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# AlaSQL 4.19.1 (npm), GROUP BY CUBE: the margins of a table of two lists, yes or no on each.
#
# Guess: CUBE(a, b) gives the cells, a row for each value of a, one for each value of b, and the total, as in SQL.
# Seen: the margins of a and of b are one row wherever they have a value in common. Of 120 persons, "a yes" has 140: 80 on a
# and 60 on b added up, and there is no row for b. "a no" and "b no" are one row of 100. With other words on each list
# all eight rows are there. GROUPING SETS(a, b) does the same, ROLLUP does not. By Lincoln and Petersen with
# the margin of a from CUBE there are 420 persons instead of 240.
# Truth: the persons counted in JavaScript.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
npm_packages --legacy-peer-deps --omit=optional alasql@4.19.1

expect 'AlaSQL 4.19.1, 120 persons
counted: on a 80, on b 60, on both 20; Lincoln and Petersen 240
CUBE: *, * 120; *, no 100; no, yes 40; yes, * 140; yes, no 60; yes, yes 20
with on a 140: Lincoln and Petersen 420
GROUPING SETS: *, no 100; yes, * 140
ROLLUP: *, * 120; no, * 40; no, yes 40; yes, * 80; yes, no 60; yes, yes 20
CUBE, other words: *, * 120; *, not on b 60; *, on b 60; not on a, * 40; not on a, on b 40; on a, * 80; on a, not on b 60; on a, on b 20' < <(node_code <<'JS'
import alasql from 'alasql';

const persons = (words) => [[1, 1, 20], [1, 0, 60], [0, 1, 40]].flatMap(([a, b, n]) =>
  Array.from({ length: n }, () => ({ a: words[0][a], b: words[1][b] })));
const same = persons([['no', 'yes'], ['no', 'yes']]);
const other = persons([['not on a', 'on a'], ['not on b', 'on b']]);
const show = (title, rows) => console.log(`${title}: ${rows.map((row) => `${row.a ?? '*'}, ${row.b ?? '*'} ${row.n}`).sort().join('; ')}`);
const sql = (by, rows) => alasql(`SELECT a, b, COUNT(*) AS n FROM ? GROUP BY ${by}`, [rows]);
const count = (keep) => same.filter(keep).length;
const petersen = (a, b, both) => Math.round((a * b) / both);

console.log(`AlaSQL 4.19.1, ${same.length} persons`);
const onA = count((row) => row.a === 'yes');
const onB = count((row) => row.b === 'yes');
const both = count((row) => row.a === 'yes' && row.b === 'yes');
console.log(`counted: on a ${onA}, on b ${onB}, on both ${both}; Lincoln and Petersen ${petersen(onA, onB, both)}`);
const cube = sql('CUBE(a, b)', same);
show('CUBE', cube);
const margin = cube.find((row) => row.a === 'yes' && row.b == null).n;
console.log(`with on a ${margin}: Lincoln and Petersen ${petersen(margin, onB, both)}`);
show('GROUPING SETS', sql('GROUPING SETS(a, b)', same));
show('ROLLUP', sql('ROLLUP(a, b)', same));
show('CUBE, other words', sql('CUBE(a, b)', other));
JS
)

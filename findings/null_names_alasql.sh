#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# AlaSQL 4.19.1 (npm), JOIN: two lists of persons linked by a number that not everybody has.
#
# Guess: NULL equals nothing, not even NULL, as SQL says, so that a person without a number is linked with nobody.
# Seen: JOIN ... ON and JOIN ... USING link every person without a number with every other: lists of 100 and 120 persons
# with 30 in common and 8 and 6 without a number have 78 links, and Chapman's estimate is 154 persons instead of 393. A
# missing field does the same as null. In WHERE, of the same condition, null equals nothing, so that "FROM a, b WHERE"
# gives 30. So does WHERE n IS NOT NULL behind the JOIN.
# Truth: the numbers that both lists hold, counted in JavaScript.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
npm_packages --legacy-peer-deps --omit=optional alasql@4.19.1

expect 'AlaSQL 4.19.1
numbers that both hold: 30 on both, Chapman 393
JOIN ON: 78 on both, Chapman 154
JOIN USING: 78 on both, Chapman 154
field missing, JOIN ON: 78 on both, Chapman 154
WHERE: 30 on both, Chapman 393
JOIN ON, WHERE IS NOT NULL: 30 on both, Chapman 393' < <(node_code <<'JS'
import alasql from 'alasql';

const list = (size, first, missing, without) => Array.from({ length: size }, (_, i) =>
  i < size - missing ? { person: i, number: first + i } : { person: i, ...without });
const a = list(100, 1, 8, { number: null });
const b = list(120, 63, 6, { number: null });
const chapman = (both) => Math.round((101 * 121) / (both + 1) - 1);
const show = (title, both) => console.log(`${title}: ${both} on both, Chapman ${chapman(both)}`);
const sql = (title, text, ...tables) => show(title, alasql(`SELECT COUNT(*) AS n FROM ${text}`, tables)[0].n);

console.log(`AlaSQL 4.19.1`);
const numbers = new Set(a.map((row) => row.number));
show('numbers that both hold', b.filter((row) => row.number !== null && numbers.has(row.number)).length);
sql('JOIN ON', '? a JOIN ? b ON a.number = b.number', a, b);
sql('JOIN USING', '? a JOIN ? b USING number', a, b);
sql('field missing, JOIN ON', '? a JOIN ? b ON a.number = b.number', list(100, 1, 8), list(120, 63, 6));
sql('WHERE', '? a, ? b WHERE a.number = b.number', a, b);
sql('JOIN ON, WHERE IS NOT NULL', '? a JOIN ? b ON a.number = b.number WHERE a.number IS NOT NULL', a, b);
JS
)

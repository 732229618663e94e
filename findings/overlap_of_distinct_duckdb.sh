#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# DuckDB 1.5.6 (npm), approx_count_distinct: the persons on each of two lists and on either, and so those on both.
#
# Guess: HyperLogLog is exact, or nearly so, for a few hundred and right to 1 or 2 % for many, as elsewhere.
# Seen: the standard error is 11 to 13 %, for 100 persons as for 10,000; 10 persons can be 7. Lists of 300 and 400 with
# 120 in common are counted as 340, 447 and 88: 1,727 persons estimated instead of 1,000; of a population a hundred
# times as large, 63,718 instead of 100,000. The same persons are always counted the same, so that nothing shows.
# Truth: count(DISTINCT).
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
npm_packages @duckdb/node-api@1.5.6-r.1

expect 'DuckDB v1.5.6
count(DISTINCT id): 300, 400, on either 580, on both 120; estimate 1000
approx_count_distinct(id): 340, 447, on either 699, on both 88; estimate 1727
count(DISTINCT id): 3000, 4000, on either 5800, on both 1200; estimate 10000
approx_count_distinct(id): 3100, 4179, on either 5875, on both 1404; estimate 9227
count(DISTINCT id): 30000, 40000, on either 58000, on both 12000; estimate 100000
approx_count_distinct(id): 28953, 45626, on either 53847, on both 20732; estimate 63718
10 persons in 300 registers: mean 10, sd 0.8, 7 to 11
100 persons in 300 registers: mean 101, sd 10.7, 69 to 144
1000 persons in 300 registers: mean 1014, sd 128.5, 735 to 1490
10000 persons in 300 registers: mean 10097, sd 1319.6, 7040 to 15209' < <(node_code <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const rows = async (query) => (await connection.runAndReadAll(query)).getRowsJson();
console.log('DuckDB', (await rows('SELECT version()'))[0][0]);
for (const scale of [1, 10, 100]) {
  for (const count of ['count(DISTINCT id)', 'approx_count_distinct(id)']) {
    const [[a, b, either]] = (await rows(`SELECT ${count} FILTER (id < ${300 * scale}),
      ${count} FILTER (id >= ${180 * scale}), ${count} FROM range(${580 * scale}) t(id)`)).map((row) => row.map(Number));
    const both = a + b - either;
    console.log(`${count}: ${a}, ${b}, on either ${either}, on both ${both}; estimate ${Math.round(a * b / both)}`);
  }
}
for (const persons of [10, 100, 1000, 10000]) {
  const counts = (await rows(`SELECT approx_count_distinct(register * 100000 + person) FROM range(300) t(register),
    range(${persons}) u(person) GROUP BY register`)).map(([count]) => Number(count));
  const mean = counts.reduce((sum, count) => sum + count) / counts.length;
  const spread = Math.sqrt(counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1));
  console.log(`${persons} persons in 300 registers: mean ${mean.toFixed(0)}, sd ${spread.toFixed(1)}, ` +
    `${Math.min(...counts)} to ${Math.max(...counts)}`);
}
JS
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# DuckDB 1.5.6 (npm), reservoir_quantile: a dark figure from 40,000 draws of four chains, the first of which is caught
# in another mode.
#
# Guess: a quantile of a random sample of 8,192 draws, which is within 1 or 2 hundredths of the level asked for.
# Seen: the sample is the first 8,192 draws; none that come after them is ever taken up. The median is 450 persons
# instead of 2,033, the 90 % interval 405 to 495 instead of 420 to 2,094: nobody but the first chain. Of the numbers
# 0 to n - 1, in order, the median is 4,095 for 10,000 as for a million. The same call gives the same each time, so
# that nothing shows; a larger sample is only a longer beginning.
# Truth: quantile_disc; the draws in another order.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
npm_packages @duckdb/node-api@1.5.6-r.1

expect 'DuckDB: v1.5.6
quantile_disc: 420 2033 2094
approx_quantile: 420 2033 2094
reservoir_quantile: 405 450 495
reservoir_quantile, again: 405 450 495
reservoir_quantile, the first 8,192: 405 450 495
reservoir_quantile, in another order: 420 2033 2094
median of 0 to 8191: 4095
median of 0 to 9999: 4095
median of 0 to 99999: 4095
median of 0 to 999999: 4095' < <(node_code <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const show = async (title, query) => {
  const rows = (await connection.runAndReadAll(query)).getRowsJson();
  console.log(`${title}: ${rows.flat(2).join(' ')}`);
};
await show('DuckDB', 'SELECT version()');
await connection.run(`CREATE TABLE draws AS
  SELECT draw, CASE WHEN draw < 10000 THEN 400 ELSE 2000 END + (draw * 7919) % 101 AS unseen FROM range(40000) t(draw)`);
const levels = '[0.05, 0.5, 0.95]';
for (const name of ['quantile_disc', 'approx_quantile', 'reservoir_quantile'])
  await show(name, `SELECT ${name}(unseen, ${levels}) FROM draws`);
await show('reservoir_quantile, again', `SELECT reservoir_quantile(unseen, ${levels}) FROM draws`);
await show('reservoir_quantile, the first 8,192', `SELECT reservoir_quantile(unseen, ${levels}) FROM draws WHERE draw < 8192`);
await show('reservoir_quantile, in another order',
  `SELECT reservoir_quantile(unseen, ${levels}) FROM (SELECT * FROM draws ORDER BY draw * 7919 % 40009)`);
for (const n of [8192, 10000, 100000, 1000000])
  await show(`median of 0 to ${n - 1}`, `SELECT reservoir_quantile(x, 0.5) FROM range(${n}) t(x)`);
JS
)

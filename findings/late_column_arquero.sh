#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# arquero 8.0.1, fromCSV: the estimates of a study whose first 1,000 registers have none.
#
# Guess: a column of empty cells and, from row 1,001 on, numbers is a column of numbers with empty cells.
# Seen: it is a column of truths: what a column holds is decided by its first 1,000 rows, nothing speaks against
# true and false there, and every estimate is the value true. Their mean is 1 person instead of 902. A text
# is true as well, as in a column that names what is infinite. The other way round, a "<5" after 1,000 rows of counts
# is not a number and falls out of every sum. No word of either. With autoMax of all rows all is as guessed.
# Truth: the rows written.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
npm_packages arquero@8.0.1

expect 'arquero 8.0.1
no estimate in 1,000 rows: row 1100 true and null; mean 1.0, sum 200, values 200
the same, autoMax: 1200: row 1100 900 and null; mean 902.0, sum 180400, values 200
nothing infinite in 1,000 rows: row 1100 null and true; mean 900.0, sum 900000, values 1000
counts, one of them <5: row 1100 NaN and null; mean 10.0, sum 11990, values 1199' < <(node_code <<'JS'
import { fromCSV, op } from 'arquero';

console.log('arquero 8.0.1');
const file = (first, then) =>
  `n_hat,infinite\n${Array.from({ length: 1200 }, (_, row) => (row < 1000 ? first : then(row))).join('\n')}\n`;
const show = (title, text, options) => {
  const table = fromCSV(text, options);
  const of = table.rollup({ mean: op.mean('n_hat'), sum: op.sum('n_hat'), valid: op.valid('n_hat') }).object();
  console.log(`${title}: row 1100 ${table.get('n_hat', 1100)} and ${table.get('infinite', 1100)}; ` +
    `mean ${of.mean.toFixed(1)}, sum ${of.sum}, values ${of.valid}`);
};
const late = file(',n_hat', (row) => `${900 + (row % 5)},`);
show('no estimate in 1,000 rows', late);
show('the same, autoMax: 1200', late, { autoMax: 1200 });
show('nothing infinite in 1,000 rows', file('900,', () => ',n_hat'));
show('counts, one of them <5', file('10,', (row) => (row === 1100 ? '<5,' : '10,')));
JS
)

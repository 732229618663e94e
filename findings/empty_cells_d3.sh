#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# d3-array 3.2.4, d3-dsv 3.0.1: the mean and the median of a column of estimates with empty cells.
#
# Guess: mean, median, quantile and deviation leave out what is missing, as they say that they leave out null,
# undefined and NaN.
# Seen: a cell read by csvParse is a text, an empty text is turned into the number 0, and two registers
# without an estimate, or with an infinite one, are two estimates of 0: a mean of 180 instead of 300 and a median of
# 100 instead of 300. min and max compare the same texts as texts: the least is the empty one, and of 900 and
# 1000 the greatest is 900. With autoType, or with the cells made numbers by hand, all is as guessed.
# Truth: the three estimates that there are.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
npm_packages d3-array@3.2.4 d3-dsv@3.0.1 internmap@2.0.3

expect 'd3-array 3.2.4, d3-dsv 3.0.1
csvParse(file): mean 180, median 100, first quartile 0, deviation 217, least ""
csvParse(file, autoType): mean 300, median 300, first quartile 200, deviation 200, least "100"
greatest of 900 and 1000: 900' < <(node_code <<'JS'
import { deviation, max, mean, median, min, quantile } from 'd3-array';
import { autoType, csvParse } from 'd3-dsv';

console.log('d3-array 3.2.4, d3-dsv 3.0.1');
const file = 'replicate,n_hat,status\n0,100,ok\n1,,no_overlap\n2,300,ok\n3,,no_overlap\n4,500,ok\n';
const show = (title, rows) => {
  const of = (row) => row.n_hat;
  console.log(`${title}: mean ${mean(rows, of)}, median ${median(rows, of)}, first quartile ${quantile(rows, 0.25, of)}, ` +
    `deviation ${deviation(rows, of).toFixed(0)}, least "${min(rows, of)}"`);
};
show('csvParse(file)', csvParse(file));
show('csvParse(file, autoType)', csvParse(file, autoType));
console.log(`greatest of 900 and 1000: ${max(csvParse('n_hat\n900\n1000\n'), (row) => row.n_hat)}`);
JS
)

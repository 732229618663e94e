#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# sav-reader 2.0.8 (npm), a table of two lists in an SPSS file, written by haven 2.5.1 (R) or by GNU PSPP 1.6.2.
#
# Guess: readAllRows gives all rows, 3 as the file's head says; a count that is not there is null or left out.
# Seen: of a file by haven's write_sav it gives the first row, without an error, 69 persons instead of 124. haven (that is
# ReadStat, which also stands behind pyreadstat) fills up the codes of each row to eight with 0, which means nothing in
# such a file, and the reader takes eight with a 0 at the end for the end. In a file that is not compressed a missing count is -1.8e308 persons, so that all sums are;
# in a compressed one by PSPP all rows are there and the missing count is left out.
# Truth: haven reads 3 rows from each file, with the counts below.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-haven=2.5.1-1 pspp=1.6.2-2
npm_packages sav-reader@2.0.8

cd "$folder"
r_code <<'R'
library(haven)
table <- data.frame(a = c(0, 1, 1), b = c(1, 0, 1), n = c(69, 55, NA))
write_sav(table, "haven.sav")
write_sav(table, "haven_plain.sav", compress = "none")
R
printf 'DATA LIST FREE /a b n.\nBEGIN DATA\n0 1 69\n1 0 55\n1 1 .\nEND DATA.\n' >code.sps
printf 'SAVE OUTFILE="pspp.sav".\nSAVE OUTFILE="pspp_plain.sav" /UNCOMPRESSED.\n' >>code.sps
"$root/usr/bin/pspp" code.sps

expect 'haven 2.5.1
haven.sav: 3 rows, n 69 55 NA, persons 124
haven_plain.sav: 3 rows, n 69 55 NA, persons 124
pspp.sav: 3 rows, n 69 55 NA, persons 124
pspp_plain.sav: 3 rows, n 69 55 NA, persons 124
sav-reader 2.0.8
haven.sav: 1 rows of 3, n 69, persons 69
haven_plain.sav: 3 rows of 3, n 69 55 -1.7976931348623157e+308, persons -1.7976931348623157e+308
pspp.sav: 3 rows of 3, n 69 55 -, persons 124
pspp_plain.sav: 3 rows of 3, n 69 55 -1.7976931348623157e+308, persons -1.7976931348623157e+308' < <(
  r_code <<'R'
library(haven)
cat(sprintf("haven %s\n", packageVersion("haven")))
for (file in c("haven", "haven_plain", "pspp", "pspp_plain")) {
  counts <- read_sav(paste0(file, ".sav"))$n
  cat(sprintf("%s.sav: %d rows, n %s, persons %g\n", file, length(counts), paste(counts, collapse = " "),
              sum(counts, na.rm = TRUE)))
}
R
  node_code <<'JS'
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { SavBufferReader } = createRequire(import.meta.url)('sav-reader');
console.log('sav-reader 2.0.8');
for (const file of ['haven', 'haven_plain', 'pspp', 'pspp_plain']) {
  const reader = new SavBufferReader(readFileSync(`${file}.sav`));
  await reader.open();
  const rows = await reader.readAllRows();
  console.log(`${file}.sav: ${rows.length} rows of ${reader.meta.header.n_cases}, n ` +
    `${rows.map((row) => row.n ?? '-').join(' ')}, persons ${rows.reduce((sum, row) => sum + (row.n ?? 0), 0)}`);
}
JS
)

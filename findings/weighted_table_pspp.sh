#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# GNU PSPP 1.6.2, and foreign 0.8.84 of R: a table of two lists whose counts are a weight.
#
# Guess: a table with WEIGHT BY n can be exported and imported again; and who reads its file elsewhere is
# told that its rows are weighted, as the file says they are.
# Seen: the system file keeps the weight for PSPP (144 persons). R's read.spss drops it: no column, attribute
# or message says so, and a table of the two lists has 3 persons. The portable file (EXPORT), written
# without a word, can be read by nobody: not by PSPP itself, nor by R, which both miss the "variable count
# record" after the weight. The same table without a weight can be exported, imported and read.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack pspp=1.6.2-2 r-base-core=4.2.2.20221110-2 r-cran-foreign=0.8.84-1

cd "$folder"
pspp_code() {
  cat >code.sps
  "$root/usr/bin/pspp" -O format=csv code.sps 2>&1 || true
}
table() {
  printf 'DATA LIST FREE /a b n.\nBEGIN DATA\n0 1 69\n1 0 55\n1 1 20\nEND DATA.\n'
}
{ table; printf 'WEIGHT BY n.\nSAVE OUTFILE="weighted.sav".\nEXPORT OUTFILE="weighted.por".\n'; } | pspp_code >written
{ table; printf 'EXPORT OUTFILE="plain.por".\n'; } | pspp_code >>written

expect 'pspp (GNU PSPP) 1.6.2
Said when written: 0 lines
PSPP, weighted.sav: Total,,Count,55.00,89.00,144.00
PSPP, weighted.por: Expected variable count record
PSPP, plain.por: Total,,Count,1,2,3
foreign 0.8.84
weighted.sav: 3 persons in table(a, b); attributes names class row.names codepage
Expected variable count record: weighted.por: not read
plain.por: 3 persons in table(a, b); attributes names class row.names' < <(
  "$root/usr/bin/pspp" --version | head -n 1
  printf 'Said when written: %d lines\n' "$(wc -l <written)"
  printf 'PSPP, weighted.sav: '
  printf 'GET FILE="weighted.sav".\nCROSSTABS a BY b /CELLS=COUNT.\n' | pspp_code | grep '^Total'
  for file in weighted plain; do
    printf 'PSPP, %s.por: ' "$file"
    printf 'IMPORT FILE="%s.por".\nCROSSTABS a BY b /CELLS=COUNT.\n' "$file" | pspp_code |
      grep -oE -m 1 '^Total.*|Expected variable count record'
  done
  r_code <<'R'
cat(sprintf("foreign %s\n", packageVersion("foreign")))
read <- function(file) {
  persons <- tryCatch(foreign::read.spss(file, to.data.frame = TRUE),
                      error = function(e) NULL, warning = function(w) cat(conditionMessage(w), ": ", sep = ""))
  cat(sprintf("%s: %s\n", file, if (is.null(persons)) "not read" else
    sprintf("%d persons in table(a, b); attributes %s", sum(table(persons[1:2])),
            paste(names(attributes(persons)), collapse = " "))))
}
for (file in c("weighted.sav", "weighted.por", "plain.por")) read(file)
R
)

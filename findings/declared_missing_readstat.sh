#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# ReadStat 1.1.8, the program readstat: a table of two lists in an SPSS file, turned into CSV and into a Stata file.
#
# Guess: a count of 99 that the file declares missing, since the true one was suppressed, is missing in what is
# made of the file.
# Seen: the declaration is dropped without a word, and there are 99 persons on both lists, in the CSV file as in
# the Stata file, which could say it. Independent lists then leave 12 persons on no list, where an overlap of 1
# to 4 leaves 300 to 1,200. The mean age of a survey with "unknown" as 99 rises in the same way.
# Truth: haven, which reads the count from the SPSS file as missing.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-haven=2.5.1-1 readstat=1.1.8-1

cd "$folder" || exit
r_code <<'R'
suppressMessages(library(haven))
table <- data.frame(A = c(1, 1, 0), B = c(1, 0, 1))
table$count <- labelled_spss(c(99, 40, 30), c(suppressed = 99), na_values = 99)
write_sav(table, "table.sav")
R
for to in csv dta; do "$root/usr/bin/readstat" table.sav "table.$to" >"$folder/readstat"; done

expect 'ReadStat 1.1.8
table.sav, haven: on both lists NA, unseen NA
table.csv: on both lists 99, unseen 12
table.dta, haven: on both lists 99, unseen 12' < <(r_code <<'R'
suppressMessages(library(haven))
cat("ReadStat 1.1.8\n")
show <- function(file, table)
  cat(sprintf("%s: on both lists %s, unseen %.0f\n", file, table$count[1], table$count[2] * table$count[3] / table$count[1]))
show("table.sav, haven", zap_labels(read_sav("table.sav")))
show("table.csv", read.csv("table.csv"))
show("table.dta, haven", zap_labels(read_dta("table.dta")))
R
)

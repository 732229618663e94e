#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Weka 3.6.14 (Java), CSVLoader: a table of four models with dark figure and likelihood, turned from CSV into ARFF.
#
# Guess: ARFF is text, and a number in it is written with the digits that it has, or with an exponent.
# Seen: six digits behind the point are kept, whatever stands before them. Likelihoods of 8e-7 and 4e-7 become 0.000001 and 0, and
# the dark figure averaged by them is 150 persons instead of 339; of likelihoods below 5e-7 nothing is left at all. A
# share of 0.123456789 is 0.123457; in front of the point all digits stay. Weka itself had them all: it is the writing
# (of any row as text) that rounds, without a word.
# Truth: the same sums over the CSV file. Needs a JDK (17).
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack weka=3.6.14-3

cat >"$folder/models.csv" <<'CSV'
model,unseen,likelihood,share
A,100,0.0000034,0.123456789
B,300,0.0000008,1234567.123456789
C,700,0.00000049,0.5
D,2000,0.0000004,0.00000012
CSV
average() {
  awk -F, -v title="$1" '$1 ~ /^[ABCD]$/ { weight += $3; sum += $2 * $3; rows = rows "; " $3 ", " $4 }
    END { printf "%s: mean dark figure %.0f%s\n", title, sum / weight, rows }'
}
seen() {
  average CSV <"$folder/models.csv"
  LD_LIBRARY_PATH='' java -cp "$root/usr/share/java/weka.jar" weka.core.converters.CSVLoader "$folder/models.csv" \
    2>/dev/null >"$folder/models.arff"
  average ARFF <"$folder/models.arff"
}
expect 'CSV: mean dark figure 339; 0.0000034, 0.123456789; 0.0000008, 1234567.123456789; 0.00000049, 0.5; 0.0000004, 0.00000012
ARFF: mean dark figure 150; 0.000003, 0.123457; 0.000001, 1234567.123457; 0, 0.5; 0, 0' < <(seen)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# GNU PSPP 1.6.2, CROSSTABS /STATISTICS=RISK: the interval of an odds ratio between two lists.
#
# Guess: the "95% Confidence Interval" beside an odds ratio is one; by Woolf's formula 0.02 to 0.12.
# Seen: both ends are the estimate itself (0.05 to 0.05), and so for the two relative risks. That the
# program can do it, LOGISTIC REGRESSION on the same table shows: 0.02 to 0.12. What is
# called "Expected" in the row and the column of totals of the same table are shares, not counts.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack pspp=1.6.2-2

cat >"$folder/table.sps" <<'SPS'
DATA LIST FREE /a b n.
BEGIN DATA
0 1 69
1 0 55
1 1 20
0 0 10
END DATA.
WEIGHT BY n.
CROSSTABS /TABLES=a BY b /CELLS=COUNT EXPECTED /STATISTICS=RISK.
LOGISTIC REGRESSION a WITH b /PRINT=CI(95).
SPS
seen() {
  "$root/usr/bin/pspp" --version | head -n 1
  "$root/usr/bin/pspp" -O format=csv "$folder/table.sps" |
    grep -E '^(a,.00,Count|,,Expected|Odds Ratio|For cohort|Step 1,b)'
}
expect 'pspp (GNU PSPP) 1.6.2
a,.00,Count,10.00,69.00,79.00
,,Expected,33.34,45.66,.51
,,Expected,31.66,43.34,.49
,,Expected,.42,.58,1.00
Odds Ratio for a (     .00 /     1.00),.05,.05,.05
For cohort b =      .00,.10,.10,.10
For cohort b =     1.00,4.81,4.81,4.81
Step 1,b,-2.94,.43,47.42,1,.000,.05,.02,.12' < <(seen)

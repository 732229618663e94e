#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# GNU PSPP 1.6.2, CDF.BVNOR: 1,000 persons of whom 30 % get onto one list and 40 % onto another, where what gets
# them there is normal and correlated by rho.
#
# Guess: CDF.BVNOR(x, y, rho) is the probability that two standard normal variables are below x and y.
# Seen: it is no probability. At (0, 0) it is 6.28 instead of a quarter, so that of 1,000 persons 4,368 to 5,303
# are on neither list instead of 380 to 509, and fewer where the lists depend more, instead of more. At
# (-1, -1) it is what it is at (1, 1). What is computed is the exponential of the density times
# 2 pi sqrt(1 - rho^2), by which it should be divided; nor is it summed. PDF.BVNOR is right.
# Truth: the normal density of the one times CDFNORM of the other, summed over 4,000 steps.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack pspp=1.6.2-2

cat >"$folder/lists.sps" <<'SPS'
DATA LIST FREE /x y rho.
BEGIN DATA
0 0 0
-1 -1 0
1 1 0
0.5244005 0.2533471 0
0.5244005 0.2533471 0.3
0.5244005 0.2533471 0.6
0.5244005 0.2533471 -0.3
END DATA.
COMPUTE law=0.
LOOP #step=1 TO 4000.
COMPUTE #u=x - (#step - 0.5) * 0.002.
COMPUTE law=law + 0.002 * PDF.NORMAL(#u, 0, 1) * CDFNORM((y - rho * #u) / SQRT(1 - rho ** 2)).
END LOOP.
COMPUTE bvnor=CDF.BVNOR(x, y, rho).
COMPUTE formula=2 * 3.14159265 * SQRT(1 - rho ** 2) * EXP(-(x ** 2 + y ** 2 - 2 * rho * x * y) / 2 / (1 - rho ** 2)).
COMPUTE neither=1000 * law.
COMPUTE bv_neither=1000 * bvnor.
FORMATS x y rho (F5.2) law bvnor formula (F8.4) neither bv_neither (F6.0).
LIST.
SPS
seen() {
  "$root/usr/bin/pspp" --version | head -n 1
  "$root/usr/bin/pspp" -O format=csv "$folder/lists.sps" 2>&1 | grep -vE '^Table'
}
expect 'pspp (GNU PSPP) 1.6.2
x,y,rho,law,bvnor,formula,neither,bv_neither
.00,.00,.00,.2500,6.2832,6.2832,250,6283
-1.00,-1.00,.00,.0252,2.3115,2.3115,25,2311
1.00,1.00,.00,.7079,2.3115,2.3115,708,2311
.52,.25,.00,.4200,5.3031,5.3031,420,5303
.52,.25,.30,.4616,5.1974,5.1974,462,5197
.52,.25,.60,.5085,4.3680,4.3680,509,4368
.52,.25,-.30,.3801,4.7615,4.7615,380,4761' < <(seen)

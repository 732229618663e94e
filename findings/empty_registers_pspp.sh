#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# GNU PSPP 1.6.2, RV.BINOM: the sizes of two lists and of their overlap, drawn for 1,000 registers of 500 persons.
#
# Guess: RV.BINOM(500, 0.3) is how many of 500 persons get onto a list that reaches 30 % of them: 150 on average.
# Seen: it is 0 in every register, whatever the number and the probability; where the probability is 1, it is 1
# instead of 500. Nothing is said. Both lists are empty, and Chapman's estimate is 0 persons instead of 500.
# Truth: the same persons drawn one by one with RV.BERNOULLI, and n p of the law.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack pspp=1.6.2-2

cat >"$folder/registers.sps" <<'SPS'
SET SEED=1.
INPUT PROGRAM.
LOOP #register=1 TO 1000.
COMPUTE a=RV.BINOM(500, 0.3).
COMPUTE b=RV.BINOM(500, 0.4).
COMPUTE both=RV.BINOM(500, 0.12).
COMPUTE chapman=(a + 1) * (b + 1) / (both + 1) - 1.
COMPUTE certain=RV.BINOM(500, 1).
COMPUTE a1=0.
COMPUTE b1=0.
COMPUTE both1=0.
LOOP #person=1 TO 500.
COMPUTE #a=RV.BERNOULLI(0.3).
COMPUTE #b=RV.BERNOULLI(0.4).
COMPUTE a1=a1 + #a.
COMPUTE b1=b1 + #b.
COMPUTE both1=both1 + #a * #b.
END LOOP.
COMPUTE chapman1=(a1 + 1) * (b1 + 1) / (both1 + 1) - 1.
END CASE.
END LOOP.
END FILE.
END INPUT PROGRAM.
DESCRIPTIVES a b both chapman certain a1 b1 both1 chapman1.
SPS
seen() {
  "$root/usr/bin/pspp" --version | head -n 1
  "$root/usr/bin/pspp" -O format=csv "$folder/registers.sps" 2>&1 | grep -vE '^(Table|Valid|Missing|$)'
}
expect 'pspp (GNU PSPP) 1.6.2
,N,Mean,Std Dev,Minimum,Maximum
a,1000,.00,.00,.00,.00
b,1000,.00,.00,.00,.00
both,1000,.00,.00,.00,.00
chapman,1000,.00,.00,.00,.00
certain,1000,1.00,.00,1.00,1.00
a1,1000,150.49,10.21,117.00,190.00
b1,1000,199.40,11.09,163.00,238.00
both1,1000,60.09,7.28,38.00,86.00
chapman1,1000,499.35,41.77,382.99,665.40' < <(seen)

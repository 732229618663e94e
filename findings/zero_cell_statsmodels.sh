#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# statsmodels 0.13.5, Table2x2: the odds ratio of two lists among the persons on a third, none of whom is on neither.
#
# Guess: where a cell is 0, 0.5 is added to all four, as is usual and as the class says of itself (shift_zeros).
# Seen: it is added to the 0 alone. The odds ratio is 4.17 instead of 2.89, its interval 0.15 to 114 instead of 0.11 to
# 72, and with two zeros 16.67 instead of 14.43. Carried over to those not on the third list it gives 83 persons on no list
# instead of 58.
# Truth: 0.5 added beforehand; Woolf's formula with math alone.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack python3.11=3.11.2-6+deb12u9 python3-statsmodels=0.13.5+dfsg-7 python3-scipy=1.10.1-2 python3-numpy=1:1.24.2-1+deb12u1

expect 'statsmodels 0.13.5+dfsg
said: True
[[0, 3], [2, 50]], as given: [[0.5, 3.0], [2.0, 50.0]], odds ratio 4.17 (0.15 to 114.2), on no list 83
[[0, 3], [2, 50]], 0.5 added: [[0.5, 3.5], [2.5, 50.5]], odds ratio 2.89 (0.11 to 72.5), on no list 58
formula: 2.89 (0.11 to 72.5)
[[0, 3], [0, 50]], as given: [[0.5, 3.0], [0.5, 50.0]], odds ratio 16.67 (0.28 to 995.1), on no list 333
[[0, 3], [0, 50]], 0.5 added: [[0.5, 3.5], [0.5, 50.5]], odds ratio 14.43 (0.25 to 842.3), on no list 289
formula: 14.43 (0.25 to 842.3)' < <(python_code <<'PY'
import math
import numpy
import statsmodels
from statsmodels.stats.contingency_tables import Table, Table2x2

print("statsmodels", statsmodels.__version__)
print("said:", "If True and any cell count is zero, add 0.5 to all values" in " ".join(Table.__doc__.split()))
only_first, only_second, both = 40, 30, 60
for cells in ([[0, 3], [2, 50]], [[0, 3], [0, 50]]):
    shifted = numpy.array(cells) + 0.5
    (a, b), (c, d) = shifted
    ratio, error = a * d / b / c, math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    for title, table in (("as given", Table2x2(numpy.array(cells))), ("0.5 added", Table2x2(shifted))):
        low, high = table.oddsratio_confint()
        print(f"{cells}, {title}: {table.table.tolist()}, odds ratio {table.oddsratio:.2f} ({low:.2f} to {high:.1f}), "
              f"on no list {table.oddsratio * only_first * only_second / both:.0f}")
    print(f"formula: {ratio:.2f} ({ratio * math.exp(-1.96 * error):.2f} to {ratio * math.exp(1.96 * error):.1f})")
PY
)

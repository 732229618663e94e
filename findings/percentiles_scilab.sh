#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Scilab 6.1.1, perctl: the quartiles of the estimates of six registers, and 3 % of those of 50.
#
# Guess: a percentile lies where p (n + 1) falls among the sorted numbers, between its two neighbours (the source names
# Hyndman and Fan), and is the least or the greatest number only where there is none beyond.
# Seen: it is the least number wherever p (n + 1) is below 2, and the greatest wherever it is above n - 1. The middle half of
# six estimates from 300 to 800 goes from 300 to 800, and all six are in it, instead of 375 to 725; 3 % of 50 estimates is
# the least of them. Farther inside, as for 40 % of the six, the rule is kept; quart() beside it has 400 and 700.
# Truth: the rule written out with interp1.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack scilab-cli=6.1.1+dfsg2-6

cat >"$folder/code.sci" <<'SCI'
function show(title, numbers, percents)
  n = length(numbers);
  sorted = gsort(numbers, "g", "i");
  given = perctl(numbers, percents)(:, 1)';
  rule = interp1(1:n, sorted, max(1, min(n, percents / 100 * (n + 1))), "linear");
  mprintf("%s:", title);
  mprintf(" %d %% %g (by the rule %g);", percents', given', rule');
  mprintf("\n");
endfunction
version = getversion("scilab");
mprintf("Scilab %d.%d.%d\n", version(1), version(2), version(3));
six = [500 300 800 400 700 600];
show("six estimates", six, [25 40 50 75]);
mprintf("quart: %g %g %g\n", quart(six)');
show("50 estimates, 1 to 50 squared", (1:50) .^ 2, [3 5 95 97]);
exit
SCI
seen() {
  export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$root/usr/lib/scilab
  HOME=$folder SCI=$root/usr/share/scilab "$root/usr/bin/scilab-cli" -nb -quit -f "$folder/code.sci" 2>/dev/null
}
expect 'Scilab 6.1.1
six estimates: 25 % 300 (by the rule 375); 40 % 480 (by the rule 480); 50 % 550 (by the rule 550); 75 % 800 (by the rule 725);
quart: 400 550 700
50 estimates, 1 to 50 squared: 3 % 1 (by the rule 2.59); 5 % 6.75 (by the rule 6.75); 95 % 2347.65 (by the rule 2347.65); 97 % 2500 (by the rule 2447.53);' < <(seen)

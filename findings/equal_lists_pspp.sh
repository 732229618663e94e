#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# GNU PSPP 1.6.2, NPAR TESTS /COCHRAN: whether three lists reach the same share of the persons, from a table of
# histories with WEIGHT BY.
#
# Guess: as with the test's neighbours, weights are persons: Q is what it is with a line for each person.
# Seen: Q, which cannot be negative, is -1.94, with a probability of 1.000 that the lists are alike; by lines it is
# 147.74, 0.000. The same table of frequencies stands above both, and Friedman's test, which is the same test here, is
# 147.74 both ways. Who trusts it takes one probability for all lists, 499 persons, where each list with its
# own gives 457.
# Truth: the formula of Q; maximum likelihood of either model by bisection.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack pspp=1.6.2-2

histories='1 1 1 20
1 1 0 60
1 0 1 50
0 1 1 12
1 0 0 150
0 1 0 40
0 0 1 30'
persons=$(awk '{ for (i = 0; i < $4; i++) print $1, $2, $3, 1 }' <<<"$histories")

tests() {
  printf 'DATA LIST FREE /a b c n.\nBEGIN DATA\n%s\nEND DATA.\n%s\n' "$1" "$2" >"$folder/tests.sps"
  printf 'NPAR TESTS /COCHRAN=a b c /FRIEDMAN=a b c.\n' >>"$folder/tests.sps"
  "$root/usr/bin/pspp" -O format=csv "$folder/tests.sps" 2>&1 |
    grep -E '^(a,2|N,|Cochran|Chi-Square|Asymp)' | paste -s -d ' '
}
seen() {
  "$root/usr/bin/pspp" --version | head -n 1
  printf 'a line a person: %s\n' "$(tests "$persons" '')"
  printf 'WEIGHT BY n: %s\n' "$(tests "$histories" 'WEIGHT BY n.')"
  awk '
    { seen += $4; k = $1 + $2 + $3; caught += k * $4; squares += k * k * $4
      a += $1 * $4; b += $2 * $4; c += $3 * $4 }
    END {
      printf "formula: Q %.2f\n", 2 * (3 * (a * a + b * b + c * c) - caught ^ 2) / (3 * caught - squares)
      for (model = 1; model <= 2; model++) {
        low = seen; high = 100 * seen
        for (i = 0; i < 100; i++) {
          n = (low + high) / 2; p = caught / n / 3
          missed = model == 1 ? (1 - p) ^ 3 : (1 - a / n) * (1 - b / n) * (1 - c / n)
          if (seen + n * missed > n) low = n; else high = n
        }
        printf "%s: %.0f persons\n", model == 1 ? "one probability" : "one for each list", n
      }
    }' <<<"$histories"
}
expect 'pspp (GNU PSPP) 1.6.2
a line a person: a,280,82 N,362 Cochran'"'"'s Q,147.743 Asymp. Sig.,.000 a,2.44 N,362 Chi-Square,147.74 Asymp. Sig.,.000
WEIGHT BY n: a,280.00,82.00 N,362.00 Cochran'"'"'s Q,-1.943 Asymp. Sig.,1.000 a,2.44 N,362.00 Chi-Square,147.74 Asymp. Sig.,.000
formula: Q 147.74
one probability: 499 persons
one for each list: 457 persons' < <(seen)

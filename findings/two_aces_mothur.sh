#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# mothur 1.48.0, summary.single(calc=ace): the coverage-based estimate from how often each person was seen.
#
# Guess: "ace" is the ACE of vegan, scikit-bio and EstimateS, and never fewer persons than were seen.
# Seen: where everybody was seen once it is 0 persons, with an interval from 0 to 0, though 40 were seen and no bound can be
# given. Where the scatter of the rates is estimated at 0.8 or more it is another estimate, ACE-1, under the same name (the
# program's wiki says so, its output does not): one person seen a 7th time takes it from 111 to 158 instead of 116,
# and of 44 persons seen it makes 382 instead of 176.
# Truth: both formulas below.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack mothur=1.48.0-2

# times MANY TWICE ONCE: how often each person was seen.
times() {
  printf '%s' "$1"
  for ((i = 0; i < $2; i++)); do printf ' 2'; done
  for ((i = 0; i < $3; i++)); do printf ' 1'; done
}
show() {
  local counts
  counts=$(times "$@" | xargs)
  printf 'x\t%d\t%s\n' "$(wc -w <<<"$counts")" "${counts// /$'\t'}" >"$folder/persons.rabund"
  (cd "$folder" && "$root/usr/bin/mothur" '#summary.single(rabund=persons.rabund, calc=sobs-chao-ace)' >/dev/null)
  awk 'NR == 2 { printf "seen %d: Chao %.1f, ace %.1f (%.1f to %.1f); ", $2, $3, $6, $7, $8 }' "$folder/persons.summary"
  tr ' ' '\n' <<<"$counts" | awk '
    $1 > 10 { often++ }
    $1 <= 10 { rare++; n += $1; pairs += $1 * ($1 - 1) }
    $1 == 1 { once++ }
    END {
      cover = 1 - once / n
      if (cover == 0) { print "formulas: without bound"; exit }
      scatter = rare / cover * pairs / n / (n - 1) - 1
      if (scatter < 0) scatter = 0
      more = scatter * (1 + n * (1 - cover) * pairs / n / (n - 1) / cover)
      printf "formulas: ACE %.1f, ACE-1 %.1f; scatter %.2f\n", often + rare / cover + once / cover * scatter,
        often + rare / cover + once / cover * more, sqrt(scatter)
    }'
}
seen() {
  "$root/usr/bin/mothur" --version | grep -o -m 1 'Mothur version=.*'
  show '7 6' 14 30
  show '7 7' 14 30
  show '12 11 10 9' 10 30
  show '' 0 8
  show '' 0 40
}
expect 'Mothur version=1.48.0
seen 46: Chao 75.0, ace 111.0 (73.8 to 197.9); formulas: ACE 111.0, ACE-1 143.7; scatter 0.78
seen 46: Chao 75.0, ace 158.5 (111.4 to 239.4); formulas: ACE 116.3, ACE-1 158.5; scatter 0.85
seen 44: Chao 83.5, ace 381.9 (287.4 to 513.2); formulas: ACE 176.2, ACE-1 381.9; scatter 1.37
seen 8: Chao 36.0, ace 0.0 (0.0 to 0.0); formulas: without bound
seen 40: Chao 820.0, ace 0.0 (0.0 to 0.0); formulas: without bound' < <(seen)

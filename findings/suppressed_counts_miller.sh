#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Miller 6.6.0, stats1: counts of seven sites, three of them suppressed as "<5".
#
# Guess: a sum over a cell that is no number is an error, as with put and step of the same program; or all of the
# statistics leave the cell out.
# Seen: each does something else, and none says so. sum, mean and var leave the three out, count has them, so that mean times
# count is 175 persons where sum is 100. Percentiles put them behind all numbers: the median is 40 persons instead of
# 10, whatever the three are, the upper quartile and the maximum are "<5".
# Truth: the median with the three as 1 and as 4.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack miller=6.6.0-2+b3

sites() {
  printf 'persons\n%s\n%s\n10\n20\n30\n40\n%s\n' "$1" "$1" "$1"
}
seen() {
  "$root/usr/bin/mlr" --version
  for cell in '<5' 1 4; do
    printf 'suppressed as %s: ' "$cell"
    sites "$cell" | "$root/usr/bin/mlr" --icsv --odkvp stats1 -a sum,mean,var,count,p50,p75,max -f persons
  done
  printf 'put: '
  sites '<5' | "$root/usr/bin/mlr" --icsv --odkvp put -q '@sum += $persons; end { emit @sum }'
  printf 'step: '
  sites '<5' | "$root/usr/bin/mlr" --icsv --odkvp step -a rsum -f persons 'then' tail -n 1
}
expect 'mlr 6.6.0
suppressed as <5: persons_sum=100,persons_mean=25,persons_var=166.66666666666666,persons_count=7,persons_p50=40,persons_p75=<5,persons_max=<5
suppressed as 1: persons_sum=103,persons_mean=14.714285714285714,persons_var=247.90476190476193,persons_count=7,persons_p50=10,persons_p75=30,persons_max=40
suppressed as 4: persons_sum=112,persons_mean=16,persons_var=209.33333333333334,persons_count=7,persons_p50=10,persons_p75=30,persons_max=40
put: sum=(error)
step: persons=<5,persons_rsum=(error)' < <(seen)

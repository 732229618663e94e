#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# tcllib 1.21, math::statistics: the distribution of Student's t below 0, and the normal density of whole numbers.
#
# Guess: cdf-students-t grows from 0 to 1, as cdf-normal does; and 105 is 105.0 to pdf-normal.
# Seen: cdf-students-t has the value of -t at t, never below one half: at -4 with 20 degrees of freedom 0.99965 instead of
# 0.00035, so that a test for a bias downwards finds none. pdf-normal divides whole numbers as whole numbers: with mean 100
# and standard deviation 10 the density is the same from 100 to 109, and the likelihood of counts is a staircase:
# that of five counts with mean 96 is highest at 92. With 10.0 instead of 10 it is as guessed.
# Truth: the density of t summed by Simpson's rule; the formula of the normal density.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack tcl8.6=8.6.13+dfsg-2 tcllib=1.21+dfsg-1

# tcl_code: runs the Tcl code on standard input in the unpacked Tcl.
tcl_code() {
  { printf 'lappend auto_path {%s}\n' "$root/usr/share/tcltk/tcllib1.21"; cat; } >"$folder/code.tcl"
  TCL_LIBRARY=$root/usr/share/tcltk/tcl8.6 "$root/usr/bin/tclsh8.6" "$folder/code.tcl"
}

expect 'tcllib 1.21, math::statistics 1.5.0
t -4, 20 degrees of freedom: cdf-students-t 0.99965, in truth 0.00035; cdf-normal 0.00003
t -2, 20 degrees of freedom: cdf-students-t 0.97037, in truth 0.02963; cdf-normal 0.02278
t -1, 20 degrees of freedom: cdf-students-t 0.83537, in truth 0.16463; cdf-normal 0.15868
t 0, 20 degrees of freedom: cdf-students-t 0.50000, in truth 0.50000; cdf-normal 0.50000
t 2, 20 degrees of freedom: cdf-students-t 0.97037, in truth 0.97037; cdf-normal 0.97722
count 100, mean 100, standard deviation 10: pdf-normal 0.03989, in truth 0.03989
count 105, mean 100, standard deviation 10: pdf-normal 0.03989, in truth 0.03521
count 109, mean 100, standard deviation 10: pdf-normal 0.03989, in truth 0.02661
count 110, mean 100, standard deviation 10: pdf-normal 0.02420, in truth 0.02420
counts with mean 96: likeliest 92 (-16.608), with 10.0 96 (-16.608)' < <(tcl_code <<'TCL'
package require math::statistics
namespace import ::math::statistics::*

# area: the integral of the density, a command that x is appended to, from -60 to the end.
proc area {density end} {
  set steps 20000
  set width [expr {($end + 60.0) / $steps}]
  set sum 0.0
  for {set i 0} {$i <= $steps} {incr i} {
    set factor [expr {$i == 0 || $i == $steps ? 1 : $i % 2 ? 4 : 2}]
    set sum [expr {$sum + $factor * [{*}$density [expr {-60.0 + $i * $width}]]}]
  }
  return [expr {$sum * $width / 3}]
}

puts "tcllib 1.21, math::statistics [package present math::statistics]"
foreach t {-4.0 -2.0 -1.0 0.0 2.0} {
  puts [format "t %g, 20 degrees of freedom: cdf-students-t %.5f, in truth %.5f; cdf-normal %.5f" $t \
    [cdf-students-t 20 $t] [area {pdf-students-t 20} $t] [cdf-normal 0.0 1.0 $t]]
}
set pi [expr {acos(-1)}]
foreach count {100 105 109 110} {
  puts [format "count %d, mean 100, standard deviation 10: pdf-normal %.5f, in truth %.5f" $count \
    [pdf-normal 100 10 $count] [expr {exp(-0.5 * (($count - 100) / 10.0) ** 2) / 10 / sqrt(2 * $pi)}]]
}
# likeliest: the mean from 80 to 110 with the greatest log-likelihood of the counts by the density.
proc likeliest {density} {
  set top -1e9
  for {set mean 80} {$mean <= 110} {incr mean} {
    set log 0.0
    foreach count {88 95 97 99 101} {
      set log [expr {$log + log([{*}$density $mean $count])}]
    }
    if {$log > $top + 1e-9} {
      set top $log
      set best $mean
    }
  }
  return [format "%d (%.3f)" $best $top]
}
proc whole {mean count} { return [pdf-normal $mean 10 $count] }
proc real {mean count} { return [pdf-normal $mean 10.0 $count] }
puts "counts with mean 96: likeliest [likeliest whole], with 10.0 [likeliest real]"
TCL
)

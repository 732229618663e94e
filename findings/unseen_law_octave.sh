#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# GNU Octave's statistics package 1.5.3, nbincdf and nbininv: how many people were not seen.
#
# If each person is seen with probability p and n are seen, the number of those who are not has a
# negative binomial law (with prior 1/N, or where one counts until n are seen).
# Guess: the distribution function grows from 0 to 1 and its quantiles lie on both sides of the mean
# n (1 - p)/p, as R's do.
# Seen: so they are for 100 persons seen, and for more where most are seen. Of 300 who were seen with
# probability 0.2 the distribution function is 1 at the mean and all quantiles are 1050, below each of
# R's; of 621 it is nan, and all quantiles are 511 where R has 2,270 to 2,707. No error, no warning.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack octave=7.3.0-2 octave-statistics=1.5.3-2 r-base-core=4.2.2.20221110-2

# octave_code: runs the Octave code on standard input in the unpacked Octave.
octave_code() {
  { printf 'warning("off", "all"); addpath(genpath("%s"));\n' \
      "$root/usr/share/octave/packages/statistics-1.5.3"; cat; } >"$folder/code.m"
  HOME=$folder OCTAVE_HOME=$root/usr OCTAVE_EXEC_HOME=$root/usr \
    "$root/usr/bin/octave-cli" --no-gui --quiet --no-init-file --no-site-file \
    "$folder/code.m" 2>"$folder/octave.err" || head -n 5 "$folder/octave.err"
}

expect 'R: 100 seen, p 0.2: 2.5 %, 50 %, 97.5 % at 317 399 492
R: 621 seen, p 0.8: 2.5 %, 50 %, 97.5 % at 129 155 183
R: 300 seen, p 0.2: 2.5 %, 50 %, 97.5 % at 1052 1199 1356
R: 621 seen, p 0.2: 2.5 %, 50 %, 97.5 % at 2270 2483 2707
Octave: 100 seen, p 0.2: 2.5 %, 50 %, 97.5 % at 317 399 492; distribution at the mean 0.52
Octave: 621 seen, p 0.8: 2.5 %, 50 %, 97.5 % at 129 155 183; distribution at the mean 0.51
Octave: 300 seen, p 0.2: 2.5 %, 50 %, 97.5 % at 1050 1050 1050; distribution at the mean 1.00
Octave: 621 seen, p 0.2: 2.5 %, 50 %, 97.5 % at 511 511 511; distribution at the mean NaN' < <(
  r_code <<'R'
for (case in list(c(100, 0.2), c(621, 0.8), c(300, 0.2), c(621, 0.2)))
  cat(sprintf("R: %d seen, p %g: 2.5 %%, 50 %%, 97.5 %% at %s\n", case[1], case[2],
              paste(qnbinom(c(0.025, 0.5, 0.975), case[1], case[2]), collapse = " ")))
R
  octave_code <<'M'
for c = [100 621 300 621; 0.2 0.8 0.2 0.2]
  printf("Octave: %d seen, p %g: 2.5 %%, 50 %%, 97.5 %% at %d %d %d; distribution at the mean %.2f\n", ...
         c, nbininv([0.025 0.5 0.975], c(1), c(2)), nbincdf(round(c(1) * (1 - c(2)) / c(2)), c(1), c(2)));
end
M
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Math::Random::Free 0.2.0 (Perl), random_exponential: how long until a person is registered, 30 days on average.
#
# Guess: as a "drop-in replacement for Math::Random" it takes what Math::Random takes: how many numbers, and their mean.
# Seen: the second number is the rate. With 30 the mean of the draws is 0.033 days, and of 1,000 persons all are registered
# within the first day instead of 33, and 1,000 instead of 632 within 30 days. random_normal, beside it, takes mean and standard
# deviation as Math::Random does, and without a second number both modules have a mean of 1, so that a trial shows nothing.
# The page of the module names no argument; that of Math::Random calls it the mean, as does randlib, which it is made of.
# Truth: 1 - exp(-days / 30).
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack perl=5.36.0-7+deb12u4 libmath-random-free-perl=0.2.0-2

# perl_code: runs the Perl code on standard input in the unpacked Perl.
perl_code() {
  local lib
  lib=$root/usr/lib/$(uname -m)-linux-gnu
  cat >"$folder/code.pl"
  PERL5LIB=$root/usr/share/perl5:$root/usr/share/perl/5.36:$lib/perl/5.36:$lib/perl-base \
    "$root/usr/bin/perl" "$folder/code.pl"
}

expect 'Math::Random::Free 0.2.0
random_exponential(n, 30): mean 0.03; of 1,000 persons 1000 within a day, 1000 within 30 days (in truth 33 and 632)
random_exponential(n, 2): mean 0.50; of 1,000 persons 867 within a day, 1000 within 30 days (in truth 393 and 1000)
random_exponential(n, 1): mean 1.00; of 1,000 persons 631 within a day, 1000 within 30 days (in truth 632 and 1000)
random_exponential(n): mean 1.00
random_normal(n, 30, 5): mean 30.0' < <(perl_code <<'PERL'
use strict;
use warnings;
use List::Util qw(sum);
use Math::Random::Free qw(random_exponential random_normal random_set_seed_from_phrase);

print "Math::Random::Free $Math::Random::Free::VERSION\n";
random_set_seed_from_phrase('registers');
my $draws = 100_000;
for my $second (30, 2, 1) {
    my @days = random_exponential($draws, $second);
    my $within = sub { my $end = shift; sprintf '%.0f', 1000 * grep({ $_ <= $end } @days) / $draws };
    my $truth = sub { sprintf '%.0f', 1000 * (1 - exp(-$_[0] / $second)) };
    printf "random_exponential(n, %g): mean %.2f; of 1,000 persons %s within a day, %s within 30 days (in truth %s and %s)\n", $second,
      sum(@days) / $draws, $within->(1), $within->(30), $truth->(1), $truth->(30);
}
printf "random_exponential(n): mean %.2f\n", sum(random_exponential($draws)) / $draws;
printf "random_normal(n, 30, 5): mean %.1f\n", sum(random_normal($draws, 30, 5)) / $draws;
PERL
)

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Boost.Math 1.74: the last digits of gamma and beta functions, by which posteriors and tails are computed.
#
# Guess: headers alone, in doubles, without contraction and without promotion to long double, give the same bits on
# every processor that rounds as IEEE 754 says.
# Seen: where the compiler has SSE2, a header takes the place of the sum of the Lanczos approximation and adds its
# terms in another order. The rest of the library is the same; ARM, WebAssembly and others have the general sum. Here the
# second program is compiled as for them, with that header kept out by its own guard. Most values of gamma differ (1,920 of
# 3,000, when this was written), and most tails of the beta distribution (222 of 300): enough for a chain that compares
# such a number with a random one to go another way.
# Truth: long doubles. Neither order is better.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack libboost1.74-dev=1.74.0+ds1-21

cat >"$folder/code.cpp" <<'CPP'
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/version.hpp>
#include <cmath>
#include <cstdio>

using Doubles = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

int main() {
  std::printf("%s\n", BOOST_LIB_VERSION);
  double squares = 0.0;
  for (int i = 0; i < 3000; ++i) {
    const double x = 0.5 + i / 20.0;
    const double value = boost::math::tgamma(x, Doubles());
    const long double right = std::tgamma(static_cast<long double>(x));
    const double error = static_cast<double>((value - right) / right) / 0x1p-53;
    squares += error * error;
    std::printf("%a\n", value);
  }
  std::fprintf(stderr, "typical error %.0f halves of the last place\n", std::sqrt(squares / 3000));
  for (int n = 10; n <= 3000; n += 10)
    std::printf("%a\n", boost::math::ibeta(0.25 * n, 0.7 * n, 0.26, Doubles()));
}
CPP
compiled() {
  g++ -std=c++17 -O2 -ffp-contract=off -I"$root/usr/include" "$@" "$folder/code.cpp" -o "$folder/program"
  "$folder/program" 2>"$folder/error"
}
compiled >"$folder/with"
errors=$(cat "$folder/error")
compiled -DBOOST_MATH_SPECIAL_FUNCTIONS_LANCZOS_SSE2 >"$folder/without"

expect 'Boost 1_74, with SSE2 and as without it
gamma: most of 3000 values differ
beta tails: most of 300 values differ
gamma with SSE2: typical error 2 halves of the last place
gamma without: typical error 2 halves of the last place' < <(
  echo "Boost $(head -1 "$folder/with"), with SSE2 and as without it"
  # Lines first to last: the C library's pow may add a few to those that differ, or take them away.
  differing() {
    paste "$folder/with" "$folder/without" | sed -n "$1,$2p" |
      awk '$1 != $2 {n++} END {print (2 * n > NR ? "most" : "few") " of " NR " values differ"}'
  }
  echo "gamma: $(differing 2 3001)"
  echo "beta tails: $(differing 3002 3301)"
  echo "gamma with SSE2: $errors"
  echo "gamma without: $(cat "$folder/error")"
)

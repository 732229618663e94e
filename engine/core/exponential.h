// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cmath>

namespace darknumber::elementary {

/// exp(x) = 2^doublings (1 + r + rest) with x = doublings·log 2 + r, |r| up to 0.347 and |rest|
/// below 0.08; 1 + r is `one`, which is rounded, and `left`, by how much it was.
template <typename Real>
struct ReducedExponential {
  Real doublings, r, one, left, rest;
};

/// Adding it rounds a number to a whole one, which the lowest bits of the sum then hold.
constexpr double round_to_whole = 0x1.8p52;

/// exp(x + little) for |x| up to 1000, of a double or of each of a vector's. r is exact but for its
/// rounding, which goes into the rest: log 2 is a number of 42 bits and what is left of it. (exp(r)
/// - 1 - r) / r² is a polynomial by Remez' algorithm, within 2^-60 of exp(r).
template <typename Real>
inline ReducedExponential<Real> reduced_exponential(Real x, Real little) {
  const Real doublings = (x * 0x1.71547652b82fep+0 + round_to_whole) - round_to_whole;
  const Real high = x - doublings * 0x1.62e42fefa3800p-1;
  const Real low = doublings * 0x1.ef35793c76730p-45;
  const Real r = high - low;
  const Real lost = ((high - r) - low) + little;
  const Real z = r * r;
  const Real z2 = z * z;
  const Real q = ((0x1.555555555555cp-3 + r * 0x1.5555555555556p-5) +
                  z * (0x1.111111110eb1bp-7 + r * 0x1.6c16c16c163b6p-10)) +
                 z2 * (((0x1.a01a01b3f6cc5p-13 + r * 0x1.a01a01a639b71p-16) +
                        z * (0x1.71ddeefcd22b1p-19 + r * 0x1.27e4dda27304ep-22)) +
                       z2 * (0x1.af6dd7051e203p-26 + r * 0x1.1f6df5a7507d2p-29));
  const Real curve = 0.5 * z + z * r * q;
  const Real one = r + 1.0;
  return {doublings, r, one, r - (one - 1.0), curve + lost * (one + curve)};
}

/// 2 to the power of a whole number from -1022 to 1023, of a double or of each of a vector's: the
/// number goes to the bits of the exponent. `Bits` is the whole number of as many bits, or a vector
/// of them.
template <typename Bits, typename Real>
inline Real power_of_two(Real whole) {
  return std::bit_cast<Real>((std::bit_cast<Bits>(whole + (round_to_whole + 1023.0))) << 52);
}

/// exp(x + little) for x from -746 to 710, where it may be infinite or subnormal; half of the power
/// of two first.
template <typename Bits, typename Real>
inline Real exponential(Real x, Real little) {
  const auto reduced = reduced_exponential(x, little);
  const Real half = (reduced.doublings * 0.5 + round_to_whole) - round_to_whole;
  return (reduced.one + (reduced.left + reduced.rest)) * power_of_two<Bits>(half) *
         power_of_two<Bits>(reduced.doublings - half);
}

}  // namespace darknumber::elementary

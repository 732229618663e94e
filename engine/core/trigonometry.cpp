// SPDX-License-Identifier: MIT
#include "engine/core/trigonometry.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "engine/core/pair.h"

namespace darknumber::elementary {
namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr Pair half_pi{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54};

/// x = (quarter + 4·whole)·π/2 + rest, |rest| up to π/4.
struct Reduced {
  unsigned quarter;
  Pair rest;
};

/// Of |x| below 2^20, by π/2 in three parts, of which two have 33 bits (Cody & Waite 1980).
Reduced reduced_small(double x) {
  const double quarters = std::floor(x * 0x1.45f306dc9c883p-1 + 0.5);
  const Pair rest = two_sum(x - quarters * 0x1.921fb544p+0, -(quarters * 0x1.0b4611a6p-34));
  return {static_cast<unsigned>(static_cast<std::int64_t>(quarters)),
          quick_sum(rest.high, rest.low - quarters * 0x1.3198a2e037073p-69)};
}

/// 2/π: a word of zeros, and what is behind the binary point.
constexpr std::array<std::uint64_t, 20> two_over_pi{0,
                                                    0xa2f9836e4e441529,
                                                    0xfc2757d1f534ddc0,
                                                    0xdb6295993c439041,
                                                    0xfe5163abdebbc561,
                                                    0xb7246e3a424dd2e0,
                                                    0x06492eea09d1921c,
                                                    0xfe1deb1cb129a73e,
                                                    0xe88235f52ebb4484,
                                                    0xe99c7026b45f7e41,
                                                    0x3991d639835339f4,
                                                    0x9c845f8bbdf9283b,
                                                    0x1ff897ffde05980f,
                                                    0xef2f118b5a0a6d1f,
                                                    0x6d367ecf27cb09b7,
                                                    0x4f463f669e5fea2d,
                                                    0x7527bac7ebe5f17b,
                                                    0x3d0739f78a5292ea,
                                                    0x6bfb5fb11f8d5d08,
                                                    0x56033046fc7b6bab};

/// Of x = m·2^e from 2^20 on: of the product of m and those 192 bits of 2/π that decide about x·2/π
/// modulo 4, the first two bits are the quarter (Payne & Hanek 1983).
Reduced reduced_large(double x) {
  __extension__ using Wide = unsigned __int128;
  int exponent = 0;
  const auto m = static_cast<std::uint64_t>(std::ldexp(std::frexp(x, &exponent), 53));
  // The place of the first bit, which has the weight 2 in x·2/π.
  const auto first = static_cast<std::size_t>(exponent - 53 + 62);
  std::array<std::uint64_t, 3> word{};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t at = first / 64 + i;
    const std::size_t shift = first % 64;
    word[i] = shift == 0 ? two_over_pi[at]
                         : (two_over_pi[at] << shift) | (two_over_pi[at + 1] >> (64 - shift));
  }
  const Wide low = Wide{m} * word[2];
  const Wide middle = Wide{m} * word[1] + (low >> 64);
  const std::uint64_t high = m * word[0] + static_cast<std::uint64_t>(middle >> 64);
  auto quarter = static_cast<unsigned>(high >> 62);
  // The fraction of a quarter, in [0, 1), or less one where it is a half and more.
  Wide fraction = (Wide{high} << 66) | (Wide{static_cast<std::uint64_t>(middle)} << 2) |
                  (static_cast<std::uint64_t>(low) >> 62);
  const bool negative = (fraction >> 127) != 0;
  if (negative) {
    fraction = -fraction;
    ++quarter;
  }
  const double first_part =
      static_cast<double>(static_cast<std::uint64_t>(fraction >> 75)) * 0x1p-53;
  const double second_part =
      static_cast<double>(static_cast<std::uint64_t>(fraction >> 22) & 0x1fffffffffffff) * 0x1p-106;
  const double third_part =
      static_cast<double>(static_cast<std::uint64_t>(fraction) & 0x3fffff) * 0x1p-128;
  const Pair begun = quick_sum(first_part, second_part);
  const Pair rest = quick_sum(begun.high, begun.low + third_part) * half_pi;
  return {quarter, negative ? Pair{-rest.high, -rest.low} : rest};
}

Reduced reduced(double x) {
  const double size = std::abs(x);
  if (size < 0x1p20) return reduced_small(x);
  const Reduced result = reduced_large(size);
  return x > 0.0 ? result : Reduced{0U - result.quarter, {-result.rest.high, -result.rest.low}};
}

/// (sin x - x) / x³ and (cos x - 1 + x²/2) / x⁴ for |x| up to π/4 are polynomials in x² by Remez'
/// algorithm, within 2^-57 and 2^-59 of sin x and cos x.
double sine_of(Pair x) {
  const double z = x.high * x.high;
  const double w = z * z;
  const double curve = (-0x1.5555555555549p-3 + z * 0x1.111111110f87ap-7) +
                       w * ((-0x1.a01a019c11934p-13 + z * 0x1.71de3577b21abp-19) +
                            w * (-0x1.ae5e66376c0a0p-26 + z * 0x1.5d930027228ddp-33));
  return x.high + (x.low * (1.0 - 0.5 * z) + x.high * z * curve);
}

double cosine_of(Pair x) {
  const double z = x.high * x.high;
  const double w = z * z;
  const double curve = (0x1.555555555554cp-5 - z * 0x1.6c16c16c1517dp-10) +
                       w * ((0x1.a01a019cb1babp-16 - z * 0x1.27e4f809eec41p-22) +
                            w * (0x1.1ee9ebe80f084p-29 - z * 0x1.8fae9bf0d3c87p-37));
  const Pair begun = quick_sum(1.0, -0.5 * z);
  return begun.high + (begun.low + (w * curve - x.high * x.low));
}

/// sin(x + quarters·π/2).
double sine_ahead(double x, unsigned quarters) {
  const Reduced at = reduced(x);
  const unsigned quarter = (at.quarter + quarters) % 4;
  const double value = quarter % 2 == 0 ? sine_of(at.rest) : cosine_of(at.rest);
  return quarter < 2 ? value : -value;
}

/// (arcsin x - x) / x³ for |x| up to 1/2 is a polynomial in x² by Remez' algorithm, within 2^-59 of
/// arcsin x.
double arcsine_curve(double z) {
  constexpr std::array<double, 13> coefficients{
      0x1.5555555555578p-3, 0x1.333333332defcp-4, 0x1.6db6db722c553p-5, 0x1.f1c71a8b530a8p-6,
      0x1.6e8bdfed6afaep-6, 0x1.1c49dd982f7abp-6, 0x1.ca214ce5132cep-7, 0x1.75774f3062248p-7,
      0x1.618bee64df52cp-7, 0x1.e14b11d90f165p-9, 0x1.650668e82e1fep-6, -0x1.59fc1af106757p-6,
      0x1.0be5f8b881c99p-5};
  double sum = 0.0;
  for (std::size_t i = coefficients.size(); i > 0; --i) sum = sum * z + coefficients[i - 1];
  return z * sum;
}

}  // namespace

double sine(double x) {
  if (!(std::abs(x) <= std::numeric_limits<double>::max())) return no_number;
  return std::abs(x) < 0x1p-27 ? x : sine_ahead(x, 0);
}

double cosine(double x) {
  if (!(std::abs(x) <= std::numeric_limits<double>::max())) return no_number;
  return sine_ahead(x, 1);
}

double tangent(double x) {
  return std::abs(x) < 0x1p-27 ? x : sine(x) / cosine(x);
}

double arcsine(double x) {
  const double size = std::abs(x);
  if (!(size <= 1.0)) return no_number;
  if (size <= 0.5) return x + x * arcsine_curve(x * x);
  // arcsin x = π/2 - 2 arcsin(sqrt((1 - x)/2)).
  const double z = 0.5 * (1.0 - size);
  const double root = std::sqrt(z);
  const double value = half_pi.high - (2.0 * (root + root * arcsine_curve(z)) - half_pi.low);
  return x < 0.0 ? -value : value;
}

double arccosine(double x) {
  if (!(std::abs(x) <= 1.0)) return no_number;
  if (std::abs(x) <= 0.5) return half_pi.high - (x + (x * arcsine_curve(x * x) - half_pi.low));
  const double z = 0.5 * (1.0 - std::abs(x));
  const double root = std::sqrt(z);
  const double value = 2.0 * (root + root * arcsine_curve(z));
  return x > 0.0 ? value : 2.0 * half_pi.high - (value - 2.0 * half_pi.low);
}

}  // namespace darknumber::elementary

// SPDX-License-Identifier: MIT
#include "engine/core/elementary.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "engine/core/exponential.h"
#include "engine/core/pair.h"
#include "engine/core/trigonometry.h"

namespace darknumber::elementary {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// One of the 128 intervals of the significand: a reciprocal of a number in it, of nine bits, and
/// minus its logarithm, of which the first part is a multiple of 2^-42.
struct Interval {
  double reciprocal;
  double log_high, log_low;
};

constexpr int table_bits = 7;
constexpr std::size_t intervals = std::size_t{1} << table_bits;
/// Significands from this interval on, 1.414 and more, are halved, so that logarithms are small
/// about 1.
constexpr std::size_t first_halved = 53;

/// log x for x in [0.7, 1.5], to some 100 bits: 2 artanh((x-1)/(x+1)), by its series.
constexpr Pair log_by_series(double x) {
  // x has few bits, and so have x - 1 and x + 1; the quotient by one correction.
  const double quotient = (x - 1.0) / (x + 1.0);
  const Pair product = two_product(quotient, x + 1.0);
  const Pair s = quick_sum(quotient, (((x - 1.0) - product.high) - product.low) / (x + 1.0));
  const Pair square = s * s;
  Pair sum{0.0, 0.0};
  for (int n = 41; n >= 1; n -= 2) {
    // 1/n in two parts.
    const double first = 1.0 / n;
    const Pair back = two_product(first, static_cast<double>(n));
    const Pair term = quick_sum(first, ((1.0 - back.high) - back.low) / n);
    const Pair upper = square * sum;
    const Pair high = two_sum(term.high, upper.high);
    sum = quick_sum(high.high, high.low + (term.low + upper.low));
  }
  const Pair half = s * sum;
  return {2.0 * half.high, 2.0 * half.low};
}

constexpr std::array<Interval, intervals> make_table() {
  std::array<Interval, intervals> table{};
  for (std::size_t i = 0; i < intervals; ++i) {
    const bool halved = i >= first_halved;
    const double middle = (1.0 + (static_cast<double>(i) + 0.5) / intervals) * (halved ? 0.5 : 1.0);
    // Of nine bits; exactly 1 beside 1, where the logarithm has to be right relative to itself.
    const bool beside_one = i == 0 || i == intervals - 1;
    const double reciprocal =
        beside_one ? 1.0 : static_cast<double>(static_cast<int>(256.0 / middle + 0.5)) / 256.0;
    const Pair log = log_by_series(reciprocal);
    const double high = -((log.high + 0x1.8p10) - 0x1.8p10);  // a multiple of 2^-42
    table[i] = {reciprocal, high, (-log.high - high) - log.low};
  }
  return table;
}

constexpr std::array<Interval, intervals> table = make_table();

/// log(high + low) of a positive normal number, within 2^-65 of itself; low is 0 where high is
/// above 2^60. With m·2^k the number and c the reciprocal of m's interval, m·c = 1 + r, |r| < 2^-7,
/// exactly, since c has nine bits; then the sum of k log 2, -log c and log(1 + r), of which r and
/// r²/2 need two doubles.
Pair log_of_sum(double high, double low, int more_doublings = 0) {
  const auto bits = std::bit_cast<std::int64_t>(high);
  const auto i = static_cast<std::size_t>(bits >> (52 - table_bits)) & (intervals - 1);
  const std::int64_t halved = i >= first_halved ? 1 : 0;
  const std::int64_t k = (bits >> 52) - 1023 + halved;
  const Interval& interval = table[i];
  const std::int64_t m_bits = (bits & 0x000fffffffffffff) | ((1023 - halved) << 52);
  const double m = std::bit_cast<double>(m_bits);
  const double m1 = std::bit_cast<double>(m_bits & ~std::int64_t{0x7ffffff});
  Pair r = quick_sum(m1 * interval.reciprocal - 1.0, (m - m1) * interval.reciprocal);
  if (low != 0.0) {
    const double scale = std::bit_cast<double>((1023 - k) << 52);
    r = quick_sum(r.high, r.low + low * scale * interval.reciprocal);
  }
  const auto doublings = static_cast<double>(k + more_doublings);
  const Pair first = quick_sum(doublings * 0x1.62e42fefa3800p-1 + interval.log_high, r.high);
  const double r1 = upper_half(r.high), r2 = r.high - r1;
  const double square = r.high * r.high;
  const double square_low = ((r1 * r1 - square) + 2.0 * r1 * r2) + r2 * r2;
  const Pair second = quick_sum(first.high, -0.5 * square);
  // log(1 + r.high) - r.high + r²/2, from Taylor's series, whose next term is below 2^-80.
  const double series =
      r.high * square *
      ((1.0 / 3.0 - r.high * 0.25) +
       square * ((0.2 - r.high * (1.0 / 6.0)) +
                 square * ((1.0 / 7.0 - r.high * 0.125) + square * (1.0 / 9.0 - r.high * 0.1))));
  const double rest = doublings * 0x1.ef35793c76730p-45 + interval.log_low +
                      (r.low - r.low * r.high) - 0.5 * square_low;
  return quick_sum(second.high, second.low + (first.low + (rest + series)));
}

/// The logarithm of a number that is positive and finite.
Pair log_of(double x) {
  return x < std::numeric_limits<double>::min() ? log_of_sum(x * 0x1p52, 0.0, -52)
                                                : log_of_sum(x, 0.0);
}

/// What a logarithm is where it is no number but zero's, infinity's or a negative one's.
bool has_log(double x) {
  return x > 0.0 && x < infinity;
}

double special_log(double x) {
  if (x == 0.0) return -infinity;
  return x < 0.0 ? not_a_number : x;
}

double exp_of_sum(double x, double little) {
  if (x > 710.0) return infinity;
  if (x < -746.0) return 0.0;
  return exponential<std::int64_t>(x, little);
}

constexpr double pi = 0x1.921fb54442d18p+1;

/// log gamma(2 + z) for |z| up to 0.5: z(1 - Euler's constant) + z² times a polynomial by Remez'
/// algorithm, within 2^-54 of itself.
double log_gamma_from_two(double z) {
  constexpr std::array<double, 18> coefficients{
      0x1.4a34cc4a60fa7p-2,  -0x1.13e001a55760bp-4,  0x1.51322ac7d800dp-6,  -0x1.e404fc218ce3fp-8,
      0x1.7add6eae56dfcp-9,  -0x1.38ac5c2de2e9fp-10, 0x1.0b36af359b3a2p-11, -0x1.d3fd4afe933dbp-13,
      0x1.a127dca08ce64p-14, -0x1.78deae4723878p-15, 0x1.5806e4d5d7c2dp-16, -0x1.3cb1a05d33e5ap-17,
      0x1.263fd9933b33cp-18, -0x1.1298e22dba50dp-19, 0x1.ee0046e352b14p-21, -0x1.cbcdbfabf9a63p-22,
      0x1.2b34f5d4a1d16p-22, -0x1.2422f1f11162ep-23};
  // Even and odd powers by themselves, which a processor computes side by side.
  const double square = z * z;
  double even = coefficients[16], odd = coefficients[17];
  for (std::size_t i = 16; i > 0; i -= 2) {
    even = even * square + coefficients[i - 2];
    odd = odd * square + coefficients[i - 1];
  }
  return z * 0x1.b0ee6072093cep-2 + square * (even + z * odd);
}

bool is_whole(double y) {
  return std::trunc(y) == y;
}
bool is_odd(double y) {
  return std::abs(std::fmod(y, 2.0)) == 1.0;
}

}  // namespace

double exp(double x) {
  return x != x ? x : exp_of_sum(x, 0.0);
}

double expm1(double x) {
  if (x != x || std::abs(x) < 0x1p-54) return x;
  if (x > 710.0) return infinity;
  if (x < -40.0) return -1.0;
  const auto [doublings, r, one, left, rest] = reduced_exponential(x, 0.0);
  if (doublings == 0.0) return r + rest;
  // Twice the half where the whole power would be infinite.
  const double half = doublings > 1000.0 ? 0.5 : 1.0;
  const double power = power_of_two<std::int64_t>(half < 1.0 ? doublings - 1.0 : doublings);
  const double scaled = one * power;
  const Pair less = two_sum(scaled, -half);
  return (less.high + (less.low + (left + rest) * power)) / half;
}

double log(double x) {
  if (!has_log(x)) return special_log(x);
  return log_of(x).high;
}

double log1p(double x) {
  if (std::abs(x) < 0x1p-54) return x;
  if (x > 0x1p60 || x <= -1.0 || x != x) return log(1.0 + x);
  const Pair sum = two_sum(1.0, x);
  return log_of_sum(sum.high, sum.low).high;
}

double log2(double x) {
  if (!has_log(x)) return special_log(x);
  return (log_of(x) * Pair{0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56}).high;
}

double log10(double x) {
  if (!has_log(x)) return special_log(x);
  return (log_of(x) * Pair{0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57}).high;
}

double pow(double x, double y) {
  if (y == 2.0) return x * x;  // as the compilers have it
  if (y == 0.0 || x == 1.0) return 1.0;
  if (x != x || y != y) return x + y;
  const double size = std::abs(x);
  const double sign = x < 0.0 && is_odd(y) ? -1.0 : 1.0;
  if (size == 0.0 || size == infinity) {
    const double power = (size == 0.0) == (y < 0.0) ? infinity : 0.0;
    return std::signbit(x) && is_odd(y) ? -power : power;
  }
  if (size == 1.0 && std::abs(y) == infinity) return 1.0;
  if (x < 0.0 && !is_whole(y)) return not_a_number;
  if (std::abs(y) > 0x1p65) return size == 1.0 ? sign : (size > 1.0) == (y > 0.0) ? infinity : 0.0;
  if (std::abs(y) < 0x1p-65) return 1.0;
  const Pair log = log_of(size);
  const Pair product = two_product(log.high, y);
  return sign * exp_of_sum(product.high, product.low + log.low * y);
}

double cbrt(double x) {
  if (x == 0.0 || x != x || std::abs(x) == infinity) return x;
  const double root = pow(std::abs(x), 1.0 / 3.0);
  const Pair square = two_product(root, root);
  const Pair cube = square * Pair{root, 0.0};
  const double nearer = root - ((cube.high - std::abs(x)) + cube.low) / (3.0 * square.high);
  return x < 0.0 ? -nearer : nearer;
}

double atanh(double x) {
  const double size = std::abs(x);
  return std::copysign(0.5 * log1p(2.0 * size / (1.0 - size)), x);
}

double lgamma(double x) {
  if (x != x || std::abs(x) == infinity) return std::abs(x);
  if (x <= 0.0) {
    if (is_whole(x)) return infinity;
    // Euler's reflection.
    const double turns = std::fmod(x, 2.0);
    return log(pi / std::abs(x * sine(pi * turns))) - lgamma(-x);
  }
  if (x < 0.5) return log_gamma_from_two(x) - log(x * (1.0 + x));
  if (x < 1.5) return log_gamma_from_two(x - 1.0) - log1p(x - 1.0);
  if (x < 2.5) return log_gamma_from_two(x - 2.0);
  if (x < 8.0) {
    double product = 1.0;
    while (x >= 2.5) product *= x -= 1.0;
    return log(product) + log_gamma_from_two(x - 2.0);
  }
  const Pair log = log_of(x);
  if (x > 0x1p58) return x * (log.high - 1.0);
  // Stirling's series (Abramowitz & Stegun 6.1.41).
  const double t = 1.0 / (x * x);
  const double series = ((1.0 / 12.0 - t * (1.0 / 360.0)) +
                         t * t *
                             ((1.0 / 1260.0 - t * (1.0 / 1680.0)) +
                              t * t *
                                  ((1.0 / 1188.0 - t * (691.0 / 360360.0)) +
                                   t * t * (1.0 / 156.0 - t * (3617.0 / 122400.0))))) /
                        x;
  const Pair product = two_product(log.high, x - 0.5);
  const Pair sum = two_sum(product.high, -x);
  constexpr double half_log_two_pi = 0x1.d67f1c864beb5p-1;
  return sum.high + (sum.low + product.low + log.low * x + (series + half_log_two_pi));
}

double hypot(double x, double y) {
  const double a = std::abs(x), b = std::abs(y);
  if (a == infinity || b == infinity) return infinity;
  const double most = a > b ? a : b;
  const double scale = most > 0x1p500 ? 0x1p-600 : most < 0x1p-500 ? 0x1p600 : 1.0;
  return std::sqrt(a * scale * (a * scale) + b * scale * (b * scale)) / scale;
}

}  // namespace darknumber::elementary

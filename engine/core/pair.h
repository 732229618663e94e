// SPDX-License-Identifier: MIT
#pragma once

// Sums of two doubles that together have twice the digits, and the operations that give them
// without error where doubles are rounded to nearest and nothing is contracted.

namespace darknumber::elementary {

/// An unevaluated sum of two doubles, the second at most half a unit of the first.
struct Pair {
  double high, low;
};

/// a + b exactly, where b is 0 or |a| is at least |b| (Dekker 1971).
constexpr Pair quick_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

/// a + b exactly (Knuth, TAOCP 4.2.2).
constexpr Pair two_sum(double a, double b) {
  const double sum = a + b;
  const double of_b = sum - a;
  return {sum, (a - (sum - of_b)) + (b - of_b)};
}

/// The upper 26 bits of a number's 53 (Veltkamp); below 2^996.
constexpr double upper_half(double a) {
  const double scaled = a * 0x1.0000002p27;
  return scaled - (scaled - a);
}

/// a·b exactly (Dekker 1971).
constexpr Pair two_product(double a, double b) {
  const double product = a * b;
  const double a1 = upper_half(a), b1 = upper_half(b);
  const double a2 = a - a1, b2 = b - b1;
  return {product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2};
}

constexpr Pair operator*(Pair a, Pair b) {
  const Pair product = two_product(a.high, b.high);
  return quick_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

}  // namespace darknumber::elementary

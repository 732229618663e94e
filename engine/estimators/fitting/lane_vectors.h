// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "engine/core/exponential.h"
#include "engine/estimators/fitting/lane_kernels.h"
#if defined(__AVX__)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

// Vectors of `width` doubles, and what they do for one fit by itself. As lane_code.h, it calls no
// function that a source compiled for other instructions may have.

namespace darknumber::lanes {

template <std::size_t width>
struct VectorsOf {
  typedef double Reals __attribute__((vector_size(8 * width)));
  typedef std::int64_t Bits __attribute__((vector_size(8 * width)));
};

template <std::size_t width>
struct Vectors {
  using Reals = typename VectorsOf<width>::Reals;
  using Bits = typename VectorsOf<width>::Bits;

  static void spread(double value, Reals& to) {
    for (std::size_t l = 0; l < width; ++l) to[l] = value;
  }

  static void square_roots(const Reals& of, Reals& roots) {
#if defined(__AVX512F__)
    if constexpr (width == 8) {
      roots = (Reals)_mm512_sqrt_pd((__m512d)of);
      return;
    }
#endif
#if defined(__AVX__)
    if constexpr (width == 4) {
      roots = (Reals)_mm256_sqrt_pd((__m256d)of);
      return;
    }
#endif
#if defined(__SSE2__)
    if constexpr (width == 2) {
      roots = (Reals)_mm_sqrt_pd((__m128d)of);
      return;
    }
#endif
    for (std::size_t l = 0; l < width; ++l) roots[l] = __builtin_sqrt(of[l]);
  }

  /// As elementary::exp, which is 0 below -746 and infinite above 710.
  static void exponential_of(const Reals& values, Reals& results) {
    const Reals none{};
    Reals x = values > 710.0 ? none + 710.0 : values;
    x = x < -746.0 ? none - 746.0 : x;
    results = elementary::exponential<Bits>(x, none);
  }

  static void exponentials(const double* values, double* results, std::size_t count) {
    Reals some, powers;
    std::size_t at = 0;
    for (; at + width <= count; at += width) {
      __builtin_memcpy(&some, values + at, sizeof some);
      exponential_of(some, powers);
      __builtin_memcpy(results + at, &powers, sizeof powers);
    }
    if (at == count) return;
    some = Reals{};
    __builtin_memcpy(&some, values + at, (count - at) * sizeof(double));
    exponential_of(some, powers);
    __builtin_memcpy(results + at, &powers, (count - at) * sizeof(double));
  }

  static Reals at(const double* place) {
    Reals some;
    __builtin_memcpy(&some, place, sizeof some);
    return some;
  }
  static void put(const Reals& some, double* place) {
    __builtin_memcpy(place, &some, sizeof some);
  }

  /// The lanes of a vector after `last`, and `value` there; 0 before.
  static Reals after_lane(std::size_t last, double value, const Reals& some) {
    Bits lanes;
    for (std::size_t l = 0; l < width; ++l) lanes[l] = static_cast<std::int64_t>(l);
    const Reals others = lanes > static_cast<std::int64_t>(last) ? some : Reals{};
    return lanes == static_cast<std::int64_t>(last) ? Reals{} + value : others;
  }

  /// As above, but each row is taken from those below as soon as it is done, `width` columns at a
  /// time: to each entry happens the same in the same order. What is left of the diagonal in a
  /// vector becomes 0; what is right of the last column means nothing.
  static bool factorize_one(double* factor, double* transposed, std::size_t stride,
                            double* inverse_pivots, std::size_t size, double* right) {
    const std::size_t columns = size + (right == nullptr ? 0 : 1);
    if (right != nullptr)
      for (std::size_t k = 0; k < size; ++k) factor[k * stride + size] = right[k];
    // Before its row, a pivot has lost the squares above it.
    for (std::size_t k = 0; k < size; ++k) inverse_pivots[k] = factor[k * stride + k];
    for (std::size_t k = 0; k < size; ++k) {
      double* row = factor + k * stride;
      const std::size_t first = k - k % width;
      const double pivot = row[k];
      if (!(pivot > singular_pivot * inverse_pivots[k])) return false;
      const double root = __builtin_sqrt(pivot);
      const double inverse = 1.0 / root;
      inverse_pivots[k] = inverse;
      put(after_lane(k % width, root, at(row + first) * inverse), row + first);
      for (std::size_t i = first + width; i < columns; i += width)
        put(at(row + i) * inverse, row + i);
      for (std::size_t j = k + 1; j < size; ++j) {
        double* below = factor + j * stride;
        const double multiple = row[j];
        transposed[j * stride + k] = multiple;
        for (std::size_t i = j - j % width; i < columns; i += width)
          put(at(below + i) - multiple * at(row + i), below + i);
      }
    }
    if (right == nullptr) return true;
    for (std::size_t k = 0; k < size; ++k) right[k] = factor[k * stride + size];
    solve_upwards(transposed, stride, inverse_pivots, size, right);
    return true;
  }

  /// Lanes from the last to the first: each is divided by its pivot, then taken from those before.
  template <std::size_t... lane>
  static void solve_within(const double* transposed, std::size_t stride,
                           const double* inverse_pivots, std::size_t first, std::size_t size,
                           Reals& x, std::index_sequence<lane...>) {
    const auto one = [&](auto place) {
      constexpr std::size_t l = decltype(place)::value;
      const std::size_t k = first + l;
      if (k >= size) return;
      const double value = x[l] * inverse_pivots[k];
      x -= at(transposed + k * stride + first) * value;
      x[l] = value;
    };
    (one(std::integral_constant<std::size_t, width - 1 - lane>{}), ...);
  }

  /// Makes `values` the solution x of U x = values, from the last on.
  static void solve_upwards(const double* transposed, std::size_t stride,
                            const double* inverse_pivots, std::size_t size, double* values) {
    for (std::size_t first = (size - 1) / width * width + width; first > 0;) {
      first -= width;
      Reals x = at(values + first);
      solve_within(transposed, stride, inverse_pivots, first, size, x,
                   std::make_index_sequence<width>{});
      put(x, values + first);
      for (std::size_t i = 0; i < first; i += width) {
        Reals y = at(values + i);
        for (std::size_t k = first + width < size ? first + width : size; k-- > first;)
          y -= at(transposed + k * stride + i) * values[k];
        put(y, values + i);
      }
    }
  }

  static void solve_one(const double* factor, const double* transposed, std::size_t stride,
                        const double* inverse_pivots, std::size_t size, double* values) {
    for (std::size_t k = 0; k < size; ++k) {
      const double* row = factor + k * stride;
      const double value = values[k] * inverse_pivots[k];
      values[k] = value;
      for (std::size_t i = k + 1; i < size; ++i) values[i] -= row[i] * value;
    }
    solve_upwards(transposed, stride, inverse_pivots, size, values);
  }

  /// To each lane that has `stride` in it (upwards) or has not what the lane beside it holds.
  template <bool upwards, std::size_t stride, std::size_t... lane>
  static Reals sums_within(const Reals& v, std::index_sequence<lane...>) {
    const Reals beside = __builtin_shufflevector(v, v, (lane ^ stride)...);
    const Bits takes = {(((lane & stride) != 0) == upwards ? -1 : 0)...};
    return takes ? v + beside : v;
  }

  static Reals sums_within(Reals v, bool upwards) {
    using Lanes = std::make_index_sequence<width>;
    if (upwards) {
      v = sums_within<true, 1>(v, Lanes{});
      if constexpr (width > 2) v = sums_within<true, 2>(v, Lanes{});
      if constexpr (width > 4) v = sums_within<true, 4>(v, Lanes{});
    } else {
      v = sums_within<false, 1>(v, Lanes{});
      if constexpr (width > 2) v = sums_within<false, 2>(v, Lanes{});
      if constexpr (width > 4) v = sums_within<false, 4>(v, Lanes{});
    }
    return v;
  }

  /// Of an array of doubles: strides below the width within vectors, then of vectors.
  template <bool upwards>
  static void sums_of_one(double* v, std::size_t size) {
    if (size < width) {
      for (std::size_t stride = 1; stride < size; stride *= 2)
        for (std::size_t cell = 0; cell < size; ++cell)
          if ((cell & stride) == 0) {
            if constexpr (upwards)
              v[cell + stride] += v[cell];
            else
              v[cell] += v[cell + stride];
          }
      return;
    }
    for (std::size_t cell = 0; cell < size; cell += width)
      put(sums_within(at(v + cell), upwards), v + cell);
    for (std::size_t stride = width; stride < size; stride *= 2)
      for (std::size_t block = 0; block < size; block += 2 * stride)
        for (std::size_t cell = block; cell < block + stride; cell += width) {
          const Reals low = at(v + cell), high = at(v + cell + stride);
          if constexpr (upwards)
            put(high + low, v + cell + stride);
          else
            put(low + high, v + cell);
        }
  }
};

}  // namespace darknumber::lanes

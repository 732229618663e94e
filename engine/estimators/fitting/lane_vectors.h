// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

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

  /// Rows from the left as above, `width` columns at a time.
  static bool factorize_one(double* factor, std::size_t stride, double* inverse_pivots,
                            std::size_t size) {
    for (std::size_t j = 0; j < size; ++j) {
      double* row = factor + j * stride;
      const double diagonal = row[j];
      std::size_t i = j;
      for (; i + width <= size; i += width) {
        Reals sum, part;
        __builtin_memcpy(&sum, row + i, sizeof sum);
        for (std::size_t k = 0; k < j; ++k) {
          const double* above = factor + k * stride;
          __builtin_memcpy(&part, above + i, sizeof part);
          sum -= above[j] * part;
        }
        __builtin_memcpy(row + i, &sum, sizeof sum);
      }
      for (; i < size; ++i) {
        double sum = row[i];
        for (std::size_t k = 0; k < j; ++k) sum -= factor[k * stride + j] * factor[k * stride + i];
        row[i] = sum;
      }
      if (!(row[j] > singular_pivot * diagonal)) return false;
      row[j] = __builtin_sqrt(row[j]);
      const double inverse = 1.0 / row[j];
      inverse_pivots[j] = inverse;
      for (i = j + 1; i < size; ++i) row[i] *= inverse;
    }
    return true;
  }

  /// Of an array of doubles: strides below the width one by one, then vectors.
  template <bool upwards>
  static void sums_of_one(double* v, std::size_t size) {
    for (std::size_t stride = 1; stride < width && stride < size; stride *= 2)
      for (std::size_t block = 0; block < size; block += 2 * stride)
        for (std::size_t cell = block; cell < block + stride; ++cell) {
          if constexpr (upwards)
            v[cell + stride] += v[cell];
          else
            v[cell] += v[cell + stride];
        }
    for (std::size_t stride = width; stride < size; stride *= 2)
      for (std::size_t block = 0; block < size; block += 2 * stride)
        for (std::size_t cell = block; cell < block + stride; cell += width) {
          Reals low, high;
          __builtin_memcpy(&low, v + cell, sizeof low);
          __builtin_memcpy(&high, v + cell + stride, sizeof high);
          if constexpr (upwards) {
            high += low;
            __builtin_memcpy(v + cell + stride, &high, sizeof high);
          } else {
            low += high;
            __builtin_memcpy(v + cell, &low, sizeof low);
          }
        }
  }
};

}  // namespace darknumber::lanes

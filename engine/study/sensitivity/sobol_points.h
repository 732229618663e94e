// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace darknumber {

/// Sobol' points in the open unit cube, under a nested uniform scramble. A coordinate is a function
/// of (seed, scramble, point, column), and of nothing else: more points, columns or scrambles keep
/// those there are. Points are numbered from 0, and none is skipped. The first 2^m points put
/// exactly one in each of the 2^m equal intervals of every column.
///
/// Direction numbers: Joe & Kuo (2008), SIAM J. Sci. Comput. 30, as Boost.Random has them.
/// Scramble: Owen (1995), "Randomly permuted (t,m,s)-nets and (t,s)-sequences", in MCQMC 1994: each
/// binary digit is flipped or kept by a coin of its own for every value of the digits before it.
/// The coins are bits of Philox blocks.
class SobolPoints {
 public:
  /// `columns` from 1 to 3667, the length of Boost's table.
  SobolPoints(std::size_t columns, std::uint64_t seed);

  std::size_t columns() const { return directions_.size() / digits_of_a_number; }

  /// An odd multiple of 2^-36: never 0, never 1.
  double coordinate(std::uint32_t scramble, std::uint32_t point, std::size_t column) const;

 private:
  static constexpr std::size_t digits_of_a_number = 32;

  std::uint64_t seed_;
  std::vector<std::uint32_t> directions_;  // 32 a column, of the lowest bit of the number first
};

}  // namespace darknumber

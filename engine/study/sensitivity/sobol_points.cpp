// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/sobol_points.h"

#include <array>
#include <boost/random/sobol.hpp>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/core/random_stream.h"

namespace darknumber {
namespace {

constexpr int sequence_digits = 32;
/// The digits of a subtree of seven levels have 127 nodes, as many coins as one Philox block holds
/// but one. Five subtrees on a path make 35 digits; the last three are coins alone, since the
/// sequence has only zeros there.
constexpr int levels_a_block = 7;
constexpr int blocks = 5;
constexpr int path_digits = levels_a_block * blocks;

using Engine = boost::random::sobol_engine<std::uint32_t, sequence_digits>;

/// The engine runs in the order of the Gray code, in which number 2^(bit+1) - 1 is the direction
/// number of that bit alone. It gives the number after the one it is set to.
void read_directions(Engine& engine, std::size_t bit, std::vector<std::uint32_t>& directions) {
  engine.seed(static_cast<std::uint32_t>((std::uint64_t{2} << bit) - 2));
  for (std::size_t at = bit; at < directions.size(); at += sequence_digits)
    directions[at] = engine();
}

bool coin(const std::array<std::uint32_t, 4>& block, std::uint32_t node) {
  return ((block[node / 32] >> (node % 32)) & 1U) != 0;
}

}  // namespace

SobolPoints::SobolPoints(std::size_t columns, std::uint64_t seed)
    : seed_(seed), directions_(columns * digits_of_a_number) {
  static_assert(digits_of_a_number == sequence_digits);
  DN_EXPECT(columns >= 1 && columns <= boost::random::default_sobol_table::max_dimension,
            "as many columns as there are direction numbers");
  Engine engine(columns);
  for (std::size_t bit = 0; bit < digits_of_a_number; ++bit)
    read_directions(engine, bit, directions_);
}

double SobolPoints::coordinate(std::uint32_t scramble, std::uint32_t point,
                               std::size_t column) const {
  DN_EXPECT(column < columns(), "a column of the sequence");
  std::uint32_t plain = 0;
  for (std::size_t bit = 0; bit < digits_of_a_number; ++bit)
    if (((point >> bit) & 1U) != 0) plain ^= directions_[column * digits_of_a_number + bit];
  const std::uint64_t unscrambled = std::uint64_t{plain} << (path_digits - sequence_digits);

  std::uint64_t scrambled = 0;
  for (int block = 0; block < blocks; ++block) {
    const int below = path_digits - levels_a_block * (block + 1);
    const std::uint64_t path = unscrambled >> below;
    // The subtree's root: the digits before it, with a one in front that tells their number.
    const std::uint64_t root =
        (std::uint64_t{1} << (levels_a_block * block)) | (path >> levels_a_block);
    const std::array<std::uint32_t, 4> coins =
        philox4x32_10({static_cast<std::uint32_t>(root), static_cast<std::uint32_t>(column),
                       static_cast<std::uint32_t>(Purpose::study_points), scramble},
                      {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)});
    std::uint32_t node = 1;
    for (int level = levels_a_block - 1; level >= 0; --level) {
      const std::uint32_t digit = static_cast<std::uint32_t>(path >> level) & 1U;
      scrambled = (scrambled << 1) | (digit ^ (coin(coins, node) ? 1U : 0U));
      node = 2 * node + digit;
    }
  }
  return std::ldexp(2.0 * static_cast<double>(scrambled) + 1.0, -(path_digits + 1));
}

}  // namespace darknumber

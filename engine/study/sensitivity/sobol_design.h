// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/study/sensitivity/sobol_points.h"

namespace darknumber {

/// Which points a study of Sobol' indices asks for. A dummy factor, whose indices show what zero
/// looks like, is one more dimension that the caller ignores.
struct SobolDesignSpec {
  std::size_t dimensions = 1;   // factors, 1 to 1833
  std::size_t base_points = 0;  // N of each scramble, 2 to 2^32; best a power of two
  bool second_order = false;    // N (2d + 2) rows a scramble instead of N (d + 2)
  std::size_t scrambles = 1;  // independent designs; with 8 the spread between them is an error bar
  std::uint64_t seed = 0;
};

/// A and B: independent points. AB: A with one coordinate from B; BA: the reverse.
enum class SobolRole : std::uint8_t { a, b, ab, ba };

struct SobolRow {
  std::size_t base_point = 0;
  std::size_t scramble = 0;
  SobolRole role = SobolRole::a;
  std::size_t factor = 0;     // whose coordinate is exchanged, in AB and BA
  std::vector<double> point;  // in the open unit cube
};

/// The rows, each made when asked for. They come base point by base point, within that scramble by
/// scramble, within that A, B, AB of every factor, BA of every factor. So a design with more base
/// points begins with the rows of the smaller one.
/// Source: Saltelli et al. (2010), Computer Physics Communications 181; A and B are the two halves
/// of the columns of one sequence.
class SobolDesign {
 public:
  explicit SobolDesign(const SobolDesignSpec& spec);

  const SobolDesignSpec& spec() const { return spec_; }
  std::size_t rows_a_base_point() const;  // of one scramble
  std::size_t rows() const;
  SobolRow row(std::size_t index) const;
  /// Where A of a base point is; the others of its rows follow.
  std::size_t first_row(std::size_t base_point, std::size_t scramble) const;

 private:
  SobolDesignSpec spec_;
  SobolPoints points_;
};

}  // namespace darknumber

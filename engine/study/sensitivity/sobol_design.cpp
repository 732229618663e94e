// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/sobol_design.h"

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

constexpr std::uint64_t most_base_points = std::uint64_t{1} << 32;

}  // namespace

SobolDesign::SobolDesign(const SobolDesignSpec& spec)
    : spec_(spec), points_(2 * spec.dimensions, spec.seed) {
  DN_EXPECT(spec.base_points >= 2 && spec.base_points <= most_base_points, "2 to 2^32 base points");
  DN_EXPECT(spec.scrambles >= 1, "a scramble");
}

std::size_t SobolDesign::rows_a_base_point() const {
  return 2 + spec_.dimensions * (spec_.second_order ? 2 : 1);
}

std::size_t SobolDesign::rows() const {
  return spec_.base_points * spec_.scrambles * rows_a_base_point();
}

std::size_t SobolDesign::first_row(std::size_t base_point, std::size_t scramble) const {
  return (base_point * spec_.scrambles + scramble) * rows_a_base_point();
}

SobolRow SobolDesign::row(std::size_t index) const {
  DN_EXPECT(index < rows(), "a row of the design");
  const std::size_t d = spec_.dimensions;
  const std::size_t block = index / rows_a_base_point();
  const std::size_t place = index % rows_a_base_point();
  SobolRow row;
  row.base_point = block / spec_.scrambles;
  row.scramble = block % spec_.scrambles;
  if (place == 1) row.role = SobolRole::b;
  if (place >= 2) row.role = place < 2 + d ? SobolRole::ab : SobolRole::ba;
  if (place >= 2) row.factor = (place - 2) % d;
  const bool from_a = row.role == SobolRole::a || row.role == SobolRole::ab;
  for (std::size_t j = 0; j < d; ++j) {
    const bool exchanged = place >= 2 && j == row.factor;
    row.point.push_back(points_.coordinate(static_cast<std::uint32_t>(row.scramble),
                                           static_cast<std::uint32_t>(row.base_point),
                                           from_a != exchanged ? j : d + j));
  }
  return row;
}

}  // namespace darknumber

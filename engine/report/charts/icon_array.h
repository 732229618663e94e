// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace darknumber {

/// How far off an estimate is, in steps of the multiple of the truth; or that it grows without
/// bound, or is none.
enum class HowFar { far_under, under, near, over, far_over, unbounded, none };
inline constexpr std::size_t how_far_count = 7;

/// One step: what it is called and how it is drawn.
struct HowFarKind {
  std::string_view words;
  std::string_view style;
};

/// In the order of `HowFar`.
const std::array<HowFarKind, how_far_count>& how_far_kinds();

/// Half the truth or less, less than nine tenths, within a tenth, up to twice, twice and more; of
/// an infinite ratio without bound, and of one that does not exist none.
HowFar how_far(double ratio);

/// How many of a hundred registers each step has, one an entry of `how_far_kinds`: whole numbers
/// that add up to 100, rounded by the largest remainders. `ratios` is not empty.
std::array<int, how_far_count> of_a_hundred(const std::vector<double>& ratios);

/// A hundred signs, a sign a register, and what each kind means.
std::string icon_array_svg(const std::string& name, const std::string& title,
                           const std::array<int, how_far_count>& counts);

/// "Of a hundred registers: 12 within a tenth of the truth and 88 twice the truth or more."
std::string icon_array_words(const std::array<int, how_far_count>& counts);

}  // namespace darknumber

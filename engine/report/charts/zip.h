// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace darknumber {

/// An interval of one register, as multiples of the truth.
struct RatioInterval {
  double estimate = 0.0;
  double low = 0.0;
  double high = 0.0;

  bool covers() const { return low <= 1.0 && 1.0 <= high; }
};

/// Intervals one above the other, from those whose truth is nearest to their middle, in units of
/// their own length, to those whose truth is furthest: the upper ones miss it. With honest
/// intervals of 95 % the miss begins at 95 of 100. Of more than 300 intervals every so manieth is
/// drawn. Source: Morris, White & Crowther (2019), Statistics in Medicine 38, "zip plot".
std::string zip_svg(const std::string& name, const std::string& title,
                    const std::vector<RatioInterval>& intervals, double level);

/// How many cover the truth, and on which side the others miss it.
std::string zip_words(const std::vector<RatioInterval>& intervals);

}  // namespace darknumber

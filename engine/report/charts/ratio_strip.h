// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <string>
#include <vector>

namespace darknumber {

/// What one estimator says, as multiples of the truth.
struct StripRow {
  std::string label;
  double median = NAN;    // infinite where at least half of the registers have no bounded estimate
  double mcse = NAN;      // its Monte Carlo standard error
  double low = NAN;       // where the middle of the registers begins
  double high = NAN;      // and ends; infinite likewise
  double expected = NAN;  // the answer on the expected table
  std::size_t unbounded = 0;  // registers whose estimate grows without bound
  std::size_t none = 0;       // without an estimate for another reason
  std::size_t all = 0;
};

/// How far off each estimator is and which way, over the truth at 1 on a logarithmic axis: the
/// median with its Monte Carlo error (a thin line), the middle of the registers (a thick one), the
/// answer on the expected table (a diamond). What is without bound is an arrow with words.
std::string ratio_strip_svg(const std::string& name, const std::string& title,
                            const std::vector<StripRow>& rows);

/// The same in words, a sentence a row.
std::string ratio_strip_words(const std::vector<StripRow>& rows);

}  // namespace darknumber

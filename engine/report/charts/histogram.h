// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace darknumber {

/// Estimates of many registers as multiples of the truth, counted in bins of equal ratio. What is
/// beyond the outermost bins, 1 in 200 at each end, is counted in them.
struct RatioHistogram {
  double low = 0.0;  // where the first bin begins
  double high = 0.0;
  double least = 0.0;  // of the estimates that are not beyond the outermost bins
  double most = 0.0;
  std::vector<std::size_t> counts;
  std::size_t unbounded = 0;  // without bound: in no bin
  std::size_t none = 0;       // without an estimate for another reason
};

/// `ratios`: infinite where an estimate grows without bound, NaN where there is none.
RatioHistogram ratio_histogram(const std::vector<double>& ratios);

/// `noun`: what each estimate is of, "registers" or "worlds".
std::string histogram_svg(const std::string& name, const std::string& title,
                          const RatioHistogram& histogram, const std::string& noun = "registers");

/// How many are below and above the truth, and without an estimate.
std::string histogram_words(const std::vector<double>& ratios,
                            const std::string& noun = "registers");

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace darknumber {

/// Positive numbers, such as estimates of many registers as multiples of the truth, counted in bins
/// of equal ratio. What is beyond the outermost bins, 1 in 200 at each end, is counted in them.
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

/// Something said of the number, drawn below its histogram: a stretch, or a point where both ends
/// are one.
struct HistogramMark {
  std::string label;
  double low = 0.0;
  double high = 0.0;
};

/// Positive numbers, with what others said below them; `axis` is what the numbers are.
std::string marked_histogram_svg(const std::string& name, const std::string& title,
                                 const std::vector<double>& numbers, const std::string& axis,
                                 const std::vector<HistogramMark>& marks);

}  // namespace darknumber

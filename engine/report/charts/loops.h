// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace darknumber {

/// A factor of a nested loop plot: which of its values each place has.
struct LoopFactor {
  std::string name;
  std::vector<std::string> values;  // in their order
  std::vector<std::size_t> at;      // one a place: an index of `values`
};

/// A number with its Monte Carlo standard error, 0 of an exact one.
struct LoopValue {
  double value = 0.0;
  double mcse = 0.0;
};

/// One series, drawn in steps.
struct LoopSeries {
  std::string label;
  std::vector<std::optional<LoopValue>> values;  // one a place; none: no number, a gap
};

/// A measure at every combination of several factors, in order, and below it the factors as steps.
/// Source: Rucker & Schwarzer (2014), BMC Medical Research Methodology 14:129.
struct LoopsChart {
  std::string measure;
  std::optional<double> reference = {};
  std::vector<LoopFactor> factors = {};  // the first changes most slowly
  std::vector<LoopSeries> series = {};
};

std::string loops_svg(const std::string& name, const std::string& title, const LoopsChart& chart);

/// How many places there are, what the factors are, and from where to where each series goes, the
/// ends with their Monte Carlo errors.
std::string loops_words(const LoopsChart& chart);

}  // namespace darknumber

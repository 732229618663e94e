// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/covariate.h"

namespace darknumber {

/// A covariate of a table, with the levels that someone has.
struct PatternCovariate {
  std::vector<std::size_t> kept;  // of all its levels, ascending
  std::size_t levels = 0;         // all of them
};

/// Counts by history and pattern, the full product of both: a cell that no one has is a count of 0,
/// which a fit sees. A pattern is one level of each covariate, the first one's changing fastest. A
/// level that no one has is none, and neither are its cells.
struct PatternTable {
  int lists = 0;
  std::size_t patterns = 1;
  std::vector<PatternCovariate> covariates;
  std::vector<double> counts;   // by history, then pattern; 0 on no list, where no one is seen
  std::vector<double> margins;  // likewise: persons of the pattern on all lists of the set
  double observed = 0.0;        // n

  std::size_t cell(CaptureHistory history, std::size_t pattern) const {
    return history * patterns + pattern;
  }
  /// The place among the kept levels of a covariate that a pattern has.
  std::size_t level_of(std::size_t pattern, std::size_t covariate) const;
  /// Observable cells: what degrees of freedom are counted from.
  std::size_t cells() const { return (history_count(lists) - 1) * patterns; }
};

/// `by_stratum`: tables over the same lists, one a stratum of the covariates; several strata may be
/// one pattern. A count below 1e-9 is 0, as in every estimator.
PatternTable pattern_table(std::span<const ContingencyTable> by_stratum,
                           std::span<const Covariate> covariates);

/// A term of a model: a set of lists and of covariates, the lists' bits first.
using VariableSet = std::uint32_t;

/// The lists of a term, and its covariates, whose bits then begin at 0.
CaptureHistory lists_of(VariableSet term, int lists);
std::uint32_t covariates_of(VariableSet term, int lists);
VariableSet covariate_bit(std::size_t covariate, int lists);

/// The most lists and covariates that a model can have together.
inline constexpr int most_variables = 31;

}  // namespace darknumber

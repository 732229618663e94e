// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/scenario/study_spec.h"

namespace darknumber {

/// Ties numbers together by a joint normal distribution of their normal scores. Spearman's rank
/// correlation rho asks for the correlation r = 2 sin(pi rho / 6) of the scores (Pearson 1907,
/// Drapers' Company Research Memoirs, Biometric Series IV).
class GaussianCopula {
 public:
  /// Nothing where no joint distribution has all of these correlations together: their matrix is
  /// not positive definite.
  static std::optional<GaussianCopula> make(std::size_t dimensions,
                                            std::span<const RankCorrelation> correlations);

  /// Scores from independent ones.
  std::vector<double> scores(std::span<const double> independent) const;

  /// The same of shares in (0, 1), each uniform.
  std::vector<double> shares(std::span<const double> independent) const;

 private:
  std::size_t dimensions_ = 0;
  std::vector<double> lower_;  // Cholesky factor, row by row
  bool independent_ = true;
};

/// That of a study's factors; its reader has made sure that there is one.
GaussianCopula copula_of(const StudySpec& study);

}  // namespace darknumber

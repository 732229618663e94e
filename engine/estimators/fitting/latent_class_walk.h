// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/estimators/fitting/latent_class_moves.h"
#include "engine/estimators/fitting/seen_elsewhere.h"

namespace darknumber {

/// The cells of a table that hold anyone.
struct ObservedCell {
  CaptureHistory history = 0;
  std::int64_t count = 0;
};

/// A random walk of the classes' probabilities and sticks with everyone's class and N integrated
/// out: given them, the likelihood is prod over cells of p_h^x_h / (1 - p_0)^n, since with the
/// prior 1/N the observed are a sample of those seen. So classes move as far as the table allows,
/// and not only as far as the persons given to them allow. Cells left out are unseen to it: p_0 has
/// theirs, too; of cells with a bound it goes by the numbers drawn last. Source: Metropolis et al.
/// (1953) on the collapsed posterior (Liu 1994, JASA 89).
class ProbabilityWalk {
 public:
  /// `seen`: the histories whose number is known (`beginnings_without`).
  ProbabilityWalk(std::vector<ObservedCell> cells, std::size_t classes,
                  std::vector<Beginning> seen);

  /// Another number of persons in a cell.
  void set_count(std::size_t cell, std::int64_t count);

  /// One proposal for the probabilities of every class, and one for every stick.
  void move(LatentClasses& classes, RandomStream& stream);

 private:
  void fill_row(const LatentClasses& classes, const LatentClassState& state, double* row) const;
  double log_likelihood(const std::vector<double>& shares);
  void move_class(LatentClasses& classes, std::size_t k, RandomStream& stream);
  void move_stick(LatentClasses& classes, std::size_t k, RandomStream& stream);

  std::vector<ObservedCell> cells_;
  std::vector<Beginning> seen_;
  std::size_t columns_;         // one a cell, and one for being seen at all
  std::vector<double> powers_;  // x_h, and -n
  std::vector<double> rows_;    // of each class the probability of each column
  std::vector<double> totals_;
  std::vector<double> shares_;
  std::vector<double> proposed_;  // shares
  double current_ = 0.0;          // log likelihood
};

}  // namespace darknumber

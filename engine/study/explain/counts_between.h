// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/random_stream.h"
#include "engine/estimators/completions.h"

namespace darknumber {

/// A count Y of which no more is known than that a <= Y <= b, a and b whole: Poisson with this
/// mean, or, with a relative standard deviation `spread` > 0 of the mean, gamma-Poisson of size
/// k = 1 / spread^2. Next to each other its probabilities are
///   P(Y = y + 1) / P(Y = y) = m / (y + 1), or (y + k) / (y + 1) m / (m + k).
class CountsBetween {
 public:
  CountsBetween(const SuppressedCount& count, double mean, double spread);

  /// log P(a <= Y <= b): of a mean of 0 it is 0 where a is 0, else -infinity.
  double log_probability() const;
  /// Y, given that it is one of these. Requires a probability above 0.
  double draw(RandomStream& stream) const;

 private:
  double log_of_least() const;
  double ratio(double y) const;

  double least_;
  double most_;
  double mean_;
  double size_;  // 0: Poisson
};

/// The mean of a Poisson count with which it is likeliest between a and b. The derivative of
/// P(a <= Y <= b) by the mean is P(Y = a - 1) - P(Y = b), so m^(b - a + 1) = b! / (a - 1)!, and
/// 0 where a is 0.
double likeliest_mean(const SuppressedCount& count);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/random_stream.h"
#include "engine/estimators/fitting/poisson_tails.h"

namespace darknumber {

/// What a count can be: least, least + 1, …, most. One that is known has one number.
struct CountInterval {
  double least = 0.0;
  double most = 0.0;
};

/// log P(Y = y) + log y! of a count Y that is Poisson with this mean, or, with a relative standard
/// deviation `spread` > 0 of the mean, gamma-Poisson of size k = 1 / spread^2:
///   y log m - m, or log(Gamma(y + k) / Gamma(k)) - k log(1 + m / k) + y log(m / (m + k)).
/// Of a mean of 0 it is 0 where y is 0, else -infinity.
double log_count_term(double y, double mean, double spread);

/// A count Y of which no more is known than its interval, a <= Y <= b, Poisson or gamma-Poisson as
/// above. Next to each other its probabilities are
///   P(Y = y + 1) / P(Y = y) = m / (y + 1), or (y + k) / (y + 1) m / (m + k).
class CountsBetween {
 public:
  CountsBetween(const CountInterval& count, double mean, double spread);

  /// log P(a <= Y <= b): of a mean of 0 it is 0 where a is 0, else -infinity.
  double log_probability() const;
  /// The same with the moments of Y, given its interval. Requires a mean above 0.
  CensoredPoisson moments() const;
  /// Y, given its interval. Requires a probability above 0.
  double draw(RandomStream& stream) const;

 private:
  double log_of_least() const;
  double ratio(double y) const;
  /// P(Y = a), ..., P(Y = b), as multiples of the greatest of them; the logarithm of that one
  /// relative to P(Y = a) is `log_greatest`.
  std::vector<double> masses(double& log_greatest) const;

  double least_;
  double most_;
  double mean_;
  double spread_;
  double size_;  // infinite: Poisson
};

/// The mean of a Poisson count with which it is likeliest in its interval. The derivative of
/// P(a <= Y <= b) by the mean is P(Y = a - 1) - P(Y = b), so m^(b - a + 1) = b! / (a - 1)!, and
/// 0 where a is 0.
double likeliest_mean(const CountInterval& count);

}  // namespace darknumber

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

/// The law of counts that are Poisson, or, with a relative standard deviation `spread` > 0 of their
/// means, gamma-Poisson of size k = 1 / spread^2.
class CountLaw {
 public:
  explicit CountLaw(double spread);

  /// log P(Y = y) + log y! at this mean m:
  ///   y log m - m, or log(Gamma(y + k) / Gamma(k)) - k log(1 + m / k) + y log(m / (m + k)).
  /// Of a mean of 0 it is 0 where y is 0, else -infinity.
  double log_term(double y, double mean) const;
  /// P(Y = y + 1) / P(Y = y) = m / (y + 1), or (y + k) / (y + 1) m / (m + k).
  double ratio(double y, double mean) const;

 private:
  double size_;           // infinite: Poisson
  double of_size_ = 0.0;  // log Gamma(k); of a large k what Stirling's formula leaves of it
};

/// A count Y of which no more is known than its interval, a <= Y <= b, Poisson or gamma-Poisson as
/// above.
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
  /// P(Y = a), ..., P(Y = b), as multiples of the greatest of them; the logarithm of that one
  /// relative to P(Y = a) is `log_greatest`.
  std::vector<double> masses(double& log_greatest) const;

  double least_;
  double most_;
  double mean_;
  CountLaw law_;
};

/// The mean of a Poisson count with which it is likeliest in its interval. The derivative of
/// P(a <= Y <= b) by the mean is P(Y = a - 1) - P(Y = b), so m^(b - a + 1) = b! / (a - 1)!, and
/// 0 where a is 0.
double likeliest_mean(const CountInterval& count);

}  // namespace darknumber

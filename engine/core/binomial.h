// SPDX-License-Identifier: MIT
#pragma once

#include <boost/random/binomial_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <cmath>
#include <cstdint>

#include "engine/core/random_stream.h"

namespace darknumber {

/// More persons than this are not drawn: up to here a double says how many they are.
inline constexpr double most_persons_drawn = 0x1p53;

/// A probability, in [0, 1] but for rounding, by which numbers of successes are drawn. Boost.Random
/// from a mean of 11 on: BTRD (Hormann 1993). Below it Boost.Random's inversion, with its numbers:
/// one uniform number is taken by the terms from 0 on (Kachitvichyanukul & Schmeiser 1988, CACM 31,
/// algorithm BINV); but P(0) is not a power worked out anew each time, and is mostly not needed.
class BinomialChance {
 public:
  explicit BinomialChance(double p)
      : p_(p),
        rarer_(p > 0.5 ? 1.0 - p : p),
        log_rest_(rarer_ > 0.0 ? std::log(1.0 - rarer_) : 0.0) {}

  /// Successes among `n` persons.
  std::int64_t draw(std::int64_t n, RandomStream& stream) const {
    if (n == 0 || p_ <= 0.0) return 0;
    if (p_ >= 1.0) return n;
    constexpr std::int64_t boost_inverts_below = 11;
    if (static_cast<std::int64_t>(static_cast<double>(n + 1) * rarer_) >= boost_inverts_below)
      return boost::random::binomial_distribution<std::int64_t, double>(n, p_)(stream);
    const std::int64_t drawn = invert(n, boost::random::uniform_01<double>()(stream));
    return p_ > 0.5 ? n - drawn : drawn;
  }

 private:
  /// The least x with P(X <= x) >= u, X the successes of the rarer kind.
  std::int64_t invert(std::int64_t n, double u) const {
    const auto persons = static_cast<double>(n);
    constexpr double rounding = 1e-12;
    const double rest = 1.0 - rarer_;
    if (u <= 1.0 - persons * (1.0 - rest) - rounding) return 0;  // Bernoulli's inequality
    const double odds = rarer_ / rest;
    double term = std::exp(persons * log_rest_);
    std::int64_t x = 0;
    while (u > term && x < n) {
      u -= term;
      ++x;
      const double next = ((persons + 1.0) * odds / static_cast<double>(x) - odds) * term;
      if (next < 0x1p-52 && next < term) break;
      term = next;
    }
    return x;
  }

  double p_;
  double rarer_;     // of success and failure
  double log_rest_;  // log(1 - rarer_)
};

/// Successes among `n` persons, each with probability `p`, for a probability that is used once.
inline std::int64_t draw_binomial(std::int64_t n, double p, RandomStream& stream) {
  return BinomialChance(p).draw(n, stream);
}

/// A Poisson number with expectation `mean` (0 gives 0).
inline std::int64_t draw_poisson(double mean, RandomStream& stream) {
  if (mean <= 0.0) return 0;
  return boost::random::poisson_distribution<std::int64_t, double>(mean)(stream);
}

}  // namespace darknumber

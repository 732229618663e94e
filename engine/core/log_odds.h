// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

namespace darknumber {

/// log(p / (1 - p)), to the last digits where p is small, too; -infinity at 0, +infinity at 1.
inline double log_odds(double p) {
  return std::log(p) - std::log1p(-p);
}

/// The probability that has these log-odds.
inline double from_log_odds(double x) {
  return 1.0 / (1.0 + std::exp(-x));
}

/// The probability whose log-odds are those of `p` plus `shift`; 0 and 1 stay.
inline double shifted_in_log_odds(double p, double shift) {
  return p <= 0.0 || p >= 1.0 ? p : from_log_odds(log_odds(p) + shift);
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/unseen_persons.h"

#include <algorithm>
#include <vector>

#include "engine/core/binomial.h"
#include "engine/estimators/fitting/gamma_variate.h"

namespace darknumber {

std::int64_t draw_unseen_at_most(std::int64_t others, double p, std::int64_t most,
                                 RandomStream& stream) {
  constexpr int tries = 8;
  const auto number = static_cast<double>(others);
  for (int i = 0; i < tries; ++i) {
    const double mean = draw_gamma(number, stream) * p / std::max(1.0 - p, 1e-300);
    if (mean > most_unseen_persons) continue;
    const std::int64_t drawn = draw_poisson(mean, stream);
    if (drawn <= most) return drawn;
  }
  constexpr double negligible = 1e-17;
  std::vector<double> weights{1.0};  // of most, most - 1, …
  double sum = 1.0;
  for (auto at = static_cast<double>(most); at > 0.0; at -= 1.0) {
    const double ratio = at / ((number + at - 1.0) * p);  // of the next lower number
    weights.push_back(weights.back() * ratio);
    sum += weights.back();
    if (ratio < 1.0 && weights.back() < negligible * sum) break;
  }
  double rest = sum * stream.uniform();
  std::size_t below = 0;
  while (below + 1 < weights.size() && rest >= weights[below]) rest -= weights[below++];
  return most - static_cast<std::int64_t>(below);
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/study/design/added_list.h"

#include <cmath>
#include <numeric>

#include "engine/core/binomial.h"

namespace darknumber {
namespace {

/// log C(n, k), as far as it differs between worlds: without the k!.
double log_choices(std::int64_t n, std::int64_t k) {
  return std::lgamma(static_cast<double>(n) + 1.0) - std::lgamma(static_cast<double>(n - k) + 1.0);
}

}  // namespace

std::int64_t AddedCounts::all() const {
  return std::accumulate(known.begin(), known.end(), unknown);
}

AddedCounts draw_added_list(std::span<const std::int64_t> seen, std::int64_t unseen, double capture,
                            RandomStream& stream) {
  AddedCounts counts;
  for (const std::int64_t victims : seen)
    counts.known.push_back(draw_binomial(victims, capture, stream));
  counts.unknown = draw_binomial(unseen, capture, stream);
  return counts;
}

double log_likelihood_of(const AddedCounts& counts, std::span<const std::int64_t> seen,
                         std::int64_t unseen, CapturePrior prior) {
  const std::int64_t found = counts.all();
  if (counts.unknown > unseen) return -INFINITY;
  double sum = log_choices(unseen, counts.unknown);
  std::int64_t victims = unseen;
  for (std::size_t h = 0; h < seen.size(); ++h) {
    if (counts.known[h] > seen[h]) return -INFINITY;
    if (counts.known[h] > 0) sum += log_choices(seen[h], counts.known[h]);
    victims += seen[h];
  }
  const double a = prior == CapturePrior::sizes ? 0.0 : prior == CapturePrior::uniform ? 1.0 : 0.5;
  const double b = prior == CapturePrior::jeffreys ? 0.5 : 1.0;
  const auto missed = static_cast<double>(victims - found);
  return sum + std::lgamma(missed + b) - std::lgamma(static_cast<double>(victims) + a + b);
}

}  // namespace darknumber

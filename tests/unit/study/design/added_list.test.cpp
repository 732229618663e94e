// SPDX-License-Identifier: MIT
#include "engine/study/design/added_list.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::added_list_test {
namespace {

double log_binomial(double n, double k, double p) {
  return std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) + k * std::log(p) +
         (n - k) * std::log1p(-p);
}

/// The likelihood with the list's share summed out step by step.
double by_quadrature(const AddedCounts& counts, const std::vector<std::int64_t>& seen,
                     std::int64_t unseen, CapturePrior prior) {
  constexpr int steps = 20000;
  double sum = 0.0;
  for (int i = 0; i < steps; ++i) {
    const double p = (i + 0.5) / steps;
    double log = log_binomial(static_cast<double>(unseen), static_cast<double>(counts.unknown), p);
    for (std::size_t h = 0; h < seen.size(); ++h)
      log += log_binomial(static_cast<double>(seen[h]), static_cast<double>(counts.known[h]), p);
    const double density = prior == CapturePrior::sizes     ? 1.0 / p
                           : prior == CapturePrior::uniform ? 1.0
                                                            : 1.0 / std::sqrt(p * (1.0 - p));
    sum += std::exp(log) * density / steps;
  }
  return std::log(sum);
}

}  // namespace

TEST_CASE("what an added list shows is as likely as quadrature says", "[design]") {
  const AddedCounts counts{{0, 7, 3, 2}, 9};
  const std::vector<std::int64_t> few{0, 20, 15, 6};
  const std::vector<std::int64_t> many{0, 40, 15, 9};
  for (const CapturePrior prior :
       {CapturePrior::sizes, CapturePrior::uniform, CapturePrior::jeffreys})
    CHECK(log_likelihood_of(counts, few, 30, prior) - log_likelihood_of(counts, many, 80, prior) ==
          Approx(by_quadrature(counts, few, 30, prior) - by_quadrature(counts, many, 80, prior))
              .margin(1e-5));
}

TEST_CASE("an added list finds nobody who is not there", "[design]") {
  const AddedCounts counts{{0, 7}, 9};
  const std::vector<std::int64_t> enough{0, 7};
  const std::vector<std::int64_t> few{0, 6};
  CHECK(std::isfinite(log_likelihood_of(counts, enough, 9, CapturePrior::sizes)));
  CHECK(log_likelihood_of(counts, few, 9, CapturePrior::sizes) == -INFINITY);
  CHECK(log_likelihood_of(counts, enough, 8, CapturePrior::sizes) == -INFINITY);
}

TEST_CASE("a list that finds nobody speaks for few victims, but not under the prior of sizes",
          "[design]") {
  const AddedCounts nobody{{0, 0}, 0};
  const std::vector<std::int64_t> some{0, 7};
  const std::vector<std::int64_t> fewer{0, 6};
  const auto ratio = [&](CapturePrior prior) {  // of 16 victims to 96
    return std::exp(log_likelihood_of(nobody, some, 9, prior) -
                    log_likelihood_of(nobody, fewer, 90, prior));
  };
  CHECK(ratio(CapturePrior::sizes) == 1.0);
  // int (1 - p)^V dp = 1 / (V + 1)
  CHECK(ratio(CapturePrior::uniform) == Approx(97.0 / 17.0));
  // int (1 - p)^V dp / sqrt(p (1 - p)) = pi (1 / 2) (3 / 4) ... ((2 V - 1) / (2 V))
  double of_jeffreys = 1.0;
  for (int v = 17; v <= 96; ++v) of_jeffreys *= 2.0 * v / (2.0 * v - 1.0);
  CHECK(ratio(CapturePrior::jeffreys) == Approx(of_jeffreys));
}

}  // namespace darknumber::added_list_test

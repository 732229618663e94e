// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/chains.h"

#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/random_stream.h"

namespace darknumber::chains_test {
namespace {

/// Chains of a stationary autoregressive series of order one with standard normal margins.
Chains autoregressive(double correlation, std::size_t chains, std::size_t length) {
  Chains drawn;
  for (std::uint32_t chain = 0; chain < chains; ++chain) {
    RandomStream stream(1, 0, Purpose{1000}, chain);
    boost::random::normal_distribution<double> normal;
    std::vector<double> values{normal(stream)};
    while (values.size() < length)
      values.push_back(correlation * values.back() +
                       std::sqrt(1.0 - correlation * correlation) * normal(stream));
    drawn.push_back(std::move(values));
  }
  return drawn;
}

}  // namespace

TEST_CASE("R-hat: 1 for chains of one distribution, more where mean or spread differ") {
  Chains chains = autoregressive(0.0, 4, 2000);
  CHECK(split_r_hat(chains) < 1.005);
  Chains moved = chains;
  for (double& value : moved[2]) value += 1.0;
  // Variance of the four means over that within, plus 1: a quarter of 1 in a sample variance of 4.
  CHECK(split_r_hat(moved) == Approx(std::sqrt(1.0 + 0.25 * 8.0 / 7.0 * 0.75)).epsilon(0.05));
  Chains wider = chains;
  for (double& value : wider[1]) value *= 3.0;
  CHECK(split_r_hat(wider) > 1.1);
  Chains drifting = chains;  // two halves of a chain that differ are seen as well
  for (Chains::value_type& chain : drifting)
    for (std::size_t i = chain.size() / 2; i < chain.size(); ++i) chain[i] += 2.0;
  CHECK(split_r_hat(drifting) > 1.3);
  // Ranks do not see a scale that is bent.
  Chains bent = moved;
  for (Chains::value_type& chain : bent)
    for (double& value : chain) value = std::exp(value);
  CHECK(split_r_hat(bent) >= split_r_hat(moved) * (1.0 - 1e-12));
  CHECK(split_r_hat({{3.0, 3.0, 3.0, 3.0}, {3.0, 3.0, 3.0, 3.0}}) == 1.0);
}

TEST_CASE("effective draws of an autoregression: draws (1 - r)/(1 + r)") {
  for (double correlation : {0.0, 0.5, 0.9}) {
    INFO(correlation);
    const double draws = 4.0 * 20000.0;
    const double exact = draws * (1.0 - correlation) / (1.0 + correlation);
    const double found = effective_draws(autoregressive(correlation, 4, 20000));
    // The sum of autocorrelations over a window of about ten times the autocorrelation time t has a
    // relative standard error of about sqrt(4 * 10 t / draws). Source: Sokal (1997), section 3.
    const double time = draws / exact;
    CHECK(std::abs(found / exact - 1.0) < 5.0 * std::sqrt(40.0 * time / draws));
  }
  const Chains still{{3.0, 3.0, 3.0, 3.0}, {3.0, 3.0, 3.0, 3.0}};
  CHECK(effective_draws(still) == 8.0);
}

// Ranks counted from above are the same as from below: scores of the two are each other's negative.
TEST_CASE("what chains say of a quantity they say of its negative") {
  Chains chains(4);
  for (std::size_t c = 0; c < chains.size(); ++c)
    for (int i = 0; i < 20; ++i)
      chains[c].push_back(std::pow(1.3, (7 * i + 3 * static_cast<int>(c)) % 20) +
                          0.1 * static_cast<double>(c));
  Chains negative = chains;
  for (std::vector<double>& chain : negative)
    for (double& value : chain) value = -value;
  CHECK(split_r_hat(negative) == Approx(split_r_hat(chains)).epsilon(1e-12));
  CHECK(effective_draws(negative) == Approx(effective_draws(chains)).epsilon(1e-12));
}

}  // namespace darknumber::chains_test

// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/latent_class.h"

#include <fmt/core.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fitting/chains.h"
#include "engine/estimators/fitting/latent_class_sampler.h"
#include "tests/golden/comparisons.h"
#include "tests/support/reference.h"

namespace darknumber::latent_class_test {
namespace {

/// A chain of the peer that is worth fewer independent draws than this tells nothing: that of
/// UKdat_5 with seed 2, worth five, which spent most of its time elsewhere than the two others.
constexpr double least_effective_draws = 50.0;

Chains chains_of(const ContingencyTable& table) {
  Chains chains;
  for (std::uint32_t chain = 0; chain < 4; ++chain) {
    const LatentClassChainPlan plan{10, 12000, 3000, 1 + static_cast<int>(chain)};
    const RandomStream stream = StreamKey{}.stream(Purpose::estimator_sampler, chain);
    chains.push_back(sample_latent_classes(table, plan, stream).sizes);
  }
  return chains;
}

/// The share of draws up to `size`, and how many independent draws would tell it as well.
std::pair<double, double> share_up_to(const Chains& chains, double size) {
  Chains below = chains;
  double sum = 0.0;
  for (Chains::value_type& chain : below)
    for (double& draw : chain) sum += draw = draw <= size ? 1.0 : 0.0;
  return {sum / static_cast<double>(chains.size() * chains[0].size()), effective_draws(below)};
}

}  // namespace

// A peer's quantile at share q has the share q of draws below it, with variance q(1 - q) divided by
// the effective draws of the peer's chain; ours has its own. Five standard errors of the
// difference.
void compare_latent_classes(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("lcmcr");
  int quantiles = 0;
  int left_out = 0;
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json values = page.open(dataset, "lcmcr").at("values");
    const Chains chains = chains_of(table.counts);
    const double r_hat = split_r_hat(chains);
    fmt::print("{}: R-hat {:.3f}, {:.0f} effective draws\n", dataset, r_hat,
               effective_draws(chains));
    CHECK(r_hat < 1.1);
    for (const nlohmann::json& peer : values.at("chains")) {
      const double peers_draws = peer.at("ess_geyer_coda");
      left_out += peers_draws < least_effective_draws ? 1 : 0;
      if (peers_draws < least_effective_draws) {
        page.disagrees("latent_class",
                       "a chain worth five independent draws (seed 2), which tells nothing",
                       static_cast<int>(peer.at("quantiles").size()));
        continue;
      }
      for (const auto& [name, size] : peer.at("quantiles").items()) {
        const double q = std::stod(name);
        const auto [share, draws] = share_up_to(chains, size);
        const double error = std::sqrt(q * (1.0 - q) * (1.0 / peers_draws + 1.0 / draws));
        INFO(dataset << " seed " << peer.at("seed") << " q " << q << ": " << share << ", error "
                     << error);
        CHECK(std::abs(share - q) < 5.0 * error);
        page.row("latent_class").chance.add_in_errors((share - q) / error);
        ++quantiles;
      }
    }
  }
  CHECK(left_out == 1);
  CHECK(quantiles == 5 * 7);
  CHECK(count_of_files("lcmcr") == datasets.size());
}

TEST_CASE("latent classes have the quantiles of LCMCR") {
  testing::AccuracyPage page;
  compare_latent_classes(page);
}

}  // namespace darknumber::latent_class_test

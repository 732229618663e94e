// SPDX-License-Identifier: MIT
#include "engine/simulation/draw_linkage.h"

#include <catch2/catch.hpp>
#include <set>

#include "engine/simulation/false_links.h"

namespace darknumber::draw_linkage_test {
namespace {

/// Ten lists, records of which are detached and doubled, in a stratum.
std::vector<double> drawn_in(std::uint32_t stratum) {
  const Linkage linkage{std::vector<double>(10, 0.1), std::vector<double>(10, 0.2),
                        std::vector<double>(10, 0.3)};
  std::vector<std::int64_t> reported(1024, 1000);
  reported[0] = 0;
  std::vector<double> entities(1024, 0.0);
  draw_linkage(linkage, reported, {1, 0}, Purpose::victim_linkage, stratum, entities);
  return entities;
}

}  // namespace

TEST_CASE("every stratum has linkage errors of its own, however many strata there are") {
  std::set<std::vector<double>> drawn;
  const std::vector<std::uint32_t> strata{0, 1, 255, 256, 209'715, 209'716, 1U << 20, 4'000'000};
  for (const std::uint32_t stratum : strata) drawn.insert(drawn_in(stratum));
  CHECK(drawn.size() == strata.size());
}

TEST_CASE("a cell is divided over strata by its own streams, wherever these begin") {
  const StratumCounts entities(50, {0.0, 200.0});
  const auto divided = [&](std::uint64_t first_item) {
    return divide_over_strata(entities, 1, 3000, {1, 0}, Purpose::false_links, first_item);
  };
  CHECK(divided(7) == divided(7));
  CHECK(divided(7) != divided((std::uint64_t{1} << 32) + 7));
}

}  // namespace darknumber::draw_linkage_test

// SPDX-License-Identifier: MIT
#include "engine/simulation/false_links.h"

#include <catch2/catch.hpp>

#include "engine/world/false_links.h"

namespace darknumber::simulated_false_links_test {
namespace {

double total_of(const StratumCounts& entities) {
  double total = 0.0;
  for (const std::vector<double>& counts : entities)
    for (std::size_t h = 1; h < counts.size(); ++h) total += counts[h];
  return total;
}

const StratumCounts start{{0, 50, 30, 7, 20, 3, 10, 1}, {0, 20, 40, 2, 60, 9, 4, 5}};

}  // namespace

TEST_CASE("drawn false links leave every list its records, and tell what they did") {
  for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
    StratumCounts entities = start;
    const auto links = draw_false_links({0.2, 0.5, 0.9}, entities, {1, replicate});
    for (int j = 0; j < 3; ++j)
      CHECK(pooled(entities, 3).on_all(only(j)) == pooled(start, 3).on_all(only(j)));
    double vanished = 0.0;
    for (const FalseLinksOfList& list : links) {
      std::int64_t away = 0, taken = 0;
      for (std::size_t s = 0; s < 2; ++s) {
        away += list.vanished[s];
        for (CaptureHistory h = 0; h < 8; ++h) {
          taken += list.absorbed[s][h];
          if (contains(h, list.list) || h == 0) CHECK(list.absorbed[s][h] == 0);
        }
      }
      CHECK(away == taken);
      vanished += static_cast<double>(away);
    }
    CHECK(total_of(entities) == total_of(start) - vanished);
    CHECK(pooled(entities, 3).is_whole());
    for (const std::vector<double>& counts : entities)
      for (double count : counts) CHECK(count >= 0.0);
  }
}

TEST_CASE("drawn false links for sure are the expected ones") {
  const std::vector<double> sure{1.0, 0.0};
  StratumCounts drawn{{0, 30, 50, 4}};
  StratumCounts expected = drawn;
  draw_false_links(sure, drawn, {1, 0});
  expect_false_links(sure, expected);
  CHECK(drawn == expected);
  CHECK(drawn == StratumCounts{{0, 0, 20, 34}});
}

TEST_CASE("drawn false links stop at the number of entities without the list") {
  StratumCounts drawn{{0, 1000, 5, 10}};
  draw_false_links({1.0, 0.0}, drawn, {1, 0});
  CHECK(drawn == StratumCounts{{0, 995, 0, 15}});
  StratumCounts alone{{0, 40, 0, 5}};
  draw_false_links({0.5, 0.5}, alone, {1, 0});
  CHECK(alone == StratumCounts{{0, 40, 0, 5}});
}

TEST_CASE("the pooled table of false links does not depend on how entities divide over strata") {
  StratumCounts together{std::vector<double>(8, 0.0)};
  for (const std::vector<double>& counts : start)
    for (std::size_t h = 0; h < 8; ++h) together[0][h] += counts[h];
  StratumCounts turned{start[1], start[0]};
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    // The last list's streams are keyed by the number of strata; the first's are not.
    StratumCounts one = together, two = start, other = turned;
    for (StratumCounts* entities : {&one, &two, &other})
      draw_false_links({0.3, 0.0, 0.0}, *entities, {1, replicate});
    const auto counts = [](const StratumCounts& entities) {
      const ContingencyTable table = pooled(entities, 3);
      return std::vector<double>(table.counts().begin(), table.counts().end());
    };
    CHECK(counts(one) == counts(two));
    CHECK(counts(two) == counts(other));
  }
}

TEST_CASE("dividing over strata takes all that is drawn, and none that is not there") {
  for (std::uint32_t replicate = 0; replicate < 100; ++replicate) {
    const auto divided = divide_over_strata(start, 2, 35, {1, replicate}, Purpose::false_links, 0);
    CHECK(divided[0] + divided[1] == 35);
    CHECK(divided[0] <= 30);
    CHECK(divided[1] <= 40);
  }
  CHECK(divide_over_strata(start, 2, 70, {1, 0}, Purpose::false_links, 0) ==
        std::vector<std::int64_t>{30, 40});
}

}  // namespace darknumber::simulated_false_links_test

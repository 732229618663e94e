// SPDX-License-Identifier: MIT
#include "engine/study/design/entity_sample.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::entity_sample_test {

TEST_CASE("a sample of entities shows its kinds in proportion", "[design]") {
  const std::vector<std::int64_t> counts{0, 400, 300, 300};
  const EntityKinds kinds{{0.0, 10.0, 30.0, 20.0}, {0.0, 30.0, 10.0, 0.0}};
  double shown = 0.0;
  constexpr int draws = 2000;
  for (int i = 0; i < draws; ++i) {
    RandomStream stream(1, 0, Purpose::explain_simulation, static_cast<std::uint64_t>(i));
    const EntitySample sample = draw_entity_sample(counts, 100, kinds, stream);
    std::int64_t drawn = 0;
    for (const std::int64_t n : sample.drawn) drawn += n;
    REQUIRE(drawn == 100);
    REQUIRE(sample.shown[1][3] == 0);
    REQUIRE(sample.shown[0][1] + sample.shown[1][1] == sample.drawn[1]);
    shown += static_cast<double>(sample.shown[1][1] + sample.shown[1][2]);
  }
  // 40 of the first history, three in four of them; 30 of the second, one in four. The variance of
  // a draw is below 100 / 4.
  CHECK(std::abs(shown / draws - 37.5) < 5.0 * 5.0 / std::sqrt(draws));
  RandomStream stream(1, 0, Purpose::explain_simulation, 0);
  CHECK(draw_entity_sample(counts, 5000, kinds, stream).size == 1000);
}

TEST_CASE("a sample is as likely as its kinds are", "[design]") {
  EntitySample sample;
  sample.drawn = {0, 5, 2};
  sample.shown = {{0, 4, 2}, {0, 1, 0}};
  const EntityKinds kinds{{0.0, 3.0, 1.0}, {0.0, 1.0, 3.0}};
  CHECK(log_likelihood_of(sample, kinds) ==
        Approx(4.0 * std::log(0.75) + std::log(0.25) + 2.0 * std::log(0.25)));
  const EntityKinds impossible{{0.0, 3.0, 0.0}, {0.0, 1.0, 3.0}};
  CHECK(log_likelihood_of(sample, impossible) == -INFINITY);
}

}  // namespace darknumber::entity_sample_test

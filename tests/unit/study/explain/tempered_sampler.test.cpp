// SPDX-License-Identifier: MIT
#include "engine/study/explain/tempered_sampler.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <optional>
#include <string>

#include "engine/study/explain/sampler_bytes.h"

namespace darknumber::tempered_sampler_test {
namespace {

/// Normal numbers with these means and this sd, over standard normal ones: evidence 1.
LogRatioMaker normals(std::vector<double> means, double sd) {
  return [means, sd] {
    return LogRatio([means, sd](std::span<const double> at) {
      double ratio = 0.0;
      for (std::size_t d = 0; d < means.size(); ++d)
        ratio += 0.5 * at[d] * at[d] - 0.5 * std::pow((at[d] - means[d]) / sd, 2.0) - std::log(sd);
      return ratio;
    });
  };
}

SamplerSpec spec_of(std::size_t dimensions, int threads = 2) {
  SamplerSpec spec;
  spec.dimensions = dimensions;
  spec.particles = 2000;
  spec.threads = threads;
  return spec;
}

}  // namespace

TEST_CASE("a narrow normal far from the start is sampled, with its evidence") {
  const SampledParticles found = sample_tempered(spec_of(3), normals({1.5, -2.0, 0.5}, 0.1));
  // 2,000 particles whose weights have had an effective size of a half at each of some ten steps.
  CHECK(std::abs(found.log_evidence) < 0.3);
  const double n = static_cast<double>(found.at.size());
  double mean = 0.0;
  double square = 0.0;
  for (const std::vector<double>& at : found.at) {
    mean += at[1] / n;
    square += (at[1] + 2.0) * (at[1] + 2.0) / n;
  }
  CHECK(std::abs(mean + 2.0) < 5.0 * 0.1 / std::sqrt(n));
  CHECK(std::abs(square / 0.01 - 1.0) < 5.0 * std::sqrt(2.0 / n));
}

TEST_CASE("what is impossible has no particle, and its share is told") {
  const SampledParticles found = sample_tempered(spec_of(1), [] {
    return LogRatio([](std::span<const double> at) { return at[0] > 0.0 ? 0.0 : -INFINITY; });
  });
  CHECK(std::abs(found.impossible - 0.5) < 5.0 * 0.5 / std::sqrt(2000.0));
  CHECK(std::abs(found.log_evidence - std::log(0.5)) < 0.12);
  for (const std::vector<double>& at : found.at) CHECK(at[0] > 0.0);
}

TEST_CASE("particles are the same to the last bit for any number of threads") {
  const SampledParticles one = sample_tempered(spec_of(2, 1), normals({1.0, 1.0}, 0.2));
  const SampledParticles three = sample_tempered(spec_of(2, 3), normals({1.0, 1.0}, 0.2));
  CHECK(one.at == three.at);
  CHECK(one.log_evidence == three.log_evidence);
  SamplerSpec other = spec_of(2);
  other.run = 1;
  CHECK(sample_tempered(other, normals({1.0, 1.0}, 0.2)).at != one.at);
}

TEST_CASE("sampling ends when it is asked to") {
  const StopQuestion at_once = [] { return true; };
  SamplerSpec spec = spec_of(2);
  spec.stop = &at_once;
  CHECK_THROWS_AS(sample_tempered(spec, normals({1.0, 1.0}, 0.2)), GivenUp);
}

TEST_CASE("a sampler that was stopped at any of its moves goes on to the same particles") {
  const LogRatioMaker density = normals({1.0, -1.0}, 0.2);
  SamplerSpec whole = spec_of(2);
  whole.particles = 64;
  std::vector<std::string> states;
  whole.keep = [&](const SamplerState& state, bool) { states.push_back(bytes_of(state)); };
  const SampledParticles found = sample_tempered(whole, density);
  REQUIRE(states.size() > 30);
  for (std::size_t i = 0; i < states.size(); i += 3) {
    INFO("after move " << i + 1 << " of " << states.size());
    const std::optional<SamplerState> before = sampler_state_in(states[i], 64, 2);
    REQUIRE(before);
    SamplerSpec rest = spec_of(2, 1);
    rest.particles = 64;
    rest.before = &*before;
    std::size_t moves = 0;
    rest.keep = [&](const SamplerState& state, bool) {
      ++moves;
      CHECK(bytes_of(state) == states[i + moves]);
    };
    const SampledParticles again = sample_tempered(rest, density);
    CHECK(moves == states.size() - 1 - i);
    CHECK(again.at == found.at);
    CHECK(again.log_evidence == found.log_evidence);
    CHECK(again.least_variance == found.least_variance);
    CHECK(again.impossible == found.impossible);
    CHECK(again.temperatures == found.temperatures);
    CHECK(again.evaluations == found.evaluations);
  }
}

TEST_CASE("a sampler that is given up leaves where it was") {
  SamplerSpec spec = spec_of(2);
  spec.particles = 64;
  int asked = 0;
  const StopQuestion stop = [&] { return ++asked > 20; };
  spec.stop = &stop;
  std::optional<SamplerState> left;
  spec.keep = [&](const SamplerState& state, bool last) {
    if (last) left = state;
  };
  const LogRatioMaker density = normals({1.0, -1.0}, 0.2);
  CHECK_THROWS_AS(sample_tempered(spec, density), GivenUp);
  REQUIRE(left);
  CHECK(left->move > 10);
  SamplerSpec rest = spec_of(2);
  rest.particles = 64;
  const SampledParticles whole = sample_tempered(rest, density);
  rest.before = &*left;
  CHECK(sample_tempered(rest, density).at == whole.at);
}

}  // namespace darknumber::tempered_sampler_test

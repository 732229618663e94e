// SPDX-License-Identifier: MIT
#include "engine/study/explain/tempered_sampler.h"

#include <catch2/catch.hpp>
#include <cmath>

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

}  // namespace darknumber::tempered_sampler_test

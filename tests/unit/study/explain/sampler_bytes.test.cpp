// SPDX-License-Identifier: MIT
#include "engine/study/explain/sampler_bytes.h"

#include <catch2/catch.hpp>

namespace darknumber::sampler_bytes_test {
namespace {

SamplerState some_state() {
  SamplerState state;
  state.at = {{0.5, -1.25, 3.0}, {1e-300, 0.0, -7.5}};
  state.ratio = {-12.5, 4.0};
  state.temperature = 0.375;
  state.step = 7;
  state.move = 81;
  state.moves_of_step = 3;
  state.accepted_of_step = 0.75;
  state.last_moves = 2;
  state.walk = 0.5;
  state.difference = 1.5;
  state.log_evidence = -31.0;
  state.least_variance = 0.002;
  state.impossible = 0.125;
  state.evaluations = 123456789012;
  return state;
}

}  // namespace

TEST_CASE("where a sampler was is read again, to the bit") {
  const SamplerState state = some_state();
  const std::optional<SamplerState> read = sampler_state_in(bytes_of(state), 2, 3);
  REQUIRE(read);
  CHECK(read->at == state.at);
  CHECK(read->ratio == state.ratio);
  CHECK(read->temperature == state.temperature);
  CHECK(read->step == state.step);
  CHECK(read->move == state.move);
  CHECK(read->moves_of_step == state.moves_of_step);
  CHECK(read->accepted_of_step == state.accepted_of_step);
  CHECK(read->last_moves == state.last_moves);
  CHECK(read->walk == state.walk);
  CHECK(read->difference == state.difference);
  CHECK(read->log_evidence == state.log_evidence);
  CHECK(read->least_variance == state.least_variance);
  CHECK(read->impossible == state.impossible);
  CHECK(read->evaluations == state.evaluations);
}

TEST_CASE("bytes of a sampler of other particles or dimensions are none of this one") {
  const std::string bytes = bytes_of(some_state());
  CHECK_FALSE(sampler_state_in(bytes, 3, 3));
  CHECK_FALSE(sampler_state_in(bytes, 2, 2));
  CHECK_FALSE(sampler_state_in(bytes.substr(0, bytes.size() - 1), 2, 3));
  CHECK_FALSE(sampler_state_in(bytes + "x", 2, 3));
  CHECK_FALSE(sampler_state_in("", 2, 3));
}

TEST_CASE("a number of steps that none can have is damage, and not another number") {
  std::string bytes = bytes_of(some_state());
  bytes[5] = 1;  // of the step: 2^40 more than an int can hold
  CHECK_FALSE(sampler_state_in(bytes, 2, 3));
}

}  // namespace darknumber::sampler_bytes_test

// SPDX-License-Identifier: MIT
#include "engine/study/explain/sampler_bytes.h"

#include <cmath>

#include "engine/core/bytes.h"

namespace darknumber {
namespace {

/// The numbers of a state in the order of the bytes: the one list that writing and reading share.
template <typename State, typename Whole, typename Real>
void for_each_number(State& state, Whole whole, Real real) {
  whole(state.step);
  whole(state.move);
  whole(state.moves_of_step);
  whole(state.last_moves);
  whole(state.evaluations);
  real(state.temperature);
  real(state.accepted_of_step);
  real(state.walk);
  real(state.difference);
  real(state.log_evidence);
  real(state.least_variance);
  real(state.impossible);
}

}  // namespace

std::string bytes_of(const SamplerState& state) {
  std::string bytes;
  for_each_number(
      state, [&](auto number) { put_number(bytes, static_cast<std::uint64_t>(number), 8); },
      [&](double number) { put_double(bytes, number); });
  for (const std::vector<double>& particle : state.at)
    for (double x : particle) put_double(bytes, x);
  for (double ratio : state.ratio) put_double(bytes, ratio);
  return bytes;
}

std::optional<SamplerState> sampler_state_in(std::string_view bytes, int particles,
                                             std::size_t dimensions) {
  ByteReader reader(bytes);
  bool whole = true;
  const auto real = [&](double& number) {
    const std::optional<double> taken = reader.take_double();
    whole = whole && taken && !std::isnan(*taken);
    number = taken.value_or(0.0);
  };
  SamplerState state;
  for_each_number(
      state,
      [&](auto& number) {
        const std::optional<std::uint64_t> taken = reader.take_u64();
        number = static_cast<std::remove_reference_t<decltype(number)>>(taken.value_or(0));
        whole = whole && taken && static_cast<std::uint64_t>(number) == *taken;
      },
      real);
  state.at.assign(static_cast<std::size_t>(particles), std::vector<double>(dimensions));
  state.ratio.assign(static_cast<std::size_t>(particles), 0.0);
  for (std::vector<double>& particle : state.at)
    for (double& x : particle) real(x);
  for (double& ratio : state.ratio) real(ratio);
  if (!whole || !reader.at_end()) return std::nullopt;
  return state;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/study/explain/tempered_sampler.h"

namespace darknumber {

/// How far a sampler has come, as bytes of a file.
std::string bytes_of(const SamplerState& state);

/// The same again; nothing where the bytes are not of a sampler of so many particles and
/// dimensions.
std::optional<SamplerState> sampler_state_in(std::string_view bytes, int particles,
                                             std::size_t dimensions);

}  // namespace darknumber

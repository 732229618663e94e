// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/study/selftest/step_checks.h"
#include "tests/support/random_steps.h"
#include "tests/support/statistics.h"

namespace darknumber::testing {

inline constexpr std::uint64_t seed = 1;
inline constexpr std::uint32_t persons = 200'000;
inline constexpr StepDraws step_draws{seed, persons};

}  // namespace darknumber::testing

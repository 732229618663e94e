// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/interface/watch.h"
#include "engine/study/selftest/self_test.h"

namespace darknumber {

/// What is asked of the engine about itself.
struct SelfTestAsked {
  std::uint64_t seed = 1;
  bool calibrates = false;             // also what takes minutes
  int threads = 0;                     // 0: as many as the machine has
  std::vector<std::string> scenarios;  // files whose worlds are drawn too
};

/// Runs every check. Throws InputError where a scenario cannot be read, and GivenUp.
SelfTestResult self_tested(const SelfTestAsked& asked, const Watch& watch);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/cli/shipped_scenarios.h"

namespace darknumber {

std::filesystem::path shipped_scenarios() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto installed = program.parent_path() / DARKNUMBER_INSTALLED_SCENARIOS;
  if (!error && std::filesystem::is_directory(installed, error))
    return installed.lexically_normal();
  return DARKNUMBER_CHECKOUT_SCENARIOS;
}

}  // namespace darknumber

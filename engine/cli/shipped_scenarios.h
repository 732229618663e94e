// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace darknumber {

/// The folder of the scenarios that come with the program: beside the installed one, else in the
/// checkout.
std::filesystem::path shipped_scenarios();

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace darknumber {

/// The version of the engine: in every result. CMake checks that it is the project's.
inline constexpr std::string_view engine_version = "0.1.0";

}  // namespace darknumber

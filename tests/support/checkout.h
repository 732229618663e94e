// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace darknumber::testing {

/// The folder of the checkout that is tested. A function in one source, so that every other object
/// file is the same wherever the checkout lies, and compiler caches can share it.
const std::string& checkout();

}  // namespace darknumber::testing

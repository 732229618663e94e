// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace darknumber {

/// The known name nearest to `name` by edit distance, where it is near enough to be a slip; else
/// "".
std::string nearest_name(std::string_view name, const std::vector<std::string>& known);

}  // namespace darknumber

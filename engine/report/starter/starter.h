// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace darknumber {

/// A scenario's text to begin from, comments and all, under another title. A table that it names
/// from its own folder, `folder`, is named so that it is found from anywhere.
std::string begun_from(std::string text, const std::string& title,
                       const std::filesystem::path& folder);

}  // namespace darknumber

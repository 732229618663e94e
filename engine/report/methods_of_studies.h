// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace darknumber {

/// What docs/methods.md says after the measures, as Markdown: how errors and the methods of studies
/// are made, and what further data would tell.
std::string_view methods_of_studies();

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "engine/estimators/options/method_kind.h"

namespace darknumber {

/// THE list of methods, in the order in which they are shown.
std::span<const MethodKind* const> method_kinds();

/// The method of that name, or null.
const MethodKind* find_method_kind(std::string_view name);

/// The kind of a method.
const MethodKind& kind_of(const Method& method);

}  // namespace darknumber

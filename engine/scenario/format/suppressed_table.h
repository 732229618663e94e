// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>

#include "engine/estimators/completions.h"
#include "engine/input/read_table.h"

namespace darknumber {

/// A table that was read, or one stratum of it, with what its suppressed counts can be: those of
/// one history, from several lines or strata, are one, with what is known besides.
SuppressedTable suppressed_of(const NamedTable& named, std::optional<std::size_t> stratum);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

#include "engine/input/value.h"
#include "engine/report/results_schema.h"
#include "engine/scenario/format/scenario_schema.h"

namespace darknumber {

/// What there is a schema of, and what makes it.
struct Schema {
  std::string_view name;
  Value (*schema)() = nullptr;
};

/// The list of schemas; the first is the usual one.
inline constexpr std::array schemas{Schema{"scenario", scenario_schema},
                                    Schema{"results", results_schema}};

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

namespace darknumber {

/// A kind of chart: its name, with [LABEL] where there is one for each estimator, and what it shows
/// of which results.
struct ChartKind {
  std::string_view name;
  std::string_view help;
};

/// The list of charts.
const std::array<ChartKind, 20>& chart_kinds();

}  // namespace darknumber

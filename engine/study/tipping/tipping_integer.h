// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "engine/study/tipping/tipping_point.h"

namespace darknumber {

/// Up to so many whole numbers are all looked at.
inline constexpr std::int64_t most_integers_scanned = 1000;

/// The whole numbers of a span.
struct IntegerSpan {
  std::int64_t low = 0;
  std::int64_t high = 1;
  Spacing spacing = Spacing::linear;
};

/// The same for a factor that takes whole numbers: all are looked at where there are up to 1000;
/// else 33 of them, and each change of side or of having an answer is bisected. No jumps.
TippingPoints integer_tipping_points(
    const std::function<std::optional<double>(std::int64_t)>& answer, const IntegerSpan& span,
    double target);

}  // namespace darknumber

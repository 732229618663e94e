// SPDX-License-Identifier: MIT
#include "engine/simulation/hypergeometric.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

/// Probabilities below this, relative to the mode's, are beyond the 53 bits of the random number.
constexpr double negligible = 1e-20;

/// P(x + 1) / P(x).
double ratio_up(std::int64_t x, std::int64_t marked, std::int64_t total, std::int64_t drawn) {
  return static_cast<double>(marked - x) * static_cast<double>(drawn - x) /
         (static_cast<double>(x + 1) * static_cast<double>(total - marked - drawn + x + 1));
}

}  // namespace

std::int64_t draw_hypergeometric(std::int64_t marked, std::int64_t total, std::int64_t drawn,
                                 RandomStream& stream) {
  DN_EXPECT(marked >= 0 && drawn >= 0 && marked <= total && drawn <= total,
            "the marked and the drawn are among the total");
  const double u = stream.uniform();
  const std::int64_t least = std::max<std::int64_t>(0, drawn - (total - marked));
  const std::int64_t most = std::min(marked, drawn);
  if (least == most) return least;
  const auto mode =
      std::clamp(static_cast<std::int64_t>(std::floor((static_cast<double>(drawn) + 1.0) *
                                                      (static_cast<double>(marked) + 1.0) /
                                                      (static_cast<double>(total) + 2.0))),
                 least, most);
  double sum = 1.0;
  double p = 1.0;
  for (std::int64_t x = mode; x < most && p > negligible; ++x)
    sum += p *= ratio_up(x, marked, total, drawn);
  p = 1.0;
  for (std::int64_t x = mode; x > least && p > negligible; --x)
    sum += p /= ratio_up(x - 1, marked, total, drawn);
  double left = u * sum - 1.0;
  if (left < 0.0) return mode;
  double above = 1.0;
  double below = 1.0;
  std::int64_t up = mode;
  std::int64_t down = mode;
  while (up < most || down > least) {
    if (up < most) {
      above *= ratio_up(up++, marked, total, drawn);
      if (left < above) return up;
      left -= above;
    }
    if (down > least) {
      below /= ratio_up(--down, marked, total, drawn);
      if (left < below) return down;
      left -= below;
    }
    if (above <= negligible && below <= negligible) break;
  }
  return mode;  // the rounding of the sum: one in 2^53
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/simulation/hypergeometric.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

/// Probabilities below this, relative to the mode's, are beyond the 53 bits of the random number.
constexpr double negligible = 1e-20;

/// Relative to the sum: what ends a quick sum.
constexpr double negligible_quickly = 1e-17;
/// By how much, relative to the sum, a quick draw may differ from the one that counts for each
/// step: 25 roundings.
constexpr double rounding_a_step = 4e-15;

/// Probabilities relative to the mode's, from it to one side: each is the one before times
/// a b / (c d), which is 0 at the end. Whole numbers, which doubles hold exactly.
struct Side {
  double a, b, c, d;
  double p = 1.0;

  double next() {
    p *= a * b / (c * d);
    a -= 1.0;
    b -= 1.0;
    c += 1.0;
    d += 1.0;
    return p;
  }
};

/// P(x + 1) / P(x).
double ratio_up(std::int64_t x, std::int64_t marked, std::int64_t total, std::int64_t drawn) {
  return static_cast<double>(marked - x) * static_cast<double>(drawn - x) /
         (static_cast<double>(x + 1) * static_cast<double>(total - marked - drawn + x + 1));
}

/// The number that draw_carefully draws for `u`, in a third of the time: both sides at once, and
/// multiplications in place of its divisions. None where roundings could decide.
std::optional<std::int64_t> draw_quickly(double u, std::int64_t mode, std::int64_t marked,
                                         std::int64_t total, std::int64_t drawn) {
  const auto m = static_cast<double>(marked - mode);
  const auto n = static_cast<double>(drawn - mode);
  const auto at = static_cast<double>(mode);
  const auto rest = static_cast<double>(total - marked - drawn + mode);
  Side above{m, n, at + 1.0, rest + 1.0};
  Side below{at, rest, m + 1.0, n + 1.0};
  std::int64_t steps = 0;
  double sum = 1.0;
  for (double last = 1.0; last > negligible_quickly * sum; ++steps) {
    last = above.next() + below.next();
    sum += last;
  }
  const double doubt = rounding_a_step * static_cast<double>(steps) * sum;
  double left = u * sum - 1.0;
  if (std::abs(left) <= doubt) return std::nullopt;
  if (left < 0.0) return mode;
  above = {m, n, at + 1.0, rest + 1.0};
  below = {at, rest, m + 1.0, n + 1.0};
  for (std::int64_t step = 1; step <= steps; ++step)
    for (Side* side : {&above, &below}) {
      const double p = side->next();
      if (std::abs(left - p) <= doubt) return std::nullopt;
      if (left < p) return side == &above ? mode + step : mode - step;
      left -= p;
    }
  return std::nullopt;
}

/// By inversion of `u`, with every rounding as it has always been: drawn numbers do not change.
std::int64_t draw_carefully(double u, std::int64_t mode, std::int64_t least, std::int64_t most,
                            std::int64_t marked, std::int64_t total, std::int64_t drawn) {
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
  if (const auto quick = draw_quickly(u, mode, marked, total, drawn)) return *quick;
  return draw_carefully(u, mode, least, most, marked, total, drawn);
}

}  // namespace darknumber

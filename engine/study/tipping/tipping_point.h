// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/study/tipping/bracket_root.h"

namespace darknumber {

enum class Spacing { linear, logarithmic };

/// The values of a factor that are looked at; low < high, and 0 < low where the spacing is
/// logarithmic.
struct FactorSpan {
  double low = 0.0;
  double high = 1.0;
  Spacing spacing = Spacing::linear;

  /// The value at a share of the way, 0 to 1; the ends exactly.
  double value_at(double share) const;
  double share_at(double value) const;
};

/// How many places a scan looks at, evenly spaced, before it solves.
inline constexpr int scan_points = 33;

/// So many values of a factor are looked at at the most: ten turns, ten crossings and ten gaps take
/// some 1,000.
inline constexpr std::size_t most_places = 4000;

/// Where the answer crosses a target as one factor moves over a span.
struct TippingPoints {
  /// Equal to the target at one value, or, of whole numbers, the first at or past it.
  struct Crossing {
    double at = 0.0;
    double value = 0.0;
    /// Below the target before it and above after, or the reverse; neither where it only touches it
    /// or begins or ends there.
    bool rises = false;
    bool falls = false;
  };
  /// From one side of the target to the other at once: no value of the factor gives the target.
  struct Jump {
    double before = 0.0;  // neighbouring values of the factor
    double after = 0.0;
    double value_before = 0.0;
    double value_after = 0.0;
  };
  /// No answer from here to there: the first and last values known to have none.
  struct Gap {
    double from = 0.0;
    double to = 0.0;
    bool across_target = false;  // on different sides of the target before and after
  };
  /// Equal to the target, to rounding, over a stretch of the span.
  struct Plateau {
    double from = 0.0;
    double to = 0.0;
  };
  struct Extreme {
    double at = 0.0;
    double value = 0.0;
  };
  /// A value that was looked at.
  struct Place {
    double at = 0.0;
    std::optional<double> value;
  };
  enum class Count { none, one, several };

  // Each in ascending order.
  std::vector<Crossing> crossings;
  std::vector<Jump> jumps;
  std::vector<Gap> gaps;
  std::vector<Plateau> plateaus;
  std::vector<Place> places;
  /// The most and the least it reaches, over all places looked at; none without any answer.
  std::optional<Extreme> least;
  std::optional<Extreme> most;
  /// Over all places with an answer it never falls, or never rises, by more than rounding.
  bool monotone = true;
  /// False where the search was given up after `most_places`: the answer changes sides, or is none,
  /// in too many places to be told. Then there are only places, extremes and `monotone`.
  bool complete = true;

  /// How many values of the factor tip the answer: crossings, jumps and plateaus.
  Count count() const;
};

/// Scans the span at 33 places, looks for the turning point wherever the scan turns, finds the
/// edges of gaps, and solves each change of side: values right to 1e-10 and better. Two crossings
/// between neighbouring places without a turn in the scan are not seen. Calls `answer` 35 to
/// 50 times for a crossing or two, some 30 to 60 times more for each jump and gap, never more than
/// `most_places`, in an order that depends on its answers alone.
TippingPoints tipping_points(const AnswerAt& answer, const FactorSpan& span, double target);

}  // namespace darknumber

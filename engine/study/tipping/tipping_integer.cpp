// SPDX-License-Identifier: MIT
#include "engine/study/tipping/tipping_integer.h"

#include <cmath>
#include <map>

#include "engine/core/contracts.h"
#include "engine/study/tipping/tipping_walk.h"

namespace darknumber {
namespace {

using IntegerAnswer = std::function<std::optional<double>(std::int64_t)>;

/// Each whole number asked for once.
class IntegerPlaces {
 public:
  IntegerPlaces(const IntegerAnswer& answer, double target) : answer_(answer), target_(target) {}

  std::optional<double> at(std::int64_t place) {
    const auto known = seen_.find(place);
    if (known != seen_.end()) return known->second;
    std::optional<double> value = answer_(place);
    if (value && !std::isfinite(*value)) value.reset();
    return seen_.emplace(place, value).first->second;
  }

  /// Bisects wherever side, or having an answer, differs, until the two are neighbours.
  void refine(std::int64_t from, std::int64_t to) {
    if (to - from <= 1 || kind(from) == kind(to)) return;
    const std::int64_t middle = from + (to - from) / 2;
    at(middle);
    refine(from, middle);
    refine(middle, to);
  }

  std::vector<TippingSample> samples() const {
    std::vector<TippingSample> all;
    for (const auto& [place, value] : seen_)
      all.push_back({static_cast<double>(place), static_cast<double>(place), value});
    return all;
  }

 private:
  std::optional<int> kind(std::int64_t place) {
    const std::optional<double> value = at(place);
    return value ? std::optional<int>(side_of(*value, target_)) : std::nullopt;
  }

  const IntegerAnswer& answer_;
  double target_;
  std::map<std::int64_t, std::optional<double>> seen_;
};

std::vector<std::int64_t> places_to_scan(const IntegerSpan& span) {
  std::vector<std::int64_t> places;
  if (span.high - span.low < most_integers_scanned) {
    for (std::int64_t place = span.low; place <= span.high; ++place) places.push_back(place);
    return places;
  }
  const FactorSpan real{static_cast<double>(span.low), static_cast<double>(span.high),
                        span.spacing};
  for (int i = 0; i < scan_points; ++i)
    places.push_back(std::llround(real.value_at(i / (scan_points - 1.0))));
  return places;
}

}  // namespace

TippingPoints integer_tipping_points(const IntegerAnswer& answer, const IntegerSpan& span,
                                     double target) {
  DN_EXPECT(span.low <= span.high && (span.spacing == Spacing::linear || span.low > 0),
            "a span, of positive numbers where it is logarithmic");
  IntegerPlaces places(answer, target);
  const std::vector<std::int64_t> scan = places_to_scan(span);
  for (const std::int64_t place : scan) places.at(place);
  for (std::size_t i = 1; i < scan.size(); ++i) places.refine(scan[i - 1], scan[i]);
  const auto change = [&](const TippingSample& before, const TippingSample& after,
                          TippingPoints& found) {
    found.crossings.push_back(
        {after.at, *after.value, *before.value<target, *before.value> target});
  };
  return walk_samples(places.samples(), target, 1.0, change);
}

}  // namespace darknumber

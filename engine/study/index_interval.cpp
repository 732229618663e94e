// SPDX-License-Identifier: MIT
#include "engine/study/index_interval.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <vector>

#include "engine/core/contracts.h"
#include "engine/performance/moments.h"
#include "engine/performance/quantiles.h"

namespace darknumber {
namespace {

std::vector<double> values_there_are(std::span<const std::optional<double>> values) {
  std::vector<double> there;
  for (const std::optional<double>& value : values)
    if (value) there.push_back(*value);
  return there;
}

}  // namespace

Interval student_interval(double value, double se, std::size_t degrees_of_freedom, double level) {
  DN_EXPECT(level > 0.0 && level < 1.0 && degrees_of_freedom > 0, "a proper interval");
  const boost::math::students_t law(static_cast<double>(degrees_of_freedom));
  const double half_width = boost::math::quantile(law, 0.5 + level / 2.0) * se;
  return {value - half_width, value + half_width};
}

SensitivityIndex over_scrambles(std::span<const std::optional<double>> by_scramble, double level) {
  const std::vector<double> values = values_there_are(by_scramble);
  if (values.empty()) return {};
  const Moments moments = moments_of(values);
  SensitivityIndex index{moments.mean, std::nullopt, 0};
  if (values.size() >= 2)
    index.interval =
        student_interval(moments.mean, moments.standard_error(), values.size() - 1, level);
  return index;
}

std::optional<Interval> percentile_interval(std::span<const std::optional<double>> resampled,
                                            double level) {
  std::vector<double> values = values_there_are(resampled);
  if (values.size() < resampled.size() || values.size() < 2) return std::nullopt;
  std::sort(values.begin(), values.end());
  const double tail = (1.0 - level) / 2.0;
  return Interval{quantile_of_sorted(values, tail), quantile_of_sorted(values, 1.0 - tail)};
}

}  // namespace darknumber

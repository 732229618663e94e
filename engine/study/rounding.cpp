// SPDX-License-Identifier: MIT
#include "engine/study/rounding.h"

#include <algorithm>
#include <cmath>

#include "engine/performance/measures.h"
#include "engine/scenario/point_measures.h"

namespace darknumber {
namespace {

bool same(const ScaledNumber& number, double other) {
  return std::abs(number.value - other) <= number.rounding();
}

}  // namespace

double ScaledNumber::rounding() const {
  return same_answer * std::max(std::abs(value), scale);
}

double measure_scale(std::string_view measure, double truth) {
  const bool in_persons =
      is_point_measure(measure) ? is_in_persons(measure) : unit_of(measure) == MeasureUnit::persons;
  return in_persons ? truth : 1.0;
}

std::vector<double> without_rounding(const std::vector<ScaledNumber>& numbers) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (std::isfinite(numbers[i].value)) order.push_back(i);
  std::sort(order.begin(), order.end(), [&](std::size_t first, std::size_t second) {
    return numbers[first].value < numbers[second].value;
  });
  std::vector<double> rounded;
  for (const ScaledNumber& number : numbers) rounded.push_back(number.value);
  double smallest = NAN;  // of those near each other
  for (const std::size_t i : order) {
    if (same(numbers[i], 0.0))
      rounded[i] = 0.0;
    else if (numbers[i].scale == 1.0 && same(numbers[i], 1.0))
      rounded[i] = 1.0;
    else if (same(numbers[i], smallest))
      rounded[i] = smallest;
    else
      smallest = numbers[i].value;
  }
  return rounded;
}

double beyond_rounding(double difference, double size) {
  return std::abs(difference) <= same_answer * size ? 0.0 : difference;
}

}  // namespace darknumber

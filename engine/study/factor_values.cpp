// SPDX-License-Identifier: MIT
#include "engine/study/factor_values.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/scenario/believed_factor.h"
#include "engine/scenario/read_factors.h"

namespace darknumber {
namespace {

/// Which of `count` equally likely cases a share falls in; 1 belongs to the last.
std::size_t case_of(double u, std::size_t count) {
  return std::min(static_cast<std::size_t>(u * static_cast<double>(count)), count - 1);
}

double number_at(const Factor& factor, double u) {
  const Bounds& range = *factor.range;
  const bool log = factor.scale == FactorScale::log;
  if (factor.kind == FactorKind::integer && !log)
    return range.low +
           static_cast<double>(case_of(u, static_cast<std::size_t>(range.high - range.low) + 1));
  if (u == 0.0) return range.low;
  if (u == 1.0) return range.high;
  if (!log) return range.low + (range.high - range.low) * u;
  // A whole number n on a log scale stands for [n, n + 1).
  const double high = factor.kind == FactorKind::integer ? range.high + 1.0 : range.high;
  const double number = range.low * std::pow(high / range.low, u);
  return factor.kind == FactorKind::integer ? std::min(std::floor(number), range.high) : number;
}

}  // namespace

Value value_at(const Factor& factor, double u) {
  DN_EXPECT(u >= 0.0 && u <= 1.0, "a share of the way");
  if (factor.kind == FactorKind::choice) return factor.values[case_of(u, factor.values.size())];
  if (factor.belief) return believed_value(factor, u);
  DN_EXPECT(factor.range.has_value(), "a range to go through");
  return factor_number(number_at(factor, u), factor.kind, factor.position);
}

Settings settings_of(const std::vector<Factor>& factors, std::span<const Value> values) {
  DN_EXPECT(values.size() == factors.size(), "a value of each factor");
  Settings settings;
  for (std::size_t f = 0; f < factors.size(); ++f)
    if (!values[f].is_null())
      for (const std::string& path : factors[f].paths) settings.emplace_back(path, values[f]);
  return settings;
}

}  // namespace darknumber

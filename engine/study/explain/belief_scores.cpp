// SPDX-License-Identifier: MIT
#include "engine/study/explain/belief_scores.h"

#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <cmath>

#include "engine/study/factor_values.h"

namespace darknumber {
namespace {

constexpr double farthest_score = 6.5;  // beyond it lies a mass of 1e-10
constexpr int knots_a_unit = 400;

bool is_quick(const Factor& factor) {
  if (!factor.belief) return true;
  const BeliefFamily family = factor.belief->family;
  return family == BeliefFamily::uniform || family == BeliefFamily::log_uniform ||
         family == BeliefFamily::discrete;
}

}  // namespace

double normal_share(double score) {
  return 0.5 * std::erfc(-score / boost::math::constants::root_two<double>());
}

BeliefScores::BeliefScores(const Factor& factor) : factor_(factor) {
  if (is_quick(factor)) return;
  factor_.kind = FactorKind::continuous;  // rounded after interpolation
  const int knots = static_cast<int>(2.0 * farthest_score * knots_a_unit);
  for (int i = 0; i <= knots; ++i)
    table_.push_back(exact(normal_share(-farthest_score + static_cast<double>(i) / knots_a_unit)));
  factor_.kind = factor.kind;
}

double BeliefScores::exact(double share) const {
  return value_at(factor_, std::clamp(share, 0.0, 1.0)).number();
}

double BeliefScores::value(double score) const {
  if (table_.empty()) return exact(normal_share(score));
  const double place = std::clamp((score + farthest_score) * knots_a_unit, 0.0,
                                  static_cast<double>(table_.size() - 1));
  const auto before = std::min(static_cast<std::size_t>(place), table_.size() - 2);
  const double part = place - static_cast<double>(before);
  const double value = table_[before] + part * (table_[before + 1] - table_[before]);
  return factor_.kind == FactorKind::integer ? std::round(value) : value;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/interface/idle.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/estimators/options/method_kinds.h"

namespace darknumber {
namespace {

bool draws(const EstimatorSpec& estimator) {
  return kind_of(estimator.method).chance != Chance::nothing ||
         estimator.interval.kind == IntervalKind::bootstrap ||
         estimator.interval.kind == IntervalKind::bca;
}

}  // namespace

bool any_draws(const std::vector<EstimatorSpec>& estimators) {
  return std::any_of(estimators.begin(), estimators.end(), draws);
}

void remark_idle(const Watch& watch, std::string_view option, std::string_view why) {
  remark(watch, fmt::format("{} has no effect: {}.", option, why));
}

}  // namespace darknumber

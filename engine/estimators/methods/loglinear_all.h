// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// The most lists in a term that `select: all` compares unless it is told: 1 for two lists, 2 for
/// three, 3 for four and five, 2 for six; 0, so it must be given, beyond.
int default_order(int lists);

/// No more models are compared: beyond, fitting takes days.
inline constexpr std::int64_t most_models = 10'000'000;

/// The hierarchical models of so many lists whose terms have up to `order`; one more than
/// `most_models` where they are more.
std::int64_t models_up_to(int lists, int order);

/// The best, by a criterion, of all hierarchical models whose estimate exists; where none has one,
/// the status of independence. Criteria within 1e-9 relative tie: fewer terms first, then the order
/// of the terms. By aicc a model with n <= q + 1 is beaten by any other, so that where all are of
/// that kind the simplest is left. Cost: 113 fits for four lists at order 3, 6,212 for five at
/// order 3, 32,768 for six at order 2. Whether to stop is asked after each fit, so that whoever is
/// asked can count them. Source: Silverman, Chan & Vincent (2024), Statistics and
/// Computing 34:44.
FitOutcome fit(const LoglinearAll& method, const FitInput& input);

}  // namespace darknumber

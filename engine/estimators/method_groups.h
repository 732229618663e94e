// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>

#include "engine/estimators/estimator_spec.h"

namespace darknumber {

// With these a visitor of the methods says which of them it means, one by one and with no case for
// whatever is left: a method that no overload names does not compile.

/// A type that is among those listed.
template <typename Type, typename... Listed>
concept OneOf = (std::same_as<Type, Listed> || ...);

/// A method that takes exactly two lists.
template <typename Type>
concept TwoListMethod =
    OneOf<Type, LincolnPetersen, Chapman, FixedOddsRatio, LinkageCorrected, Trimmed>;

/// A Poisson log-linear model, given or selected.
template <typename Type>
concept LoglinearMethod = OneOf<Type, LoglinearFixed, LoglinearStepwise, LoglinearAll>;

/// A method that gives a posterior of N.
template <typename Type>
concept BayesianMethod = OneOf<Type, Decomposable, LatentClass, BayesianThreshold>;

}  // namespace darknumber

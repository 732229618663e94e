// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"
#include "engine/estimators/methods/covariate_search.h"

namespace darknumber {

/// The rules of the search that a method asks for.
SearchRules rules_of(const LoglinearCovariates& method, double observed);

/// The place on a path that has the lowest criterion once these are rounded to 0.1, the first of
/// equals: as published. Of a search of one pass the last.
std::size_t chosen_on(const SearchPath& path, const LoglinearCovariates& method,
                      const PatternTable& table);

/// The table by pattern that a method sees.
PatternTable patterns_seen(const LoglinearCovariates& method, const FitInput& input);

/// The given model, or the path of the search: main effects, then what each step made of them. In
/// the search of three passes, from those by the R package mse: by k = log n (n the persons
/// observed) per parameter in both directions; by k = 2 on top of that; by k = 1 on top of that.
/// Terms of an earlier pass stay. Source: the package's documentation, and Cruyff, van Dijk &
/// van der Heijden (2017), Chance 30(3), for the figures made by it.
SearchPath path_of(const LoglinearCovariates& method, const PatternTable& table,
                   const StopQuestion* stop);

FitOutcome fit(const LoglinearCovariates& method, const FitInput& input);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// A column of a closed-population model: a function of the number of lists a person is on.
struct CaptureColumn {
  std::string name;
  std::vector<double> at;           // by number of lists, 0 to k; 0 at 0
  std::vector<std::int64_t> whole;  // in proportion to `at`; to 2^-40 where that is irrational
};

/// The column "tau" of a model with one parameter for heterogeneity, j the number of lists:
/// 2^j - 1 (poisson), j^2/2 (darroch), -log((3.5 + j)/3.5) (gamma). Its exponential is, up to what
/// the main effects take, a moment of how persons differ: log odds of capture that are Poisson,
/// normal and gamma among those who are on no list.
/// Source: Rivest & Baillargeon (2007), Biometrics 63; Rcapture 1.4-4 for the constants.
CaptureColumn heterogeneity_column(Heterogeneity heterogeneity, int lists);

/// The column "eta_first" of the lower bound: max(j - first + 1, 0). With all of them, from 3 on,
/// only those on one or two lists decide. Source: Rivest & Baillargeon (2007).
CaptureColumn lower_bound_column(int first, int lists);

}  // namespace darknumber

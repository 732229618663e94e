// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/capture_history.h"

namespace darknumber {

/// A property of persons that the register knows, such as year or sex. Strata are then what their
/// levels are crossed to: each is one pattern of levels.
struct Covariate {
  std::string name;
  std::vector<std::string> levels;
  std::vector<std::size_t> level_of_stratum;  // one a stratum; empty: all persons have the first
};

/// A term of a log-linear model with covariates: a set of lists and one of covariates, bit c for
/// the c-th of the model's.
struct CovariateTerm {
  CaptureHistory lists = 0;
  std::uint32_t covariates = 0;

  bool operator==(const CovariateTerm&) const = default;
};

}  // namespace darknumber

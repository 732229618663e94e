// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/fitting/loglinear_fit.h"

namespace darknumber {

/// The closed-population model whose log odds of capture differ between persons as a normal
/// variate, with standard deviation sigma, into `fitted`. At sigma = 0 it is the model without
/// heterogeneity, and so is the estimate where the likelihood is highest there. Where the dark
/// figure goes to 0, the intercept is -infinity and the rest of the model is not set.
FitStatus fit_logit_normal_model(const TableMargins& table, bool lists_differ, FittedModel& fitted);

}  // namespace darknumber

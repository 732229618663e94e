// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/input/value.h"
#include "engine/report/block.h"

namespace darknumber {

/// {"terms", "parameters", "degrees_of_freedom", "deviance", "log_likelihood", "aic", "aicc",
/// "bic", "path", "refused", "by_level", "by_pair", "by_pattern"}. A level has "observed",
/// "unseen", their sum "estimate" and "fitted_sum", the sum of fitted means; of a bootstrap, limits
/// of both.
Value covariates_value(const CovariateModel& model, const ListsInUse& lists);

/// What was chosen, and what had no N.
std::string covariates_note(const CovariateModel& model, const EstimatorSpec& estimator);

/// N by the levels of each covariate.
Table levels_table(const std::string& label, const CovariateModel& model,
                   const EstimatorSpec& estimator);

}  // namespace darknumber

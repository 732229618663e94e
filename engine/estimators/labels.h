// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// "aic", "aicc", "bic", "p_value": as in a scenario.
std::string_view name_of(Criterion criterion);

/// The label made from method and lists: "lincoln_petersen[A,B]", "chao", "loglinear[A:B]",
/// "stepwise_aic", ....
std::string label_of(const EstimatorSpec& spec);

/// Gives a label to every estimator without one; a label met before gets "#2", "#3", ....
void assign_labels(std::vector<EstimatorSpec>& estimators);

}  // namespace darknumber

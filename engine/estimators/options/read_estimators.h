// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/options/labels.h"
#include "engine/estimators/options/read_lists.h"
#include "engine/input/problem.h"
#include "engine/input/value.h"

namespace darknumber {

/// One entry of "estimators"; nothing, with problems added, where it cannot be used. The label is
/// the given one, or empty until assign_labels.
std::optional<EstimatorSpec> read_estimator(const Value& value, const std::string& path,
                                            const std::string& file, const ListsInUse& in_use,
                                            const std::vector<std::string>& agencies, double level,
                                            Problems& problems);

/// An estimator named on the command line by its label: "chao", "stepwise_aic",
/// "lincoln_petersen[A,B]", "loglinear[A:B,B:C]". Problems have `source` as their position.
std::optional<EstimatorSpec> read_estimator_label(std::string_view label, const std::string& source,
                                                  const ListsInUse& in_use,
                                                  const std::vector<std::string>& agencies,
                                                  double level, Problems& problems);

/// Adds a problem at `position` for every mean of what is no other estimator's label; labels are
/// assigned, and a mean of a mean is none.
void check_means(const std::vector<EstimatorSpec>& estimators, const Position& position,
                 const std::string& path, const std::string& file, Problems& problems);

/// Those of a scenario that names none, with labels: chao, independence, pairwise, stepwise_p.
std::vector<EstimatorSpec> default_estimators(const ListsInUse& in_use, double level);

}  // namespace darknumber

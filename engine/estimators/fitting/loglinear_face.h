// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/estimators/fitting/existence.h"
#include "engine/estimators/fitting/loglinear_model.h"

namespace darknumber {

/// Takes the cells off its face out of a model, if there are any, and says whether there were.
/// `mean` are means by history of which a fit has proved that those of at least `proven` are
/// positive in some table with the observed margins; cells with a count are anyway.
bool narrow_to_face(const TableMargins& table, LoglinearModel& model, std::span<const double> mean,
                    double proven);

/// The same from the counts alone.
bool narrow_to_face(const TableMargins& table, LoglinearModel& model);

/// Where the intercept of a narrowed model goes.
Limit limit_of_intercept(const LoglinearModel& model);

/// Where the mean of a history goes.
struct HistoryLimit {
  CaptureHistory history = 0;
  Limit limit = Limit::finite;
};

/// Where the means that N is made of beside the counts go: that of nobody's history, 0, and those
/// of the cells left out.
std::vector<HistoryLimit> limits_of_unknown_means(const TableMargins& table,
                                                  const LoglinearModel& model);

/// Where a term of a narrowed model goes, those of its `finite` and then its `dependent` terms.
std::vector<Limit> limits_of_terms(const LoglinearModel& model);

}  // namespace darknumber

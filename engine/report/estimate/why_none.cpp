// SPDX-License-Identifier: MIT
#include "engine/report/estimate/why_none.h"

#include <fmt/core.h>

#include "engine/estimators/reasons.h"

namespace darknumber {
namespace {

/// The first stratum of a sum that has no estimate, and why; one without persons is left out.
std::string why_no_sum(const Answered& answered, std::size_t sum, Status status) {
  const std::size_t estimator = answered.answers[sum].estimator;
  for (std::size_t a = sum + 1; a < answered.answers.size(); ++a) {
    if (answered.answers[a].estimator != estimator) break;
    if (answered.tables[a].observed() > 0.0 && status_of(answered.outcomes[a]) == status)
      return fmt::format("{} has none, since {}", answered.answers[a].label,
                         reason_of(status, answered.estimators[estimator], answered.tables[a]));
  }
  return "a stratum has none";
}

/// The first member of a mean that has no estimate.
std::string why_no_mean(const Answered& answered, const MeanOf& mean) {
  for (const std::string& label : mean.labels)
    for (std::size_t a = 0; a < answered.answers.size(); ++a)
      if (answered.answers[a].label == label &&
          std::holds_alternative<Status>(answered.outcomes[a]))
        return fmt::format("{}, which it averages, has none", label);
  return "an estimator that it averages has none";
}

}  // namespace

std::string why_none(const Answered& answered, std::size_t a, Status status) {
  const Answer& answer = answered.answers[a];
  const EstimatorSpec& estimator = answered.estimators[answer.estimator];
  if (const auto* mean = std::get_if<MeanOf>(&estimator.method))
    return why_no_mean(answered, *mean);
  if (estimator.stratify && !answer.stratum) return why_no_sum(answered, a, status);
  return reason_of(status, estimator, answered.tables[a]);
}

}  // namespace darknumber

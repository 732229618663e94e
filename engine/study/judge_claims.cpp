// SPDX-License-Identifier: MIT
#include "engine/study/judge_claims.h"

#include <algorithm>
#include <optional>

#include "engine/scenario/point_measures.h"

namespace darknumber {

std::vector<ClaimResult> judge_claims(const StudyPlan& plan,
                                      const std::vector<PointResult>& points) {
  std::vector<ClaimResult> results;
  const std::vector<PublishedFigure>& published = plan.scenario().published;
  const auto own_at = [&](std::size_t point, const std::string& measure) {
    return is_point_measure(measure)
               ? std::optional(point_measure(measure, points[point].truth, published))
               : std::nullopt;
  };
  const auto rows_at = [&](std::size_t point, const std::string& label) {
    if (label.empty()) return &points[point].rows.front();  // whoever's: the world's own measure
    const std::vector<Answer>& answers = plan.base.answers;
    const auto answer = std::find_if(answers.begin(), answers.end(),
                                     [&](const Answer& one) { return one.label == label; });
    return &points[point].rows[static_cast<std::size_t>(answer - answers.begin())];
  };
  for (std::size_t c = 0; c < plan.claims.size(); ++c) {
    const Claim& claim = plan.scenario().claims[c];
    std::vector<ClaimRows> rows;
    for (std::size_t i = 0; i < plan.claims[c].points.size(); ++i) {
      const std::size_t point = plan.claims[c].points[i];
      ClaimRows one{point, rows_at(point, claim.estimator), nullptr, own_at(point, claim.measure),
                    std::nullopt};
      if (claim.than) {
        const std::size_t other = plan.claims[c].than_points[i];
        one.than = rows_at(other, claim.than->estimator);
        one.than_own = own_at(other, claim.than->measure);
      }
      rows.push_back(one);
    }
    results.push_back(judge(claim, rows, plan.evaluation()));
  }
  return results;
}

}  // namespace darknumber

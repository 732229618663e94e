// SPDX-License-Identifier: MIT
#include "engine/study/types/sample_study.h"

#include <cmath>

#include "engine/scenario/gaussian_copula.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"
#include "engine/study/plan_rows.h"
#include "engine/study/sensitivity/sobol_points.h"
#include "engine/study/types/answer_rows.h"

namespace darknumber {
namespace {

/// Makes the points of the cube one by one.
class SamplePoints {
 public:
  SamplePoints(const StudySpec& study, std::uint64_t seed)
      : factors_(study.factors.size()), points_(factors_, seed), copula_(copula_of(study)) {}

  std::vector<double> operator()(std::size_t row) const {
    std::vector<double> point;
    for (std::size_t f = 0; f < factors_; ++f)
      point.push_back(points_.coordinate(0, static_cast<std::uint32_t>(row), f));
    return copula_.shares(point);
  }

 private:
  std::size_t factors_;
  SobolPoints points_;
  GaussianCopula copula_;
};

SampleOutcome::OfAnswer in_sample(const StudyPlan& plan, const AnswerRows& rows,
                                  std::size_t answer) {
  SampleOutcome::OfAnswer outcome;
  outcome.answer = answer;
  const StudySpec& study = *plan.scenario().study;
  const std::uint64_t seed = plan.scenario().monte_carlo.seed;
  GivenSample of_measure;
  of_measure.dimensions = study.factors.size();
  for (const std::vector<double>& point :
       sample_cube(std::get<SampleStudy>(study.type), study, seed))
    of_measure.points.insert(of_measure.points.end(), point.begin(), point.end());
  GivenSample of_ratio = of_measure;
  const std::string measure = measure_of(study);
  of_measure.outputs = rows.means_of(measure);
  of_ratio.outputs = rows.means_of(is_point_measure(measure) ? measure : "inflation");
  // The truth itself is neither above nor below the truth.
  if (measure == truth_measure)
    for (double& truth : of_ratio.outputs) truth = std::isnan(truth) ? NAN : 1.0;
  for (const double ratio : of_ratio.outputs)
    ++(std::isnan(ratio) ? outcome.none
       : ratio > 1.0     ? outcome.over
       : ratio < 1.0     ? outcome.under
                         : outcome.equal);
  GivenDataOptions options;
  options.seed = seed;
  outcome.pawn = pawn_indices(of_measure, options);
  outcome.delta = delta_indices(of_measure, options);
  outcome.split = regional_analysis(of_ratio, 1.0, options);
  return outcome;
}

}  // namespace

RowsAsked rows_asked(const SampleStudy& sample, const StudySpec&, std::uint64_t) {
  return {static_cast<std::size_t>(sample.size), "study.size", "Give a smaller size."};
}

void plan_rows(const SampleStudy& sample, StudyPlan& plan, RowPlanner& planner) {
  add_cube(plan, planner, static_cast<std::size_t>(sample.size),
           SamplePoints(*plan.scenario().study, plan.scenario().monte_carlo.seed));
}

SampleOutcome outcome_of(const SampleStudy&, const StudyPlan& plan,
                         const std::vector<PointResult>& points) {
  SampleOutcome outcome;
  for (std::size_t answer : answers_asked(plan))
    outcome.answers.push_back(in_sample(plan, AnswerRows(plan, points, answer), answer));
  return outcome;
}

std::vector<std::vector<double>> sample_cube(const SampleStudy& sample, const StudySpec& study,
                                             std::uint64_t seed) {
  const SamplePoints points(study, seed);
  std::vector<std::vector<double>> cube;
  for (std::int64_t k = 0; k < sample.size; ++k)
    cube.push_back(points(static_cast<std::size_t>(k)));
  return cube;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/estimators/intervals/capture_profile.h"

#include <algorithm>
#include <cmath>

#include "engine/estimators/fitting/capture_model.h"
#include "engine/estimators/fitting/poisson_regression.h"
#include "engine/estimators/intervals/profile_interval.h"

namespace darknumber {
namespace {

/// 2 sum [x log(x/mu) - (x - mu)]
double deviance_of(const std::vector<double>& counts, const std::vector<double>& mean) {
  double sum = 0.0;
  for (std::size_t cell = 0; cell < counts.size(); ++cell) {
    sum += mean[cell] - counts[cell];
    if (counts[cell] > 0.0) sum += counts[cell] * std::log(counts[cell] / mean[cell]);
  }
  return std::max(0.0, 2.0 * sum);  // a saturated model's is 0, and rounding has a sign
}

}  // namespace

std::optional<Interval> capture_profile_interval(const ContingencyTable& table,
                                                 const ClosedPopulation& method, double start,
                                                 double level) {
  const TableMargins margins = margins_of(table);
  CaptureModel model = capture_model_of(margins, method.lists_differ);
  model.interactions = closed_downwards(method.terms);
  model.columns.push_back(heterogeneity_column(method.heterogeneity, lists_on(model.lists)));
  const CompleteDesign design = complete_design_of(margins, model);
  std::vector<double> counts = design.counts;
  const auto fit = [&](double unseen) -> std::optional<CompleteFit> {
    counts[0] = unseen;
    const PoissonRegression regression = fit_poisson(design.rows, counts);
    if (!regression.converged) return std::nullopt;
    return CompleteFit{deviance_of(counts, regression.mean),
                       regression.mean[0] / (table.observed() + unseen)};
  };
  return profile_interval(table.observed(), start, level, fit);
}

}  // namespace darknumber

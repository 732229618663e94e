// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_average.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <optional>
#include <vector>

#include "engine/core/model_code.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/methods/all_models.h"
#include "engine/estimators/methods/loglinear_all.h"
#include "engine/estimators/methods/loglinear_fixed.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

/// A criterion so far above the lowest has a weight below 1e-12 of the best.
const double most_above_lowest = 2.0 * std::log(1e12);

/// A model with an estimate. Its interactions are a code: there may be millions of models.
struct WeighedModel {
  double criterion = 0.0;
  ModelCode model = 0;
};

struct Candidates {
  std::vector<WeighedModel> lowest_first;
  FitStatus status_of_independence = FitStatus::ok;
};

Candidates candidates_of(const Selection& selection, int order, const StopQuestion* stop) {
  Candidates found;
  visit_all_models(
      selection.table, order,
      [&](const VisitedModel& visited) {
        if (visited.interactions.empty()) found.status_of_independence = visited.status;
        if (visited.status != FitStatus::ok) return;
        found.lowest_first.push_back({selection.value(visited.model, visited.kernel),
                                      model_code(visited.interactions, selection.table.lists)});
      },
      stop);
  std::stable_sort(
      found.lowest_first.begin(), found.lowest_first.end(),
      [](const WeighedModel& a, const WeighedModel& b) { return a.criterion < b.criterion; });
  return found;
}

/// A model that counts, with its weight relative to the best.
struct Part {
  AveragedModel model;
  double dark_figure = 0.0;
  double sd = 0.0;  // of the log dark figure
  double se = 0.0;
  std::vector<CellInDoubt> in_doubt = {};
};

Part part_of(const Estimate& estimate, const Interactions& interactions) {
  Part part{{interactions, estimate.population_size, 0.0}, 0.0, 0.0, estimate.se.value_or(0.0)};
  part.dark_figure = std::exp(estimate.model->intercept);
  if (!estimate.in_doubt.empty()) {  // d is more than those on no list
    part.in_doubt = estimate.in_doubt;
    for (const CellInDoubt& cell : estimate.in_doubt) part.dark_figure += cell.persons;
    part.sd = part.dark_figure > 0.0 ? part.se / part.dark_figure : 0.0;
    return part;
  }
  if (std::isfinite(estimate.model->intercept_se)) part.sd = estimate.model->intercept_se;
  return part;
}

struct Parts {
  std::vector<Part> counted;
  std::vector<AveragedModel> left_out;
  std::size_t negligible = 0;
};

/// The models that count, from the lowest criterion on, and those that are too large to.
Parts parts_of(const LoglinearAverage& method, const std::vector<WeighedModel>& lowest_first,
               const FitInput& input) {
  Parts parts;
  std::optional<double> lowest;
  for (const WeighedModel& candidate : lowest_first) {
    if (lowest && candidate.criterion - *lowest > most_above_lowest) {
      ++parts.negligible;
      continue;
    }
    const Interactions interactions = interactions_of(candidate.model, input.table.lists());
    FitInput in_full = input;
    in_full.detail = Detail::full;
    const FitOutcome outcome = fit(LoglinearFixed{FixedTerms::listed, interactions}, in_full);
    const Estimate* estimate = std::get_if<Estimate>(&outcome);
    if (estimate == nullptr) continue;
    const double ratio = estimate->population_size / input.known();
    if (method.largest_ratio && ratio > *method.largest_ratio) {
      parts.left_out.push_back({interactions, estimate->population_size, 0.0});
      continue;
    }
    const FittedModel& fitted = *estimate->model;
    const double criterion = method.criterion == Criterion::aic ? fitted.aic : fitted.bic;
    if (!lowest) lowest = criterion;
    parts.counted.push_back(part_of(*estimate, interactions));
    parts.counted.back().model.weight = std::exp(-0.5 * (criterion - *lowest));
  }
  double sum = 0.0;
  for (const Part& part : parts.counted) sum += part.model.weight;
  for (Part& part : parts.counted) part.model.weight /= sum;
  return parts;
}

Interval limits_of(const std::vector<Part>& counted, double observed, double level) {
  std::vector<DarkFigurePart> mixture;
  for (const Part& part : counted)
    mixture.push_back({part.model.weight, part.dark_figure, part.sd});
  return {observed + mixture_quantile(mixture, 0.5 - 0.5 * level),
          observed + mixture_quantile(mixture, 0.5 + 0.5 * level)};
}

std::vector<CellInDoubt> averaged_cells(const Parts& parts) {
  std::vector<CellInDoubt> cells = parts.counted.front().in_doubt;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    cells[c].persons = 0.0;
    for (const Part& part : parts.counted)
      cells[c].persons += part.model.weight * part.in_doubt[c].persons;
  }
  return cells;
}

/// N-hat and its error from the parts; nothing where they overflow.
std::optional<Estimate> averaged(const Parts& parts, const FitInput& input) {
  const bool all_seen = std::all_of(parts.counted.begin(), parts.counted.end(),
                                    [](const Part& part) { return part.dark_figure == 0.0; });
  if (all_seen) return nobody_unseen(input.known());
  Estimate estimate;
  estimate.in_doubt = averaged_cells(parts);
  for (const Part& part : parts.counted)
    estimate.population_size += part.model.weight * part.model.population_size;
  double variance = 0.0;
  for (const Part& part : parts.counted) {
    const double off = part.model.population_size - estimate.population_size;
    variance += part.model.weight * (part.se * part.se + off * off);
  }
  if (!std::isfinite(variance)) return std::nullopt;
  estimate.se = std::sqrt(variance);
  const Interval limits = limits_of(parts.counted, input.known(), input.level);
  if (std::isfinite(limits.upper)) estimate.interval = limits;  // else it overflows
  return estimate;
}

FitOutcome average_of(Parts parts, const FitInput& input) {
  std::optional<Estimate> estimate = averaged(parts, input);
  if (!estimate) return Status::not_converged;
  estimate->average = ModelAverage{{}, std::move(parts.left_out), parts.negligible};
  for (Part& part : parts.counted) estimate->average->models.push_back(std::move(part.model));
  return *estimate;
}

/// P(X <= exp(log_x)).
double mixture_share(std::span<const DarkFigurePart> parts, double log_x) {
  const boost::math::normal standard_normal;
  double share = 0.0;
  for (const DarkFigurePart& part : parts) {
    const double distance = part.median > 0.0 ? log_x - std::log(part.median) : INFINITY;
    const bool is_point = part.median == 0.0 || part.sd == 0.0;
    share += part.weight *
             (is_point ? (distance >= 0.0 ? 1.0 : 0.0) : cdf(standard_normal, distance / part.sd));
  }
  return share;
}

}  // namespace

double mixture_quantile(std::span<const DarkFigurePart> parts, double share) {
  const double z = quantile(boost::math::normal(), share);
  double at_zero = 0.0;
  double low = INFINITY;
  double high = -INFINITY;
  for (const DarkFigurePart& part : parts) {
    if (part.median == 0.0) {
      at_zero += part.weight;
      continue;
    }
    low = std::min(low, std::log(part.median) - std::abs(z) * part.sd);
    high = std::max(high, std::log(part.median) + std::abs(z) * part.sd);
  }
  if (at_zero >= share || !(low <= high)) return 0.0;
  // With a mass at 0 the quantile is below those of the other parts, maybe far below.
  while (mixture_share(parts, low) > share) low -= 1.0;
  constexpr int halvings = 100;  // to the last digit
  for (int i = 0; i < halvings; ++i) {
    const double middle = 0.5 * (low + high);
    (mixture_share(parts, middle) < share ? low : high) = middle;
  }
  return std::exp(high);
}

FitOutcome fit(const LoglinearAverage& method, const FitInput& input) {
  const Selection selection = selection_of(input.table, method.criterion, input.doubt());
  const int order = method.order > 0 ? method.order : default_order(selection.table.lists);
  const Candidates candidates = candidates_of(selection, order, input.streams.stop);
  if (candidates.lowest_first.empty()) return failure_of(candidates.status_of_independence);
  Parts parts = parts_of(method, candidates.lowest_first, input);
  if (parts.counted.empty()) return Status::not_identifiable;
  return average_of(std::move(parts), input);
}

}  // namespace darknumber

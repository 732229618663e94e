// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/pattern_estimate.h"

#include <algorithm>
#include <limits>

#include "engine/estimators/fitting/lattice.h"

namespace darknumber {
namespace {

/// A direction v of whole numbers that is 0 on cells with a count and |Xv| at most K on the others
/// has v'score = sum mean |Xv| and v'Hv = sum mean |Xv|^2 <= K v'score. The Newton decrement d is
/// at least (v'score)^2 / v'Hv, so that no mean off the face is above K d. With d below 1e-9 at the
/// end of a search for doubt, a mean above this is positive in earnest.
constexpr double proven_pattern_mean = 1e-4;

/// A matrix whose columns depend on each other has a pivot below p^2 2^-52 of its diagonal when
/// factored in double precision; with this and up to 1,000 columns they do not.
constexpr double proven_pivot = 1e-8;

bool is_positive(const PatternTable& table, const PatternWorkspace& work, std::size_t cell) {
  return table.counts[cell] > 0.0 ||
         work.mean[cell] >= proven_pattern_mean * std::min(1.0, table.observed);
}

/// Takes the cells off the face, where `converged` says that fitted means prove something.
std::size_t narrow(const PatternTable& table, PatternModel& model, bool converged,
                   const PatternWorkspace& work) {
  std::vector<WholeRow> positive;
  std::vector<WholeRow> doubtful;
  std::vector<std::size_t> doubtful_cells;
  for (CaptureHistory h = 1; h < history_count(table.lists); ++h)
    for (std::size_t p = 0; p < table.patterns; ++p) {
      const std::size_t cell = table.cell(h, p);
      const bool on = converged ? is_positive(table, work, cell) : table.counts[cell] > 0.0;
      (on ? positive : doubtful).push_back(row_of(model, h, p));
      if (!on) doubtful_cells.push_back(cell);
    }
  const std::vector<std::size_t> off = off_face(model.columns.size(), positive, doubtful);
  if (off.empty()) return 0;
  model.off_face.assign(table.counts.size(), 0);
  for (std::size_t place : off) model.off_face[doubtful_cells[place]] = 1;
  return off.size();
}

struct FaceRows {
  std::vector<WholeRow> on;
  std::vector<WholeRow> off;
};

FaceRows rows_by_face(const PatternTable& table, const PatternModel& model) {
  FaceRows rows;
  for (CaptureHistory h = 1; h < history_count(table.lists); ++h)
    for (std::size_t p = 0; p < table.patterns; ++p)
      (model.off_face[table.cell(h, p)] != 0 ? rows.off : rows.on).push_back(row_of(model, h, p));
  return rows;
}

/// The limits of the unseen, by pattern.
std::vector<Limit> limits_of_unseen(const PatternTable& table, const PatternModel& model,
                                    const FaceRows& rows) {
  const Limits limits(model.columns.size(), rows.on, rows.off);
  std::vector<Limit> result;
  for (std::size_t p = 0; p < table.patterns; ++p)
    result.push_back(limits.of_row(row_of(model, 0, p)));
  return result;
}

/// The model of the face alone, with columns that are independent there.
PatternModel model_of_face(const PatternModel& model, const FaceRows& rows) {
  PatternModel face{model.terms, {}, model.off_face};
  for (std::size_t column : spanning_columns(model.columns.size(), rows.on))
    face.columns.push_back(model.columns[column]);
  return face;
}

/// Sets the unseen of every pattern from the coefficients, and the variance of their sum.
bool settle_unseen(const PatternTable& table, const PatternModel& model, PatternWorkspace& work,
                   PatternEstimate& estimate) {
  std::vector<double> logs(table.patterns, 0.0);
  for (std::size_t c = 0; c < model.columns.size(); ++c)
    if (model.columns[c].lists == 0)
      for (std::size_t p = 0; p < table.patterns; ++p)
        logs[p] += work.coefficients[c] * model.columns[c].values[p];
  estimate.unseen.assign(table.patterns, 0.0);
  estimate.status = FitStatus::ok;
  for (std::size_t p = 0; p < table.patterns; ++p) switch (estimate.limits[p]) {
      case Limit::finite:
        estimate.unseen[p] = std::exp(logs[p]);
        break;
      case Limit::minus_infinity:
        break;
      case Limit::plus_infinity:
        estimate.unseen[p] = std::numeric_limits<double>::infinity();
        if (estimate.status == FitStatus::ok) estimate.status = FitStatus::no_mle;
        break;
      case Limit::undetermined:
        estimate.unseen[p] = std::numeric_limits<double>::quiet_NaN();
        estimate.status = FitStatus::not_identifiable;
    }
  for (double unseen : estimate.unseen) estimate.unseen_in_all += unseen;
  if (estimate.status != FitStatus::ok) return true;
  if (!factorize(table, model, work.margins, 0, work)) return false;
  std::vector<double> gradient(work.stride, 0.0);
  for (std::size_t c = 0; c < model.columns.size(); ++c)
    if (model.columns[c].lists == 0)
      for (std::size_t p = 0; p < table.patterns; ++p)
        gradient[c] += estimate.unseen[p] * model.columns[c].values[p];
  std::vector<double> solution = gradient;
  solve_factored(work, model.columns.size(), solution);
  for (std::size_t c = 0; c < model.columns.size(); ++c)
    estimate.variance += gradient[c] * solution[c];
  return std::isfinite(estimate.unseen_in_all) && std::isfinite(estimate.variance);
}

void take_fit(const PatternTable& table, const PatternWorkspace& work, PatternEstimate& estimate) {
  estimate.kernel = work.kernel;
  estimate.mean = work.mean;
  estimate.deviance = deviance_of(table, work.mean);
}

/// Fits the face of a narrowed model.
PatternEstimate on_face(const PatternTable& table, const PatternModel& narrowed,
                        PatternEstimate estimate) {
  const FaceRows rows = rows_by_face(table, narrowed);
  estimate.cells_off_face = rows.off.size();
  estimate.limits = limits_of_unseen(table, narrowed, rows);
  const PatternModel face = model_of_face(narrowed, rows);
  PatternWorkspace work(table, face.columns.size());
  Search search = start_cold(table, face, work);
  if (search == Search::unfinished) search = climb_finely(table, face, work);
  if (search != Search::converged) return estimate;
  take_fit(table, work, estimate);
  if (!settle_unseen(table, face, work, estimate)) estimate.status = FitStatus::not_converged;
  return estimate;
}

}  // namespace

bool proves_existence(const PatternTable& table, const PatternModel& model,
                      const PatternWorkspace& work) {
  std::vector<double> weights(table.counts.size(), 0.0);
  bool all = true;
  for (std::size_t cell = table.patterns; cell < weights.size(); ++cell) {
    const bool positive = is_positive(table, work, cell);
    weights[cell] = positive ? 1.0 : 0.0;
    all = all && positive;
  }
  if (all) return true;
  superset_sums(weights, table.patterns);
  PatternWorkspace proof(table, model.columns.size());
  if (!factorize(table, model, weights, 0, proof)) return false;
  for (std::size_t c = 0; c < model.columns.size(); ++c) {
    const double* row = &proof.factor[c * proof.stride];
    double diagonal = 0.0;
    for (std::size_t k = 0; k <= c; ++k) diagonal += row[k] * row[k];
    if (row[c] * row[c] < proven_pivot * diagonal) return false;
  }
  return true;
}

PatternEstimate pattern_estimate(const PatternTable& table, const PatternModel& model, Start from,
                                 PatternWorkspace& start) {
  PatternEstimate estimate;
  estimate.terms = model.terms;
  estimate.parameters = static_cast<int>(model.columns.size());
  if (!identifiable(model, table.lists)) {
    estimate.status = FitStatus::not_identifiable;
    return estimate;
  }
  Search search = Search::unfinished;
  if (from == Start::cold) search = start_cold(table, model, start);
  if (search == Search::unfinished) search = climb_to_doubt(table, model, start);
  const bool converged = search == Search::converged;
  if (!converged || !proves_existence(table, model, start)) {
    PatternModel narrowed = model;
    if (narrow(table, narrowed, converged, start) > 0) return on_face(table, narrowed, estimate);
  }
  if (climb_finely(table, model, start) != Search::converged) return estimate;
  estimate.limits.assign(table.patterns, Limit::finite);
  take_fit(table, start, estimate);
  if (!settle_unseen(table, model, start, estimate)) estimate.status = FitStatus::not_converged;
  return estimate;
}

}  // namespace darknumber

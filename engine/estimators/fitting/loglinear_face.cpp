// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/loglinear_face.h"

#include <algorithm>
#include <cmath>

namespace darknumber {
namespace {

/// All terms but those whose lists share no one: their coefficients can make up for anything on the
/// cells that they have, so that these bind no direction.
std::vector<CaptureHistory> terms_told(const LoglinearModel& model) {
  std::vector<CaptureHistory> terms = model.finite;
  terms.insert(terms.end(), model.dependent.begin(), model.dependent.end());
  return terms;
}

Limits limits_in(const LoglinearModel& model, std::span<const CaptureHistory> terms) {
  std::vector<WholeRow> on;
  std::vector<WholeRow> off;
  for (CaptureHistory cell : model.cells) on.push_back(row_of(terms, cell));
  for (CaptureHistory cell : model.off_face) off.push_back(row_of(terms, cell));
  return Limits(terms.size(), on, off);
}

}  // namespace

bool narrow_to_face(const TableMargins& table, LoglinearModel& model, std::span<const double> mean,
                    double proven) {
  std::vector<CaptureHistory> positive;
  std::vector<CaptureHistory> doubtful;
  for (CaptureHistory cell : model.cells)
    (table.counts[cell] > 0.0 || (mean[cell] >= proven && !table.is_bounded(cell)) ? positive
                                                                                   : doubtful)
        .push_back(cell);
  std::vector<CaptureHistory> off;
  for (std::size_t position : off_face(model, positive, doubtful))
    off.push_back(doubtful[position]);
  if (!off.empty()) leave_face(model, off);
  return !off.empty();
}

bool narrow_to_face(const TableMargins& table, LoglinearModel& model) {
  return narrow_to_face(table, model, table.counts, INFINITY);
}

Limit limit_of_intercept(const LoglinearModel& model) {
  return limits_in(model, terms_told(model)).of(0);
}

/// Of a cell left out a term may be part whose lists share no one on the others; so these have
/// their columns, too, and their cells are off the face.
std::vector<HistoryLimit> limits_of_unknown_means(const TableMargins& table,
                                                  const LoglinearModel& model) {
  if (model.omitted.empty()) return {{0, limit_of_intercept(model)}};
  std::vector<CaptureHistory> terms = terms_told(model);
  terms.insert(terms.end(), model.infinite.begin(), model.infinite.end());
  CaptureHistory lists = 0;
  for (CaptureHistory term : terms) lists |= term;
  std::vector<WholeRow> on;
  std::vector<WholeRow> off;
  for (CaptureHistory cell = 1; cell < table.counts.size(); ++cell) {
    if (!is_subset(cell, lists) || table.is_omitted(cell)) continue;
    const bool is_left = std::binary_search(model.cells.begin(), model.cells.end(), cell);
    (is_left ? on : off).push_back(row_of(terms, cell));
  }
  const Limits limits(terms.size(), on, off);
  std::vector<HistoryLimit> result{{0, limits.of_row(row_of(terms, 0))}};
  for (CaptureHistory cell : model.omitted)
    result.push_back({cell, limits.of_row(row_of(terms, cell))});
  return result;
}

std::vector<Limit> limits_of_terms(const LoglinearModel& model) {
  const std::vector<CaptureHistory> terms = terms_told(model);
  const Limits limits = limits_in(model, terms);
  std::vector<Limit> result;
  for (std::size_t column = 0; column < terms.size(); ++column) result.push_back(limits.of(column));
  return result;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <vector>

#include "engine/estimators/fitting/eigen_fit.h"
#include "engine/estimators/fitting/loglinear_model.h"

namespace darknumber::bench {

/// Forward selection by BIC the textbook's way: every candidate of every step is a design matrix
/// and a cold fit by it. Returns the pairs chosen, in order. Not for tables without a maximum.
inline std::vector<CaptureHistory> select_by_design_matrix(const ContingencyTable& table) {
  const TableMargins margins = margins_of(table);
  const auto bic = [&](const LoglinearModel& model) {
    return std::log(margins.margins[0]) * model.parameters() -
           2.0 * fit_by_design_matrix(table, model.finite, model.cells).log_likelihood;
  };
  LoglinearModel model = model_of(margins, {});
  double current = bic(model);
  std::vector<CaptureHistory> unused = all_pairs(table.lists());
  std::vector<CaptureHistory> chosen;
  while (!unused.empty()) {
    double best = current;
    CaptureHistory added = 0;
    for (CaptureHistory pair : unused) {
      LoglinearModel candidate = model;
      add_term(candidate, margins, pair);
      const double criterion = bic(candidate);
      if (criterion < best) {
        best = criterion;
        added = pair;
      }
    }
    if (added == 0) break;
    current = best;
    add_term(model, margins, added);
    chosen.push_back(added);
    std::erase(unused, added);
  }
  return chosen;
}

}  // namespace darknumber::bench

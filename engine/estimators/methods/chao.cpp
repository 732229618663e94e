// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/chao.h"

#include <algorithm>
#include <cmath>

#include "engine/estimators/fitting/interval_formulas.h"

namespace darknumber {
namespace {

ChaoEstimate without_doubletons(const CaptureFrequencies& f, double a) {
  // The form is one for counts. An expected table may hold less than one singleton, and f1 - 1
  // would then take persons away who have been seen.
  const double pairs = f.once * std::max(f.once - 1.0, 0.0);
  ChaoEstimate estimate;
  estimate.dark_figure = a * pairs / 2.0;
  const double size = f.observed + estimate.dark_figure;
  const double odd = 2.0 * f.once - 1.0;
  const double square = f.once * f.once;
  estimate.variance =
      a * pairs / 2.0 + a * a * f.once * odd * odd / 4.0 - a * a * square * (square / size) / 4.0;
  return estimate;
}

}  // namespace

ChaoEstimate chao_from_frequencies(const CaptureFrequencies& f, double a) {
  if (f.twice == 0.0) return without_doubletons(f, a);
  const double r = f.once / f.twice;
  return {a * f.once * r / 2.0, f.twice * r * r * (a / 2.0 + a * a * r + a * a * r * r / 4.0)};
}

FitOutcome fit(const Chao&, const FitInput& input) {
  const ContingencyTable& table = input.table;
  if (table.overlap() == 0.0) return Status::no_overlap;
  const double lists = table.lists();
  const CaptureFrequencies frequencies{table.observed(), table.on_exactly(1), table.on_exactly(2)};
  const ChaoEstimate chao = chao_from_frequencies(frequencies, (lists - 1.0) / lists);
  Estimate estimate;
  estimate.population_size = frequencies.observed + chao.dark_figure;
  estimate.boundary = chao.dark_figure == 0.0;
  if (chao.variance >= 0.0) {  // the form for f2 = 0 can fall below 0 on tables of fractions
    estimate.se = std::sqrt(chao.variance);
    estimate.interval =
        lognormal_interval(frequencies.observed, chao.dark_figure, *estimate.se, input.level);
  }
  return estimate;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/core/multinomial.h"
#include "engine/core/random_stream.h"
#include "engine/performance/moments.h"
#include "examples/papers/published_tables.h"
#include "examples/papers/side_by_side.h"

namespace papers {

/// The seed of every program here; the default of the library.
inline constexpr std::uint64_t seed = 1;

/// How many tables the first argument of a program asks for; `usual` without one. Throws
/// invalid_argument where that is no number of 2 or more.
inline std::uint32_t tables_asked_for(int argc, char** argv, std::uint32_t usual) {
  if (argc < 2) return usual;
  const int asked = std::atoi(argv[1]);
  if (asked < 2) throw std::invalid_argument("the argument is a number of tables, 2 or more");
  return static_cast<std::uint32_t>(asked);
}

/// Tables of `persons` persons, each in a cell in proportion to `weights`; cell 0 is on no list.
class TableSampler {
 public:
  TableSampler(int lists, const std::vector<double>& weights, std::int64_t persons)
      : lists_(lists), sampler_(weights), persons_(persons) {}

  /// The table of a replicate: a function of its number alone.
  ContingencyTable draw(std::uint32_t replicate) const {
    RandomStream stream(seed, replicate, Purpose::victims);
    std::vector<double> counts(history_count(lists_));
    sampler_.draw(persons_, stream, counts);
    counts[0] = 0.0;
    return {lists_, counts};
  }

 private:
  int lists_;
  MultinomialSampler sampler_;
  std::int64_t persons_;
};

/// Draws from the persons observed, with replacement.
inline TableSampler bootstrap_of(const ContingencyTable& table) {
  return {table.lists(),
          {table.counts().begin(), table.counts().end()},
          static_cast<std::int64_t>(table.observed())};
}

/// The expected counts of a fitted model, those on no list in cell 0.
inline std::vector<double> fitted_cells(const FittedModel& model, int lists) {
  std::vector<double> cells(history_count(lists));
  for (CaptureHistory h = 0; h < cells.size(); ++h) {
    double predictor = model.intercept;
    for (std::size_t t = 0; t < model.terms.size(); ++t)
      if (is_subset(model.terms[t], h)) predictor += model.coefficients[t];
    cells[h] = std::exp(predictor);
  }
  return cells;
}

/// Draws from the fitted model of an estimate, as many persons as it says.
inline TableSampler model_of(const Estimate& estimate, int lists) {
  return {lists, fitted_cells(*estimate.model, lists), std::llround(estimate.population_size)};
}

/// The published BCa interval beside ours: the mean of several intervals, each of 1,000 resamples
/// on a stream of its own, so that their spread is the Monte Carlo error of one of them, and of the
/// published one, which had as many.
inline void compare_bca(SideBySide& table, const std::string& what, Interval given,
                        const ContingencyTable& data, const Method& method) {
  constexpr std::uint32_t repeats = 8;
  std::vector<double> lower;
  std::vector<double> upper;
  for (std::uint32_t repeat = 0; repeat < repeats; ++repeat) {
    const Estimate estimate = answer(data, method, {IntervalKind::bca, 1000}, {seed, repeat});
    if (!estimate.interval) continue;
    lower.push_back(estimate.interval->lower);
    upper.push_back(estimate.interval->upper);
  }
  const Moments low = moments_of(lower);
  const Moments high = moments_of(upper);
  table.compare(what + ", BCa from", {given.lower, 0, By::paper, low.sd()},
                {low.mean, low.standard_error()});
  table.compare(what + ", BCa to", {given.upper, 0, By::paper, high.sd()},
                {high.mean, high.standard_error()});
}

}  // namespace papers

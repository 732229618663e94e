// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/loglinear_fit.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/bounded_counts.h"
#include "engine/estimators/fitting/lane_kernels.h"
#include "engine/estimators/fitting/lattice.h"
#include "engine/estimators/fitting/loglinear_face.h"

namespace darknumber {
namespace {

/// Added to every count at the cold start, so that empty cells have a logarithm; nothing but the
/// number of steps depends on it.
constexpr double cold_start_addition = 0.1;

/// A Newton decrement is twice the log-likelihood still to be gained. Convergence is quadratic, so
/// that one step further the coefficients are right to about 1e-14.
constexpr double fine_decrement = 1e-11;
/// The same for the log-likelihood alone: one step further it is right to about 1e-11.
constexpr double rough_decrement = 1e-6;

/// With a finite maximum the search needs 4 to 8 steps. Without one each step takes the vanishing
/// means down by a factor e, and goes on for ever: after this many steps existence is asked first.
constexpr int steps_before_doubt = 12;
constexpr int most_search_steps = 200;

/// A separating direction v, of whole numbers, would make a doubtful cell's mean at most
/// sum |v_t score_t|. At the end of a search scores are below 1e-9 of the smallest margin or so,
/// hence a mean above this share of the scale is positive in earnest.
constexpr double proven_mean = 1e-6;
/// The same at the end of a rough search.
constexpr double roughly_proven_mean = 1e-3;

/// Makes `values` the solution x of U'U x = values.
void solve(const LoglinearWorkspace& work, std::size_t size, double* values) {
  lane_kernels().solve(work.factor.data(), work.transposed.data(), work.stride,
                       work.inverse_pivots.data(), size, values);
}

/// A table with less than one person in all is judged on its own scale.
double scale_of(const TableMargins& table) {
  return std::min(1.0, table.margins[0]);
}

/// Moves by `work.step`, halving it until the likelihood does not fall.
bool move(const TableMargins& table, const LoglinearModel& model, LoglinearWorkspace& work) {
  constexpr int most_halvings = 40;
  const std::size_t size = model.finite.size();
  std::copy_n(work.coefficients.begin(), size, work.previous.begin());
  const double before = work.kernel;
  const double slack = kernel_rounding * (std::abs(before) + 2.0 * work.margins[0]);
  double share = 1.0;
  for (int halving = 0; halving < most_halvings; ++halving) {
    for (std::size_t t = 0; t < size; ++t)
      work.coefficients[t] = work.previous[t] + share * work.step[t];
    evaluate(table, model, work);
    if (work.kernel >= before - slack) return true;  // false for NaN as well
    share *= 0.5;
  }
  return false;
}

/// Of the cells without a count: with one, a mean near 0 casts no doubt. A bounded count proves
/// nothing by its mean.
double smallest_mean_of_empty(const TableMargins& table, const LoglinearModel& model,
                              const LoglinearWorkspace& work) {
  if (!table.bounded.empty()) return 0.0;
  double smallest = 1.0;
  for (CaptureHistory cell : model.cells)
    if (table.counts[cell] == 0.0) smallest = std::min(smallest, work.mean[cell]);
  return smallest;
}

/// No fitted mean can prove anything: only cells with a count are positive for sure.
constexpr double nothing_proven = 1e300;

/// Whether the dark figure, or the mean of a cell left out, may be no number.
bool is_in_question(const LoglinearModel& model) {
  return model.is_narrowed() || (!model.omitted.empty() && !model.infinite.empty());
}

/// What such a model says of them.
FitStatus settle_dark_figure(const TableMargins& table, LoglinearModel& model) {
  model.vanishing.clear();
  bool undetermined = false;
  bool infinite = false;
  for (const HistoryLimit& one : limits_of_unknown_means(table, model)) {
    infinite |= one.limit == Limit::plus_infinity;
    undetermined |= one.limit == Limit::undetermined;
    const bool vanishes = one.limit == Limit::minus_infinity;
    if (one.history == 0)
      model.all_seen = vanishes;
    else if (vanishes)
      model.vanishing.push_back(one.history);
  }
  if (infinite) return FitStatus::no_mle;
  return undetermined ? FitStatus::not_identifiable : FitStatus::ok;
}

/// Searches to the fine decrement from wherever `work` is, and decides existence. Where cells are
/// off the face, the search begins anew on the face, where there is a maximum.
FitStatus finish(const TableMargins& table, LoglinearModel& model, Search search,
                 LoglinearWorkspace& work) {
  const double decrement = fine_decrement * scale_of(table);
  if (search == Search::unfinished)
    search = climb(table, model, {decrement, steps_before_doubt, -INFINITY}, work);
  const double proven = search == Search::converged ? proven_mean : nothing_proven;
  const bool narrower = narrow_to_face(table, model, work.mean, proven * scale_of(table));
  if (is_in_question(model)) {
    const FitStatus status = settle_dark_figure(table, model);
    if (status != FitStatus::ok) return status;
  }
  if (narrower || search == Search::singular) search = start_cold(table, model, work);
  if (search == Search::unfinished)
    search = climb(table, model, {decrement, most_search_steps, -INFINITY}, work);
  return search == Search::converged ? FitStatus::ok : FitStatus::not_converged;
}

}  // namespace

LoglinearWorkspace::LoglinearWorkspace(int lists, std::size_t most_terms)
    : mean(history_count(lists)),
      margins(history_count(lists)),
      predictor(history_count(lists)),
      stride(most_terms / most_lanes * most_lanes + most_lanes) {
  for (AlignedDoubles* one : {&coefficients, &step, &previous, &inverse_pivots})
    one->resize(stride);
  factor.resize(most_terms * stride);
  transposed.resize(most_terms * stride);
}

void evaluate(const TableMargins& table, const LoglinearModel& model, LoglinearWorkspace& work) {
  std::fill(work.predictor.begin(), work.predictor.end(), 0.0);
  std::fill(work.mean.begin(), work.mean.end(), 0.0);
  double linear = 0.0;
  for (std::size_t t = 0; t < model.finite.size(); ++t) {
    work.predictor[model.finite[t]] = work.coefficients[t];
    linear += work.coefficients[t] * table.margins[model.finite[t]];
  }
  const LaneKernels& kernels = lane_kernels();
  kernels.subset_sums(work.predictor.data(), work.predictor.size());
  kernels.exponentials(work.predictor.data(), work.predictor.data(), work.predictor.size());
  for (CaptureHistory cell : model.cells) work.mean[cell] = work.predictor[cell];
  const double of_bounded = evaluate_bounded(table, work);
  std::copy(work.mean.begin(), work.mean.end(), work.margins.begin());
  kernels.superset_sums(work.margins.data(), work.margins.size());
  work.kernel = linear - work.margins[0] + of_bounded;
}

bool factorize(const LoglinearModel& model, LoglinearWorkspace& work, double* right) {
  const std::size_t size = model.finite.size();
  DN_EXPECT(size < work.stride, "the workspace has room for the model");
  for (std::size_t a = 0; a < size; ++a) {
    double* row = &work.factor[a * work.stride];
    for (std::size_t b = a; b < size; ++b) row[b] = work.margins[model.finite[a] | model.finite[b]];
    std::fill(row + size, row + work.stride, 0.0);
  }
  return lane_kernels().factorize(work.factor.data(), work.transposed.data(), work.stride,
                                  work.inverse_pivots.data(), size, right);
}

Search start_cold(const TableMargins& table, const LoglinearModel& model,
                  LoglinearWorkspace& work) {
  const double addition = cold_start_addition * scale_of(table);
  std::fill(work.mean.begin(), work.mean.end(), 0.0);
  std::fill(work.predictor.begin(), work.predictor.end(), 0.0);
  for (CaptureHistory cell : model.cells) {
    const double count = table.counts[cell];
    const double mean = count + addition;
    work.mean[cell] = mean;
    work.predictor[cell] = mean * std::log(mean) + (count - mean);  // weight times response
  }
  std::copy(work.mean.begin(), work.mean.end(), work.margins.begin());
  const LaneKernels& kernels = lane_kernels();
  kernels.superset_sums(work.margins.data(), work.margins.size());
  kernels.superset_sums(work.predictor.data(), work.predictor.size());
  const std::size_t size = model.finite.size();
  for (std::size_t t = 0; t < size; ++t) work.coefficients[t] = work.predictor[model.finite[t]];
  if (!factorize(model, work, work.coefficients.data())) return Search::singular;
  evaluate(table, model, work);
  return std::isfinite(work.kernel) ? Search::unfinished : Search::singular;
}

Search climb(const TableMargins& table, const LoglinearModel& model, const SearchLimits& limits,
             LoglinearWorkspace& work) {
  const std::size_t size = model.finite.size();
  for (int count = 0; count < limits.steps; ++count) {
    for (std::size_t t = 0; t < size; ++t) work.step[t] = score_of(table, work, model.finite[t]);
    std::copy_n(work.step.begin(), size, work.previous.begin());
    if (!factorize(model, work, work.step.data())) return Search::singular;
    double decrement = 0.0;
    for (std::size_t t = 0; t < size; ++t) decrement += work.previous[t] * work.step[t];
    if (limits.needed > -INFINITY &&
        work.kernel + bound_gain(model, work, work).most < limits.needed)
      return Search::outdone;
    if (!move(table, model, work)) return Search::singular;
    work.decrement = decrement;
    if (decrement < limits.decrement) return Search::converged;
  }
  return Search::unfinished;
}

bool find_step_of_last_term(const TableMargins& table, const LoglinearModel& model,
                            const LoglinearWorkspace& base, LoglinearWorkspace& work) {
  const std::size_t size = model.finite.size();
  const std::size_t last = size - 1;
  const CaptureHistory term = model.finite[last];
  double* column = work.step.data();
  for (std::size_t t = 0; t < last; ++t) column[t] = base.margins[model.finite[t] | term];
  solve(base, last, column);
  double information = base.margins[term];  // of the new term, given the others
  for (std::size_t t = 0; t < last; ++t)
    information -= column[t] * base.margins[model.finite[t] | term];
  if (!(information > singular_pivot * base.margins[term])) return false;
  const double change = score_of(table, base, term) / information;
  for (std::size_t t = 0; t < last; ++t) column[t] *= -change;
  column[last] = change;
  return true;
}

GainBounds bound_gain(const LoglinearModel& model, const LoglinearWorkspace& base,
                      LoglinearWorkspace& work) {
  if (!base.bounded.empty()) return {};
  std::fill(work.predictor.begin(), work.predictor.end(), 0.0);
  for (std::size_t t = 0; t < model.finite.size(); ++t)
    work.predictor[model.finite[t]] = work.step[t];
  lane_kernels().subset_sums(work.predictor.data(), work.predictor.size());
  double both = 0.0, more = 0.0, less = 0.0;
  double least_change = 0.0, greatest_change = 0.0;
  for (CaptureHistory cell : model.cells) {
    const double change = work.predictor[cell];
    least_change = std::min(least_change, change);
    greatest_change = std::max(greatest_change, change);
    const double square = change * change;
    const double weight = base.mean[cell] * square;
    both += weight * (0.5 - change * gain_cubic);
    more += weight * square * (change < 0.0 ? most_of_falls : most_of_rises);
    less += weight * square * (change < 0.0 ? least_of_falls : least_of_rises);
  }
  return {least_change >= -1.0 && greatest_change <= 1.0 ? both - less : 0.0,
          least_change >= -1.0 ? both + more : INFINITY};
}

Search step_with_last_term(const TableMargins& table, const LoglinearModel& model,
                           const LoglinearWorkspace& base, LoglinearWorkspace& work) {
  if (!find_step_of_last_term(table, model, base, work)) return Search::singular;
  work.coefficients[model.finite.size() - 1] = 0.0;
  return move(table, model, work) ? Search::unfinished : Search::singular;
}

FitStatus fit_loglinear(const TableMargins& table, LoglinearModel& model, Start start,
                        LoglinearWorkspace& work) {
  DN_EXPECT(table.margins[0] > 0.0, "a table with someone in it");
  if (!model.identifiable()) return FitStatus::not_identifiable;
  Search search = Search::unfinished;
  if (start == Start::cold) search = start_cold(table, model, work);
  if (start == Start::climbed && work.decrement < fine_decrement * scale_of(table))
    search = Search::converged;
  return finish(table, model, search, work);
}

FitStatus fit_roughly(const TableMargins& table, LoglinearModel& model, Search first_step,
                      LoglinearWorkspace& work, double needed) {
  if (!model.identifiable()) return FitStatus::not_identifiable;
  Search search = first_step;
  if (search != Search::singular) {
    SearchLimits limits = rough_limits(table);
    limits.needed = needed;
    search = climb(table, model, limits, work);
  }
  return finish_roughly(table, model, search, work);
}

SearchLimits rough_limits(const TableMargins& table) {
  return {rough_decrement * scale_of(table), steps_before_doubt, -INFINITY};
}

FitStatus finish_roughly(const TableMargins& table, LoglinearModel& model, Search search,
                         LoglinearWorkspace& work) {
  if (search == Search::outdone) return FitStatus::outdone;
  if (search == Search::converged &&
      smallest_mean_of_empty(table, model, work) >= roughly_proven_mean * scale_of(table))
    return is_in_question(model) ? settle_dark_figure(table, model) : FitStatus::ok;
  if (search == Search::converged) search = Search::unfinished;
  return finish(table, model, search, work);
}

}  // namespace darknumber

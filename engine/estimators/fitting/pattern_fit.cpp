// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/pattern_fit.h"

#include <Eigen/Core>
#include <algorithm>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/lattice.h"

namespace darknumber {
namespace {

/// Added to every count at the cold start, so that empty cells have a logarithm; nothing but the
/// number of steps depends on it.
constexpr double pattern_cold_addition = 0.1;

/// Of a pivot to its diagonal entry: below it, rounding is all that is left of the pivot.
constexpr double singular_pattern_pivot = 1e-14;

/// A Newton decrement is twice the log-likelihood still to be gained. Convergence is quadratic
/// where there is a maximum. Where there is none each step takes the vanishing means, and what is
/// still to be gained, down by a factor e.
constexpr double fine_pattern_decrement = 1e-11;
constexpr double doubtful_pattern_decrement = 1e-9;
constexpr double rough_pattern_decrement = 1e-6;
constexpr int most_pattern_steps = 100;

using ConstVector = Eigen::Map<const Eigen::VectorXd>;

double dot(const double* a, const double* b, std::size_t size) {
  const auto length = static_cast<Eigen::Index>(size);
  return ConstVector(a, length).dot(ConstVector(b, length));
}

double scale_of(const PatternTable& table) {
  return std::min(1.0, table.observed);
}

/// Sum over patterns of the columns' values times the margin of both columns' lists.
double information(const PatternTable& table, const PatternColumn& a, const PatternColumn& b,
                   const std::vector<double>& margins) {
  const auto length = static_cast<Eigen::Index>(table.patterns);
  const ConstVector left(a.values.data(), length);
  const ConstVector right(b.values.data(), length);
  const ConstVector margin(&margins[table.cell(a.lists | b.lists, 0)], length);
  return (left.array() * right.array() * margin.array()).sum();
}

double fitted_statistic(const PatternTable& table, const PatternColumn& column,
                        const std::vector<double>& margins) {
  return dot(column.values.data(), &margins[table.cell(column.lists, 0)], table.patterns);
}

/// The sum of columns times coefficients, by cell.
void predict(const PatternTable& table, const PatternModel& model,
             const std::vector<double>& coefficients, std::vector<double>& predictor) {
  std::fill(predictor.begin(), predictor.end(), 0.0);
  for (std::size_t c = 0; c < model.columns.size(); ++c) {
    const PatternColumn& column = model.columns[c];
    double* to = &predictor[table.cell(column.lists, 0)];
    for (std::size_t p = 0; p < table.patterns; ++p) to[p] += coefficients[c] * column.values[p];
  }
  subset_sums(predictor, table.patterns);
}

bool is_off(const PatternModel& model, std::size_t cell) {
  return model.is_narrowed() && model.off_face[cell] != 0;
}

}  // namespace

PatternWorkspace::PatternWorkspace(const PatternTable& table, std::size_t most_columns)
    : coefficients(most_columns),
      mean(table.counts.size()),
      margins(table.counts.size()),
      factor(most_columns * most_columns),
      step(most_columns),
      previous(most_columns),
      predictor(table.counts.size()),
      stride(most_columns) {}

void evaluate(const PatternTable& table, const PatternModel& model, PatternWorkspace& work) {
  predict(table, model, work.coefficients, work.predictor);
  std::fill_n(work.mean.begin(), table.patterns, 0.0);
  for (std::size_t cell = table.patterns; cell < work.mean.size(); ++cell)
    work.mean[cell] = is_off(model, cell) ? 0.0 : std::exp(work.predictor[cell]);
  work.margins = work.mean;
  superset_sums(work.margins, table.patterns);
  work.kernel = 0.0;
  for (std::size_t c = 0; c < model.columns.size(); ++c)
    work.kernel += work.coefficients[c] * model.columns[c].observed;
  for (std::size_t p = 0; p < table.patterns; ++p) work.kernel -= work.margins[p];
}

bool factorize(const PatternTable& table, const PatternModel& model,
               const std::vector<double>& margins, std::size_t from, PatternWorkspace& work) {
  const std::size_t size = model.columns.size();
  DN_EXPECT(size <= work.stride, "the workspace has room for the model");
  for (std::size_t j = from; j < size; ++j) {
    double* row = &work.factor[j * work.stride];
    for (std::size_t k = 0; k <= j; ++k) {
      const double entry = information(table, model.columns[j], model.columns[k], margins);
      const double* other = &work.factor[k * work.stride];
      const double rest = entry - dot(row, other, k);
      if (k < j) {
        row[k] = rest / other[k];
      } else {
        if (!(rest > singular_pattern_pivot * entry)) return false;
        row[k] = std::sqrt(rest);
      }
    }
  }
  return true;
}

void solve_factored(const PatternWorkspace& work, std::size_t size, std::vector<double>& values) {
  for (std::size_t k = 0; k < size; ++k) {
    const double* row = &work.factor[k * work.stride];
    values[k] = (values[k] - dot(row, values.data(), k)) / row[k];
  }
  for (std::size_t k = size; k-- > 0;) {
    const double* row = &work.factor[k * work.stride];
    values[k] /= row[k];
    for (std::size_t i = 0; i < k; ++i) values[i] -= row[i] * values[k];
  }
}

Search start_cold(const PatternTable& table, const PatternModel& model, PatternWorkspace& work) {
  const double addition = pattern_cold_addition * scale_of(table);
  std::fill(work.mean.begin(), work.mean.end(), 0.0);
  std::fill(work.predictor.begin(), work.predictor.end(), 0.0);
  for (std::size_t cell = table.patterns; cell < table.counts.size(); ++cell) {
    if (is_off(model, cell)) continue;
    const double mean = table.counts[cell] + addition;
    work.mean[cell] = mean;
    work.predictor[cell] = mean * std::log(mean) + (table.counts[cell] - mean);
  }
  work.margins = work.mean;
  superset_sums(work.margins, table.patterns);
  superset_sums(work.predictor, table.patterns);
  if (!factorize(table, model, work.margins, 0, work)) return Search::singular;
  for (std::size_t c = 0; c < model.columns.size(); ++c)
    work.coefficients[c] = fitted_statistic(table, model.columns[c], work.predictor);
  solve_factored(work, model.columns.size(), work.coefficients);
  evaluate(table, model, work);
  return std::isfinite(work.kernel) ? Search::unfinished : Search::singular;
}

bool move_by_step(const PatternTable& table, const PatternModel& model, double before,
                  PatternWorkspace& work) {
  constexpr int most_halvings = 40;
  constexpr double rounding = 1e-12;  // of the kernel's large terms, which cancel
  const std::size_t size = model.columns.size();
  std::copy_n(work.coefficients.begin(), size, work.previous.begin());
  const double slack = rounding * (std::abs(before) + 2.0 * table.observed);
  double share = 1.0;
  for (int halving = 0; halving < most_halvings; ++halving) {
    for (std::size_t c = 0; c < size; ++c)
      work.coefficients[c] = work.previous[c] + share * work.step[c];
    evaluate(table, model, work);
    if (work.kernel >= before - slack) return true;  // false for NaN as well
    share *= 0.5;
  }
  return false;
}

double most_gain(const PatternTable& table, const PatternModel& model, const PatternWorkspace& base,
                 PatternWorkspace& work) {
  predict(table, model, work.step, work.predictor);
  double most = 0.0;
  double least_change = 0.0;
  for (std::size_t cell = table.patterns; cell < table.counts.size(); ++cell) {
    if (is_off(model, cell)) continue;
    const double change = work.predictor[cell];
    least_change = std::min(least_change, change);
    most += 0.5 * base.mean[cell] * change * change * (1.0 - std::min(change, 0.0));
  }
  return least_change >= -1.0 ? most : INFINITY;
}

Search climb(const PatternTable& table, const PatternModel& model, const SearchLimits& limits,
             PatternWorkspace& work) {
  const std::size_t size = model.columns.size();
  for (int count = 0; count < limits.steps; ++count) {
    if (!factorize(table, model, work.margins, 0, work)) return Search::singular;
    for (std::size_t c = 0; c < size; ++c)
      work.step[c] =
          model.columns[c].observed - fitted_statistic(table, model.columns[c], work.margins);
    std::copy_n(work.step.begin(), size, work.previous.begin());
    solve_factored(work, size, work.step);
    const double decrement = dot(work.previous.data(), work.step.data(), size);
    if (limits.needed > -INFINITY &&
        work.kernel + most_gain(table, model, work, work) < limits.needed)
      return Search::outdone;
    if (!move_by_step(table, model, work.kernel, work)) return Search::singular;
    if (decrement < limits.decrement) return Search::converged;
  }
  return Search::unfinished;
}

bool find_step_of_last_columns(const PatternTable& table, const PatternModel& model,
                               std::size_t columns, const PatternWorkspace& base,
                               PatternWorkspace& work) {
  const std::size_t size = model.columns.size();
  for (std::size_t row = 0; row < columns; ++row)
    std::copy_n(&base.factor[row * base.stride], row + 1, &work.factor[row * work.stride]);
  if (!factorize(table, model, base.margins, columns, work)) return false;
  std::copy_n(base.coefficients.begin(), columns, work.coefficients.begin());
  std::fill_n(work.coefficients.begin() + static_cast<std::ptrdiff_t>(columns), size - columns,
              0.0);
  for (std::size_t c = 0; c < size; ++c)
    work.step[c] =
        model.columns[c].observed - fitted_statistic(table, model.columns[c], base.margins);
  solve_factored(work, size, work.step);
  return true;
}

Search climb_roughly(const PatternTable& table, const PatternModel& model, double needed,
                     PatternWorkspace& work) {
  return climb(table, model,
               {rough_pattern_decrement * scale_of(table), most_pattern_steps, needed}, work);
}

Search climb_to_doubt(const PatternTable& table, const PatternModel& model,
                      PatternWorkspace& work) {
  return climb(table, model,
               {doubtful_pattern_decrement * scale_of(table), most_pattern_steps, -INFINITY}, work);
}

Search climb_finely(const PatternTable& table, const PatternModel& model, PatternWorkspace& work) {
  return climb(table, model,
               {fine_pattern_decrement * scale_of(table), most_pattern_steps, -INFINITY}, work);
}

double deviance_of(const PatternTable& table, const std::vector<double>& mean) {
  double sum = 0.0;
  for (std::size_t cell = table.patterns; cell < mean.size(); ++cell) {
    const double count = table.counts[cell];
    sum += mean[cell] - count;
    if (count > 0.0) sum += count * std::log(count / mean[cell]);
  }
  return std::max(0.0, 2.0 * sum);  // a saturated model's is 0, and rounding has a sign
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "engine/estimators/fitting/lane_arrays.h"
#include "engine/estimators/fitting/lane_kernels.h"
#include "engine/estimators/fitting/lane_vectors.h"

// The code of LaneKernels for vectors of `width` doubles. Each source that compiles it for an
// instruction set includes nothing else, and calls no function that another source may have
// compiled for fewer instructions.

namespace darknumber::lanes {

template <std::size_t width>
struct Code {
  using V = Vectors<width>;
  using Reals = typename V::Reals;
  using Bits = typename V::Bits;
  using Fit = Arrays<width>;

  /// One pass a list, as in lattice.h; three of them at a time stay in registers.
  template <bool upwards>
  static void sums(Reals* v, std::size_t size) {
    std::size_t stride = 1;
    for (; 8 * stride <= size; stride *= 8)
      for (std::size_t block = 0; block < size; block += 8 * stride)
        for (std::size_t cell = block; cell < block + stride; ++cell) {
          Reals* at = v + cell;
          Reals a[8];
          for (std::size_t i = 0; i < 8; ++i) a[i] = at[i * stride];
          for (std::size_t step = 1; step < 8; step *= 2)
            for (std::size_t i = 0; i < 8; ++i)
              if ((i & step) == 0) {
                if constexpr (upwards)
                  a[i + step] += a[i];
                else
                  a[i] += a[i + step];
              }
          for (std::size_t i = 0; i < 8; ++i) at[i * stride] = a[i];
        }
    for (; stride < size; stride *= 2)
      for (std::size_t block = 0; block < size; block += 2 * stride)
        for (std::size_t cell = block; cell < block + stride; ++cell) {
          if constexpr (upwards)
            v[cell + stride] += v[cell];
          else
            v[cell] += v[cell + stride];
        }
  }

  /// What is at the places of each lane's last term together with another term.
  template <typename Entry>
  static void gather(const Entry* array, CaptureHistory with, const Fit& fit, Reals& to) {
    for (std::size_t l = 0; l < width; ++l) {
      const std::size_t place = fit.last[l] | with;
      if constexpr (sizeof(Entry) == sizeof(double))
        to[l] = array[place];
      else
        to[l] = array[place][l];
    }
  }

  static void set_predictor(const LaneProblem& problem, const Reals* values, Fit& fit) {
    for (std::size_t h = 0; h < fit.histories; ++h) fit.predictor[h] = Reals{};
    for (std::size_t t = 0; t < problem.shared_terms; ++t) fit.predictor[problem.terms[t]] = values[t];
    for (std::size_t l = 0; l < width; ++l) fit.predictor[fit.last[l]][l] = values[problem.shared_terms][l];
    sums<true>(fit.predictor, fit.histories);
  }

  /// `evaluate`; the kernel is what it returns.
  static void evaluate(const LaneProblem& problem, Fit& fit, Reals& kernel) {
    Reals linear{};
    for (std::size_t t = 0; t < problem.shared_terms; ++t)
      linear += fit.coefficients[t] * problem.table_margins[problem.terms[t]];
    Reals of_last;
    gather(problem.table_margins, 0, fit, of_last);
    linear += fit.coefficients[problem.shared_terms] * of_last;
    set_predictor(problem, fit.coefficients, fit);
    for (const CaptureHistory *cell = problem.cells, *end = cell + problem.cell_count; cell != end;
         ++cell)
      V::exponential_of(fit.predictor[*cell], fit.mean[*cell]);
    for (std::size_t h = 0; h < fit.histories; ++h) fit.margins[h] = fit.mean[h];
    sums<false>(fit.margins, fit.histories);
    kernel = linear - fit.margins[0];
  }

  /// `factorize`; lanes where the information is singular are marked. Rows from the left: to each
  /// entry happens what does there, in the same order.
  static void factorize(const LaneProblem& problem, Fit& fit, Bits& singular) {
    const std::size_t size = fit.size, last = size - 1;
    singular = Bits{};
    for (std::size_t j = 0; j < size; ++j) {
      Reals* row = fit.factor + j * size;
      const bool is_last = j == last;
      for (std::size_t i = j; i < last; ++i)
        row[i] = fit.margins[problem.terms[j] | problem.terms[i]];
      gather(fit.margins, is_last ? 0 : problem.terms[j], fit, row[last]);
      const Reals diagonal = row[j];
      std::size_t i = j;
      for (; i + 4 <= size; i += 4) {
        Reals a = row[i], b = row[i + 1], c = row[i + 2], d = row[i + 3];
        for (std::size_t k = 0; k < j; ++k) {
          const Reals* above = fit.factor + k * size;
          const Reals multiple = above[j];
          a -= multiple * above[i];
          b -= multiple * above[i + 1];
          c -= multiple * above[i + 2];
          d -= multiple * above[i + 3];
        }
        row[i] = a, row[i + 1] = b, row[i + 2] = c, row[i + 3] = d;
      }
      for (; i < size; ++i) {
        Reals a = row[i];
        for (std::size_t k = 0; k < j; ++k) {
          const Reals* above = fit.factor + k * size;
          a -= above[j] * above[i];
        }
        row[i] = a;
      }
      singular |= ~(row[j] > singular_pivot * diagonal);
      V::square_roots(row[j], row[j]);
      const Reals inverse = 1.0 / row[j];
      fit.inverse_pivots[j] = inverse;
      for (i = j + 1; i < size; ++i) row[i] *= inverse;
    }
  }

  /// Makes `values` the solution x of U'U x = values, U of vectors or the same in all lanes.
  template <typename Entry>
  static void solve(const Entry* factor, std::size_t stride, const Entry* inverse_pivots,
                    std::size_t size, Reals* values) {
    for (std::size_t k = 0; k < size; ++k) {
      const Entry* row = factor + k * stride;
      const Reals value = values[k] * inverse_pivots[k];
      values[k] = value;
      for (std::size_t i = k + 1; i < size; ++i) values[i] -= row[i] * value;
    }
    for (std::size_t k = size; k-- > 0;) {
      const Reals value = values[k] * inverse_pivots[k];
      values[k] = value;
      for (std::size_t i = 0; i < k; ++i) values[i] -= factor[i * stride + k] * value;
    }
  }

  /// `find_step_of_last_term`.
  static void find_first_step(const LaneProblem& problem, Fit& fit, Bits& singular) {
    const std::size_t last = fit.size - 1;
    for (std::size_t t = 0; t < last; ++t) {
      gather(problem.base_margins, problem.terms[t], fit, fit.score[t]);
      fit.step[t] = fit.score[t];
    }
    solve(problem.base_factor, problem.base_stride, problem.base_inverse_pivots, last, fit.step);
    Reals margin, observed;
    gather(problem.base_margins, 0, fit, margin);
    gather(problem.table_margins, 0, fit, observed);
    Reals information = margin;
    for (std::size_t t = 0; t < last; ++t) information -= fit.step[t] * fit.score[t];
    singular = ~(information > singular_pivot * margin);
    const Reals change = (observed - margin) / information;
    for (std::size_t t = 0; t < last; ++t) fit.step[t] *= -change;
    fit.step[last] = change;
  }

  /// `bound_gain` of the step at means that are vectors, or the same in all lanes.
  template <typename Entry>
  static void bound_gain(const LaneProblem& problem, const Entry* mean, Fit& fit, Reals& least,
                         Reals& most) {
    set_predictor(problem, fit.step, fit);
    const Reals none{};
    Reals both{}, more{}, less{}, least_change{}, greatest_change{};
    for (const CaptureHistory *cell = problem.cells, *end = cell + problem.cell_count; cell != end;
         ++cell) {
      const Reals change = fit.predictor[*cell];
      least_change = change < least_change ? change : least_change;
      greatest_change = change > greatest_change ? change : greatest_change;
      const Reals square = change * change;
      const Reals weight = mean[*cell] * square;
      both += weight * (0.5 - change * gain_cubic);
      more += weight * square * (change < 0.0 ? none + most_of_falls : none + most_of_rises);
      less += weight * square * (change < 0.0 ? none + least_of_falls : none + least_of_rises);
    }
    const Bits tame = least_change >= -1.0;
    least = tame & (greatest_change <= 1.0) ? both - less : none;
    most = tame ? both + more : none + __builtin_inf();
  }

  static void bound_gains(LaneProblem& problem, double* storage) {
    Fit fit(problem, storage);
    Bits singular;
    find_first_step(problem, fit, singular);
    Reals least, most;
    bound_gain(problem, problem.base_mean, fit, least, most);
    for (std::size_t l = 0; l < problem.lanes; ++l) {
      problem.least_gain[l] = singular[l] != 0 ? 0.0 : least[l];
      problem.most_gain[l] = singular[l] != 0 ? __builtin_inf() : most[l];
    }
  }

  static void climb(LaneProblem& problem, double* storage) {
    Fit fit(problem, storage);
    const std::size_t size = fit.size, last = size - 1;
    for (std::size_t l = 0; l < width; ++l)
      problem.end[l] = l < problem.lanes ? LaneEnd::searching : LaneEnd::apart;
    Bits singular, fallen;
    find_first_step(problem, fit, singular);
    end_lanes(problem, singular, LaneEnd::apart);
    for (std::size_t t = 0; t < last; ++t)
      V::spread(problem.base_coefficients[t], fit.coefficients[t]);
    fit.coefficients[last] = Reals{};
    for (std::size_t h = 0; h < fit.histories; ++h)
      fit.mean[h] = Reals{};  // off the fit, they stay
    Reals kernel, before;
    V::spread(problem.base_kernel, before);
    Reals total;
    V::spread(problem.base_margins[0], total);
    move(problem, fit, before, total, kernel, fallen);
    end_lanes(problem, fallen, LaneEnd::apart);
    for (int count = 0; count < problem.steps && any_searching(problem); ++count) {
      factorize(problem, fit, singular);
      end_lanes(problem, singular, LaneEnd::apart);
      for (std::size_t t = 0; t < last; ++t)
        fit.score[t] = problem.table_margins[problem.terms[t]] - fit.margins[problem.terms[t]];
      Reals observed, fitted;
      gather(problem.table_margins, 0, fit, observed);
      gather(fit.margins, 0, fit, fitted);
      fit.score[last] = observed - fitted;
      for (std::size_t t = 0; t < size; ++t) fit.step[t] = fit.score[t];
      solve(fit.factor, size, fit.inverse_pivots, size, fit.step);
      Reals decrement{}, least, most;
      for (std::size_t t = 0; t < size; ++t) decrement += fit.score[t] * fit.step[t];
      bound_gain(problem, fit.mean, fit, least, most);
      for (std::size_t l = 0; l < width; ++l)
        if (problem.end[l] == LaneEnd::searching && problem.needed[l] > -__builtin_inf() &&
            kernel[l] + most[l] < problem.needed[l])
          problem.end[l] = LaneEnd::outdone;
      before = kernel;
      total = fit.margins[0];
      move(problem, fit, before, total, kernel, fallen);
      end_lanes(problem, fallen, LaneEnd::apart);
      for (std::size_t l = 0; l < width; ++l)
        if (problem.end[l] == LaneEnd::searching && decrement[l] < problem.decrement)
          problem.end[l] = LaneEnd::converged;
    }
    for (std::size_t l = 0; l < problem.lanes; ++l) {
      if (problem.end[l] == LaneEnd::searching) problem.end[l] = LaneEnd::apart;
      problem.kernel[l] = kernel[l];
    }
  }

  /// The first try of `move`, for lanes that still search: `fallen` where the likelihood fell.
  static void move(const LaneProblem& problem, Fit& fit, const Reals& before, const Reals& total,
                   Reals& kernel, Bits& fallen) {
    Bits searching;
    for (std::size_t l = 0; l < width; ++l)
      searching[l] = problem.end[l] == LaneEnd::searching ? -1 : 0;
    for (std::size_t t = 0; t < fit.size; ++t) {
      const Reals moved = fit.coefficients[t] + fit.step[t];
      fit.coefficients[t] = searching ? moved : fit.coefficients[t];
    }
    evaluate(problem, fit, kernel);
    const Reals size = before < 0.0 ? -before : before;
    fallen = ~(kernel >= before - kernel_rounding * (size + 2.0 * total));
  }

  static void end_lanes(LaneProblem& problem, const Bits& where, LaneEnd end) {
    for (std::size_t l = 0; l < width; ++l)
      if (problem.end[l] == LaneEnd::searching && where[l] != 0) problem.end[l] = end;
  }

  static bool any_searching(const LaneProblem& problem) {
    bool any = false;
    for (std::size_t l = 0; l < width; ++l) any |= problem.end[l] == LaneEnd::searching;
    return any;
  }

  static void copy_lane(const LaneProblem& problem, const double* storage, std::size_t lane,
                        double* coefficients, double* mean, double* margins) {
    const Fit fit(problem, const_cast<double*>(storage));
    for (std::size_t t = 0; t < fit.size; ++t) coefficients[t] = fit.coefficients[t][lane];
    for (std::size_t h = 0; h < fit.histories; ++h) {
      mean[h] = fit.mean[h][lane];
      margins[h] = fit.margins[h][lane];
    }
  }

  static constexpr LaneKernels kernels{width,
                                       Fit::doubles,
                                       bound_gains,
                                       climb,
                                       copy_lane,
                                       V::exponentials,
                                       V::factorize_one,
                                       V::solve_one,
                                       V::template sums_of_one<true>,
                                       V::template sums_of_one<false>};
};

}  // namespace darknumber::lanes

// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/lane_fits.h"

#include <algorithm>
#include <cstdint>

namespace darknumber {
namespace {

constexpr std::size_t alignment = 64;  // bytes

}  // namespace

LaneFits::LaneFits(int lists, std::size_t most_terms, std::span<const LaneKernels* const> kernels)
    : kernels_(kernels),
      storage_(kernels.back()->storage_of(most_terms, history_count(lists)) +
               alignment / sizeof(double)) {}

const LaneKernels& LaneFits::for_lanes(std::size_t count) const {
  for (const LaneKernels* one : kernels_)
    if (one->width >= count) return *one;
  return *kernels_.back();
}

double* LaneFits::storage() {
  const auto address = reinterpret_cast<std::uintptr_t>(storage_.data());
  return reinterpret_cast<double*>((address + alignment - 1) / alignment * alignment);
}

LaneProblem LaneFits::problem_of(const TableMargins& table, const LoglinearModel& model,
                                 const LoglinearWorkspace& base,
                                 std::span<LaneCandidate* const> candidates) const {
  LaneProblem problem;
  problem.histories = table.margins.size();
  problem.table_margins = table.margins.data();
  problem.terms = model.finite.data();
  problem.shared_terms = model.finite.size();
  problem.cells = model.cells.data();
  problem.cell_count = model.cells.size();
  problem.base_coefficients = base.coefficients.data();
  problem.base_mean = base.mean.data();
  problem.base_margins = base.margins.data();
  problem.base_factor = base.factor.data();
  problem.base_inverse_pivots = base.inverse_pivots.data();
  problem.base_stride = base.stride;
  problem.base_kernel = base.kernel;
  problem.lanes = candidates.size();
  for (std::size_t l = 0; l < candidates.size(); ++l) {
    problem.last[l] = candidates[l]->term;
    problem.needed[l] = candidates[l]->needed;
  }
  return problem;
}

void LaneFits::bound_gains(const TableMargins& table, const LoglinearModel& model,
                           const LoglinearWorkspace& base,
                           std::span<LaneCandidate* const> candidates) {
  for (std::size_t from = 0; from < candidates.size();) {
    const LaneKernels& kernels = for_lanes(candidates.size() - from);
    const auto some = candidates.subspan(from, std::min(kernels.width, candidates.size() - from));
    LaneProblem problem = problem_of(table, model, base, some);
    kernels.bound_gains(problem, storage());
    for (std::size_t l = 0; l < some.size(); ++l)
      some[l]->gain = {problem.least_gain[l], problem.most_gain[l]};
    from += some.size();
  }
}

void LaneFits::climb(const TableMargins& table, const LoglinearModel& model,
                     const LoglinearWorkspace& base, std::span<LaneCandidate* const> candidates,
                     LoglinearWorkspace& work, const Ended& ended) {
  const SearchLimits limits = rough_limits(table);
  for (std::size_t from = 0; from < candidates.size();) {
    const LaneKernels& kernels = for_lanes(candidates.size() - from);
    const auto some = candidates.subspan(from, std::min(kernels.width, candidates.size() - from));
    LaneProblem problem = problem_of(table, model, base, some);
    problem.decrement = limits.decrement;
    problem.steps = limits.steps;
    kernels.climb(problem, storage());
    for (std::size_t l = 0; l < some.size(); ++l) {
      if (problem.end[l] == LaneEnd::converged) {
        kernels.copy_lane(problem, storage(), l, work.coefficients.data(), work.mean.data(),
                          work.margins.data());
        work.kernel = problem.kernel[l];
        work.decrement = INFINITY;  // so that who goes on makes the factor first
        work.bounded.clear();
      }
      ended(from + l, problem.end[l]);
    }
    from += some.size();
  }
}

}  // namespace darknumber

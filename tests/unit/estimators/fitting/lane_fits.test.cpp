// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/lane_fits.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>

#include "engine/core/elementary.h"
#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/fitting/lattice.h"
#include "engine/estimators/methods/selection.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber::lane_fits_test {
namespace {

bool same_bits(std::span<const double> a, std::span<const double> b, std::size_t count) {
  return std::memcmp(a.data(), b.data(), count * sizeof(double)) == 0;
}

/// How many candidates ended in which way.
struct Endings {
  int converged = 0, outdone = 0, apart = 0;
};

/// Compares all candidates for one more term, `together` of them at a time, with their fits alone:
/// the same bits.
void compare(const TableMargins& table, const std::vector<CaptureHistory>& interactions,
             const LaneKernels& kernels, std::size_t together, double spare, Endings& endings) {
  LoglinearModel model = model_of(table, interactions);
  const std::size_t most = model.finite.size() + 1;
  LoglinearWorkspace base(table.lists, most);
  if (fit_loglinear(table, model, Start::cold, base) != FitStatus::ok || model.is_narrowed())
    return;
  if (!factorize(model, base)) return;
  LoglinearModel grown = model;
  grown.finite.push_back(0);
  if (!grown.identifiable()) return;
  std::vector<LaneCandidate> candidates;
  for (CaptureHistory term : interactions_up_to(2, table))
    if (table.margins[term] > 0.0 &&
        std::find(model.finite.begin(), model.finite.end(), term) == model.finite.end())
      candidates.push_back({term, {}, base.kernel + spare});
  std::vector<LaneCandidate*> all;
  for (LaneCandidate& one : candidates) all.push_back(&one);

  const LaneKernels* only[] = {&kernels};
  LaneFits lanes(table.lists, most, only);
  LoglinearWorkspace work(table.lists, most);
  lanes.bound_gains(table, model, base, all);
  for (const LaneCandidate& one : candidates) {
    grown.finite.back() = one.term;
    const GainBounds gain = find_step_of_last_term(table, grown, base, work)
                                ? bound_gain(grown, base, work)
                                : GainBounds{};
    CHECK(one.gain.least == gain.least);
    CHECK(one.gain.most == gain.most);
  }
  for (std::size_t from = 0; from < all.size(); from += together) {
    const auto some = std::span(all).subspan(from, std::min(together, all.size() - from));
    lanes.climb(table, model, base, some, work, [&](std::size_t i, LaneEnd end) {
      LoglinearModel larger = grown;
      larger.finite.back() = some[i]->term;
      LoglinearWorkspace alone(table.lists, most);
      const FitStatus status =
          fit_with_one_more(table, larger, some[i]->term, base, alone, some[i]->needed);
      REQUIRE(end != LaneEnd::searching);
      if (end != LaneEnd::apart)
        REQUIRE((status == FitStatus::outdone) == (end == LaneEnd::outdone));
      (end == LaneEnd::converged ? endings.converged
       : end == LaneEnd::outdone ? endings.outdone
                                 : endings.apart) += 1;
      if (end != LaneEnd::converged) return;
      LoglinearModel finished = grown;
      finished.finite.back() = some[i]->term;
      REQUIRE(finish_roughly(table, finished, Search::converged, work) == status);
      if (status != FitStatus::ok) return;
      REQUIRE(finished.finite == larger.finite);
      REQUIRE(work.kernel == alone.kernel);
      REQUIRE(same_bits(work.coefficients, alone.coefficients, larger.finite.size()));
      REQUIRE(same_bits(work.mean, alone.mean, work.mean.size()));
      REQUIRE(same_bits(work.margins, alone.margins, work.margins.size()));
    });
  }
}

}  // namespace

TEST_CASE("fits side by side have the bits of fits alone, whatever the width and the company",
          "[lanes]") {
  Endings endings;
  for (std::uint32_t replicate = 0; replicate < 150; ++replicate) {
    INFO(replicate);
    RandomStream random(77, replicate, Purpose::estimator_sampler);
    const int lists = 3 + static_cast<int>(replicate % 5);
    const TableMargins table =
        margins_of(replicate % 3 == 0 ? sparse_table(lists, 0.4, 50.0, random)
                                      : persons_table(lists, 800, 4.0, random));
    if (table.margins[0] == 0.0) continue;
    std::vector<CaptureHistory> interactions;
    for (CaptureHistory pair : interactions_up_to(2, table))
      if (random.uniform() < 0.3) interactions.push_back(pair);
    for (const LaneKernels* kernels : all_lane_kernels())
      for (const std::size_t together : {std::size_t{1}, std::size_t{3}, std::size_t{20}})
        for (const double spare : {-1e300, 2.0})
          compare(table, interactions, *kernels, together, spare, endings);
  }
  CHECK(endings.converged > 1000);
  CHECK(endings.outdone > 100);
  CHECK(endings.apart > 0);
}

TEST_CASE("vectors of every width give what doubles one by one do", "[lanes]") {
  RandomStream random(78, 0, Purpose::estimator_sampler);
  for (const LaneKernels* kernels : all_lane_kernels()) {
    std::vector<double> values{-INFINITY, -1e300, -746.5, -745.2, -0.0,    0.0,
                               709.7,     709.79, 710.5,  1e300,  INFINITY};
    while (values.size() < 1003) values.push_back(1500.0 * random.uniform() - 760.0);
    std::vector<double> results(values.size());
    kernels->exponentials(values.data(), results.data(), values.size());
    bool same = true;
    for (std::size_t i = 0; i < values.size(); ++i)
      same &= results[i] == elementary::exp(values[i]);
    CHECK(same);
    const double none = std::nan("");
    kernels->exponentials(&none, results.data(), 1);
    CHECK(std::isnan(results[0]));

    for (int lists = 1; lists <= 7; ++lists) {
      std::vector<double> up(std::size_t{1} << lists);
      for (double& one : up) one = random.uniform();
      std::vector<double> down = up, expected_up = up, expected_down = up;
      kernels->subset_sums(up.data(), up.size());
      kernels->superset_sums(down.data(), down.size());
      subset_sums(expected_up);
      superset_sums(expected_down);
      CHECK(up == expected_up);
      CHECK(down == expected_down);
    }

    for (std::size_t size = 1; size < 25; ++size) {
      const std::size_t stride = size / most_lanes * most_lanes + most_lanes;
      std::vector<double> matrix(size * stride), transposed(size * stride), inverses(stride);
      for (std::size_t r = 0; r < size; ++r)
        for (std::size_t c = r; c < size; ++c)
          matrix[r * stride + c] = (r == c ? static_cast<double>(size) : 0.0) + random.uniform();
      std::vector<double> expected = matrix;
      for (std::size_t k = 0; k < size; ++k) {
        expected[k * stride + k] = std::sqrt(expected[k * stride + k]);
        const double inverse = 1.0 / expected[k * stride + k];
        for (std::size_t i = k + 1; i < size; ++i) expected[k * stride + i] *= inverse;
        for (std::size_t j = k + 1; j < size; ++j)
          for (std::size_t i = j; i < size; ++i)
            expected[j * stride + i] -= expected[k * stride + j] * expected[k * stride + i];
      }
      std::vector<double> again = matrix;
      CHECK(kernels->factorize(matrix.data(), transposed.data(), stride, inverses.data(), size,
                               nullptr));
      CHECK(matrix == expected);
      for (std::size_t r = 0; r < size; ++r)
        for (std::size_t c = 0; c < stride; ++c)
          CHECK(transposed[r * stride + c] == (c < r ? expected[c * stride + r] : 0.0));

      std::vector<double> right(stride);
      for (std::size_t i = 0; i < size; ++i) right[i] = random.uniform() - 0.5;
      std::vector<double> solution = right, at_once = right;
      CHECK(kernels->factorize(again.data(), transposed.data(), stride, inverses.data(), size,
                               at_once.data()));
      kernels->solve(matrix.data(), transposed.data(), stride, inverses.data(), size,
                     solution.data());
      for (std::size_t k = 0; k < size; ++k) {
        right[k] *= inverses[k];
        for (std::size_t i = k + 1; i < size; ++i) right[i] -= expected[k * stride + i] * right[k];
      }
      for (std::size_t k = size; k-- > 0;) {
        right[k] *= inverses[k];
        for (std::size_t i = 0; i < k; ++i) right[i] -= expected[i * stride + k] * right[k];
      }
      solution.resize(size), right.resize(size), at_once.resize(size);
      CHECK(solution == right);
      CHECK(at_once == right);
    }
    std::vector<double> singular(2 * most_lanes), transposed(2 * most_lanes), inverses(most_lanes);
    singular[0] = singular[1] = singular[most_lanes + 1] = 1.0;
    CHECK_FALSE(kernels->factorize(singular.data(), transposed.data(), most_lanes, inverses.data(),
                                   2, nullptr));
  }
}

}  // namespace darknumber::lane_fits_test

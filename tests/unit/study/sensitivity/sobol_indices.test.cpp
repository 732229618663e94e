// SPDX-License-Identifier: MIT
// Reference values: closed forms of the three functions; ceilings of error: measured over 200
// randomisations of scrambled Sobol' points.
#include "engine/study/sensitivity/sobol_indices.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "engine/study/sensitivity/sobol_terms.h"
#include "tests/support/noisy_outputs.h"
#include "tests/support/sensitivity_functions.h"

namespace darknumber::sobol_indices_test {
namespace {

using namespace testing;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr SobolOptions usual{FirstOrderEstimator::by_design, 0.95};

const std::vector<double> ishigami_first{0.313905191148, 0.442411144790, 0.0};
const std::vector<double> ishigami_total{0.557588855210, 0.442411144790, 0.243683664062};

SobolDesign design_of(std::size_t dimensions, std::size_t points, bool second_order = false,
                      std::size_t scrambles = 1, std::uint64_t seed = 0) {
  return SobolDesign({dimensions, points, second_order, scrambles, seed});
}

SobolIndices exact_indices(const SobolDesign& design, const CubeFunction& function,
                           const SobolOptions& options = {}) {
  return sobol_indices(design, exact_outputs(design, function), options);
}

/// Root mean squared errors of Ishigami's indices, the largest over the three inputs.
struct Errors {
  double first = 0.0;
  double total = 0.0;
};

Errors errors_over_50_scrambles(std::size_t points, bool second_order,
                                FirstOrderEstimator estimator) {
  constexpr int scrambles = 50;
  std::vector<double> first(3, 0.0), total(3, 0.0);
  SobolOptions options = usual;
  options.first_order = estimator;
  for (int seed = 0; seed < scrambles; ++seed) {
    const SobolIndices indices = exact_indices(
        design_of(3, points, second_order, 1, static_cast<std::uint64_t>(seed)), ishigami, options);
    for (std::size_t i = 0; i < 3; ++i) {
      first[i] += std::pow(*indices.first_order[i].value - ishigami_first[i], 2) / scrambles;
      total[i] += std::pow(*indices.total[i].value - ishigami_total[i], 2) / scrambles;
    }
  }
  return {std::sqrt(*std::max_element(first.begin(), first.end())),
          std::sqrt(*std::max_element(total.begin(), total.end()))};
}

/// Each index no further from its reference than three half-widths of its 95 % interval.
void check_within(const std::vector<SensitivityIndex>& indices,
                  const std::vector<double>& expected) {
  REQUIRE(indices.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    REQUIRE(indices[i].interval);
    const double half_width = (indices[i].interval->upper - indices[i].interval->lower) / 2.0;
    INFO("factor " << i + 1 << ": " << *indices[i].value << " +- " << half_width << ", expected "
                   << expected[i]);
    CHECK(std::abs(*indices[i].value - expected[i]) <= 3.0 * half_width);
    CHECK(half_width < 0.05);
  }
}

}  // namespace

TEST_CASE("errors on Ishigami's function over 50 scrambles are those of scrambled Sobol' points") {
  // Ceilings of the table, times 1.5. Pseudo-random points would give three times as much.
  const Errors saltelli = errors_over_50_scrambles(1024, false, FirstOrderEstimator::by_design);
  CAPTURE(saltelli.first, saltelli.total);
  CHECK(saltelli.first < 1.5 * 0.0096);
  CHECK(saltelli.total < 1.5 * 0.0074);
  const Errors janon = errors_over_50_scrambles(1024, false, FirstOrderEstimator::janon_monod);
  CAPTURE(janon.first);
  CHECK(janon.first < 1.5 * 0.0076);
  const Errors owen = errors_over_50_scrambles(1024, true, FirstOrderEstimator::by_design);
  CAPTURE(owen.first, owen.total);
  CHECK(owen.first < 1.5 * 0.0064);
  CHECK(owen.total < 1.5 * 0.0074);
}

TEST_CASE("Ishigami's indices of first and second order, and totals, with eight scrambles") {
  const SobolIndices indices = exact_indices(design_of(3, 1024, true, 8), ishigami);
  check_within(indices.first_order, ishigami_first);
  check_within(indices.total, ishigami_total);
  REQUIRE(indices.pairs.size() == 3);
  check_within({indices.pairs[0].index, indices.pairs[1].index, indices.pairs[2].index},
               {0.0, 0.243683664062, 0.0});
  CHECK(indices.pairs[1].first == 0);
  CHECK(indices.pairs[1].second == 2);
  CHECK(indices.mean == Approx(3.5).margin(0.02));
  CHECK(*indices.variance == Approx(13.844587940719).epsilon(0.01));
  CHECK(!indices.noise_share);
  CHECK(indices.first_order[0].n_used == 8 * 1024);
}

TEST_CASE("indices of Sobol's G function") {
  const SobolIndices indices = exact_indices(design_of(8, 1024, true, 8), sobol_g);
  const double rest = 0.000071619217, rest_total = 0.000104949052;
  check_within(indices.first_order, {0.716192168879, 0.179048042220, 0.023675774178, 0.007161921689,
                                     rest, rest, rest, rest});
  check_within(indices.total, {0.787144126659, 0.242198192818, 0.034316910154, 0.010460387065,
                               rest_total, rest_total, rest_total, rest_total});
  const auto pair = [&](std::size_t first, std::size_t second) {
    for (const SobolPair& one : indices.pairs)
      if (one.first == first && one.second == second) return one.index;
    return SensitivityIndex{};
  };
  check_within({pair(0, 1), pair(0, 2), pair(0, 3), pair(1, 2)},
               {0.059682680740, 0.007891924726, 0.002387307230, 0.001972981181});
}

TEST_CASE("indices of Morris's function, whose first six factors matter by interactions alone") {
  const SobolIndices indices = exact_indices(design_of(20, 1024, false, 8), morris_function);
  std::vector<double> first{0.00501999, 0.00893695, 0.01685638, 0.00893695, 0.01685638,
                            0.00022213, 0.06853770, 0.10027708, 0.15032383, 0.10027708};
  std::vector<double> total{0.25347666, 0.25739362, 0.11287230, 0.25739362, 0.11273301,
                            0.09395242, 0.06943880, 0.10208136, 0.15212810, 0.10208136};
  first.resize(20, 0.00032097);
  total.resize(20, 0.00212525);
  check_within(indices.first_order, first);
  check_within(indices.total, total);
  CHECK(indices.mean == Approx(34.46909738).margin(0.3));
  CHECK(*indices.variance == Approx(1074.93587220).epsilon(0.02));
}

TEST_CASE("in an additive model first orders sum to 1 and are the totals") {
  const auto additive = [](std::span<const double> x) { return x[0] + 2.0 * x[1] + 3.0 * x[2]; };
  const SobolIndices indices = exact_indices(design_of(3, 4096, true, 8), additive);
  check_within(indices.first_order, {1.0 / 14.0, 4.0 / 14.0, 9.0 / 14.0});
  double sum = 0.0;
  for (std::size_t i = 0; i < 3; ++i) {
    sum += *indices.first_order[i].value;
    CHECK(*indices.total[i].value == Approx(*indices.first_order[i].value).margin(1e-12));
    CHECK(*indices.pairs[i].index.value == Approx(0.0).margin(2e-3));
  }
  CHECK(sum == Approx(1.0).margin(2e-3));
}

TEST_CASE("every estimator is its formula, sum by sum") {
  // So few points that what falls away with many, as the product of the means, shows.
  constexpr std::size_t n = 8;
  const SobolDesign design = design_of(3, n, true);
  const ReplicatedOutputs outputs = exact_outputs(design, ishigami);
  const auto f = [&](std::size_t k, std::size_t place) {
    return outputs.values[design.first_row(k, 0) + place];
  };
  const auto mean = [&](const std::function<double(std::size_t)>& term) {
    double sum = 0.0;
    for (std::size_t k = 0; k < n; ++k) sum += term(k);
    return sum / n;
  };
  const double mean_a = mean([&](std::size_t k) { return f(k, 0); });
  const double mean_b = mean([&](std::size_t k) { return f(k, 1); });
  const double f_0 = (mean_a + mean_b) / 2.0;
  const double variance =
      mean([&](std::size_t k) { return std::pow(f(k, 0) - f_0, 2) + std::pow(f(k, 1) - f_0, 2); }) *
      n / (2.0 * n - 1.0);
  const SobolIndices indices = sobol_indices(design, outputs, usual);
  CHECK(*indices.variance == Approx(variance).epsilon(1e-12));
  SobolOptions options = usual;
  options.first_order = FirstOrderEstimator::janon_monod;
  const SobolIndices janon = sobol_indices(design, outputs, options);
  std::vector<double> first;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t ab = 2 + i, ba = 5 + i;
    first.push_back(
        mean([&](std::size_t k) { return (f(k, ab) - f(k, 0)) * (f(k, 1) - f(k, ba)); }) / 2.0 /
        variance);
    CHECK(*indices.first_order[i].value == Approx(first[i]).epsilon(1e-12));
    const double total = mean([&](std::size_t k) {
      return std::pow(f(k, 0) - f(k, ab), 2) + std::pow(f(k, 1) - f(k, ba), 2);
    });
    CHECK(*indices.total[i].value == Approx(total / 4.0 / variance).epsilon(1e-12));
    const double m = mean([&](std::size_t k) { return (f(k, 1) + f(k, ab)) / 2.0; });
    const double product = mean([&](std::size_t k) { return f(k, 1) * f(k, ab); });
    const double square =
        mean([&](std::size_t k) { return (f(k, 1) * f(k, 1) + f(k, ab) * f(k, ab)) / 2.0; });
    CHECK(*janon.first_order[i].value ==
          Approx((product - m * m) / (square - m * m)).epsilon(1e-10));
  }
  const double closed = mean([&](std::size_t k) {
    return ((f(k, 5) - f_0) * (f(k, 3) - f_0) + (f(k, 6) - f_0) * (f(k, 2) - f_0)) / 2.0;
  });
  CHECK(*indices.pairs[0].index.value ==
        Approx((closed - (mean_a - f_0) * (mean_b - f_0)) / variance - first[0] - first[1])
            .epsilon(1e-12));

  // Without BA.
  const SobolDesign plain = design_of(3, n);
  const ReplicatedOutputs same = exact_outputs(plain, ishigami);
  const double saltelli = mean([&](std::size_t k) {
    const double* row = &same.values[plain.first_row(k, 0)];
    return (row[1] - f_0) * (row[2] - row[0]);
  });
  CHECK(*sobol_indices(plain, same, usual).first_order[0].value ==
        Approx(saltelli / variance).epsilon(1e-12));
}

TEST_CASE("indices are centred anew: terms about another centre give the same ones") {
  const SobolDesign design = design_of(3, 64);
  const ReplicatedOutputs outputs = exact_outputs(design, ishigami);
  const auto indices = [&](double centre) {
    return indices_of(
        sums_by_scramble(design, outputs, {centre}, FirstOrderEstimator::by_design)[0], 3,
        FirstOrderEstimator::by_design);
  };
  for (std::size_t i = 0; i < 6; ++i)
    CHECK(*indices(centres_of(design, outputs)[0])[i] == Approx(*indices(20.0)[i]).epsilon(1e-10));
}

TEST_CASE("an inert factor has nothing, exactly") {
  const SobolIndices with_pairs = exact_indices(design_of(4, 256, true), ishigami);
  CHECK(*with_pairs.first_order[3].value == 0.0);
  CHECK(*with_pairs.total[3].value == 0.0);
  CHECK(*exact_indices(design_of(4, 256), ishigami).total[3].value == 0.0);
}

TEST_CASE("indices do not see a shift or a change of units") {
  const auto moved = [](std::span<const double> x) { return 1e6 - 3.0 * ishigami(x); };
  for (const FirstOrderEstimator estimator :
       {FirstOrderEstimator::by_design, FirstOrderEstimator::janon_monod}) {
    const SobolOptions options{estimator, 0.95};
    const SobolIndices plain = exact_indices(design_of(3, 64, false, 4), ishigami, options);
    const SobolIndices other = exact_indices(design_of(3, 64, false, 4), moved, options);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(*other.first_order[i].value == Approx(*plain.first_order[i].value).margin(1e-9));
      CHECK(*other.total[i].value == Approx(*plain.total[i].value).margin(1e-9));
      CHECK(other.total[i].interval->upper == Approx(plain.total[i].interval->upper).margin(1e-9));
    }
    CHECK(*other.variance == Approx(9.0 * *plain.variance).epsilon(1e-9));
  }
}

TEST_CASE("an output that does not vary has no indices, rather than zeros") {
  const auto constant = [](std::span<const double>) { return 0.1; };
  const SobolIndices indices = exact_indices(design_of(3, 256, true), constant);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(!indices.first_order[i].value);
    CHECK(!indices.total[i].value);
    CHECK(!indices.total[i].interval);
    CHECK(!indices.pairs[i].index.value);
  }
  CHECK(indices.mean == 0.1);
  CHECK(*indices.variance == 0.0);
  CHECK(indices.constant);
  CHECK_FALSE(exact_indices(design_of(3, 256), ishigami).constant);
}

TEST_CASE("missing outputs are left out and counted") {
  const SobolDesign design = design_of(3, 1024, false, 4);
  ReplicatedOutputs outputs = exact_outputs(design, ishigami);
  // 103 is prime, so that every kind of row is hit.
  std::size_t removed = 0;
  for (std::size_t row = 0; row < outputs.values.size(); row += 103, ++removed)
    outputs.values[row] = removed % 2 == 0 ? nan : std::numeric_limits<double>::infinity();
  const SobolIndices indices = sobol_indices(design, outputs);
  CHECK(indices.missing == removed);
  CHECK(indices.first_order[0].n_used < 4096);
  CHECK(indices.first_order[0].n_used > 3900);
  CHECK(indices.total[0].n_used > indices.first_order[0].n_used);
  for (std::size_t i = 0; i < 3; ++i) {
    // The left-out points turn the remainder into something like pseudo-random noise of 1 %.
    CHECK(*indices.first_order[i].value == Approx(ishigami_first[i]).margin(0.03));
    CHECK(*indices.total[i].value == Approx(ishigami_total[i]).margin(0.03));
    CHECK(indices.total[i].interval);
  }
  std::fill(outputs.values.begin(), outputs.values.end(), nan);
  const SobolIndices none = sobol_indices(design, outputs);
  CHECK(!none.first_order[0].value);
  CHECK(!none.variance);
  CHECK(none.missing == outputs.values.size());
}

TEST_CASE("a larger design begins with the rows of the smaller one") {
  for (const bool second_order : {false, true}) {
    const SobolDesign small = design_of(3, 16, second_order, 2);
    const SobolDesign large = design_of(3, 32, second_order, 2);
    REQUIRE(large.rows() == 2 * small.rows());
    CHECK(small.rows() == 16 * 2 * (second_order ? 8U : 5U));
    for (std::size_t row = 0; row < small.rows(); ++row) {
      REQUIRE(large.row(row).point == small.row(row).point);
      REQUIRE(large.row(row).role == small.row(row).role);
    }
  }
}

TEST_CASE("rows are what their roles say") {
  const SobolDesign design = design_of(3, 8, true, 2, 5);
  for (std::size_t base = 0; base < 8; ++base)
    for (std::size_t scramble = 0; scramble < 2; ++scramble) {
      const std::size_t first = design.first_row(base, scramble);
      const std::vector<double> a = design.row(first).point;
      const std::vector<double> b = design.row(first + 1).point;
      REQUIRE(design.row(first).role == SobolRole::a);
      REQUIRE(design.row(first + 1).role == SobolRole::b);
      for (std::size_t place = 2; place < design.rows_a_base_point(); ++place) {
        const SobolRow row = design.row(first + place);
        REQUIRE(row.base_point == base);
        REQUIRE(row.scramble == scramble);
        REQUIRE(row.factor == (place - 2) % 3);
        REQUIRE(row.role == (place < 5 ? SobolRole::ab : SobolRole::ba));
        for (std::size_t i = 0; i < 3; ++i)
          REQUIRE(row.point[i] == ((i == row.factor) == (row.role == SobolRole::ab) ? b[i] : a[i]));
      }
    }
}

TEST_CASE("seeds 0 and 1 differ, and each repeats itself") {
  const auto first = [](std::uint64_t seed) {
    const SobolIndices indices = exact_indices(design_of(3, 64, false, 2, seed), ishigami);
    return std::vector<double>{*indices.first_order[0].value,
                               indices.first_order[0].interval->lower};
  };
  CHECK(first(0) == first(0));
  CHECK(first(1) == first(1));
  CHECK(first(0)[0] != first(1)[0]);
  CHECK(first(0)[1] != first(1)[1]);
}

TEST_CASE("intervals widen with their level, hold the value and are not clipped") {
  for (const std::size_t scrambles : {2U, 8U}) {
    double width = 0.0;
    for (const double level : {0.5, 0.9, 0.99}) {
      SobolOptions options;
      options.level = level;
      const SensitivityIndex third =
          exact_indices(design_of(3, 256, false, scrambles), ishigami, options).first_order[2];
      CHECK(third.interval->upper - third.interval->lower > width);
      width = third.interval->upper - third.interval->lower;
      if (level > 0.9) {
        CHECK(third.interval->lower < 0.0);
        CHECK(third.interval->upper > *third.value);
        CHECK(third.interval->lower < *third.value);
      }
    }
  }
}

TEST_CASE("one scramble or two replicates have no interval: they show no error, or half of it") {
  CHECK_FALSE(exact_indices(design_of(3, 256), ishigami).total[0].interval);
  const SobolDesign design = design_of(3, 64, false, 4);
  const auto with = [&](std::size_t replicates) {
    return sobol_indices(design, noisy_ishigami(design, {replicates, SharedBy::all, 0.8}, 0));
  };
  CHECK_FALSE(with(2).total[0].interval);
  CHECK(with(2).total[0].value);
  CHECK(with(3).total[0].interval);
}

TEST_CASE("over scrambles an index is one ratio, which is less biased than a mean of ratios") {
  const SobolDesign design = design_of(3, 16, false, 8);
  const ReplicatedOutputs outputs = exact_outputs(design, ishigami);
  const std::vector<SobolTerms> sums = sums_by_scramble(
      design, outputs, centres_of(design, outputs), FirstOrderEstimator::by_design);
  SobolTerms all;
  for (const SobolTerms& one : sums) add(all, one);
  CHECK(all.a.n == 128.0);
  const double variance = variance_of(all)->without_noise;
  CHECK(*sobol_indices(design, outputs).total[1].value ==
        Approx(all.total[1].product / 128.0 / (2.0 * variance)).epsilon(1e-12));
}

}  // namespace darknumber::sobol_indices_test

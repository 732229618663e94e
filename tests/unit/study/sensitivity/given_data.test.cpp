// SPDX-License-Identifier: MIT
// Reference values of Ishigami's function: quadrature. The others follow from the definitions.
#include "engine/study/sensitivity/given_data.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/core/random_stream.h"
#include "engine/study/sensitivity/delta_indices.h"
#include "engine/study/sensitivity/pawn_indices.h"
#include "engine/study/sensitivity/regional_analysis.h"
#include "engine/study/sensitivity/sobol_points.h"
#include "tests/support/sensitivity_functions.h"

namespace darknumber::given_data_test {
namespace {

using namespace testing;

constexpr double infinity = std::numeric_limits<double>::infinity();

GivenSample sample_of(std::size_t n, std::size_t dimensions, const CubeFunction& function) {
  const SobolPoints points(dimensions, 0);
  GivenSample sample{dimensions, {}, {}};
  for (std::uint32_t k = 0; k < n; ++k) {
    std::vector<double> point;
    for (std::size_t i = 0; i < dimensions; ++i) point.push_back(points.coordinate(0, k, i));
    sample.points.insert(sample.points.end(), point.begin(), point.end());
    sample.outputs.push_back(function(point));
  }
  return sample;
}

/// Independent points, and the first factor as output.
GivenSample independent_sample(std::size_t n, std::size_t dimensions) {
  RandomStream stream(0, 0, static_cast<Purpose>(9002));
  GivenSample sample{dimensions, {}, {}};
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = 0; i < dimensions; ++i) sample.points.push_back(stream.uniform());
    sample.outputs.push_back(sample.points[k * dimensions]);
  }
  return sample;
}

/// One factor, evenly spaced, and the output of it.
GivenSample line(std::size_t n, const std::function<double(double)>& output) {
  GivenSample sample;
  for (std::size_t k = 0; k < n; ++k) {
    sample.points.push_back((static_cast<double>(k) + 0.5) / static_cast<double>(n));
    sample.outputs.push_back(output(sample.points.back()));
  }
  return sample;
}

double identity(double x) {
  return x;
}

}  // namespace

TEST_CASE("PAWN of Ishigami's function with ten slices") {
  const PawnIndices indices = pawn_indices(sample_of(16384, 4, ishigami));
  REQUIRE(indices.status == SampleStatus::ok);
  // An empirical distance errs upwards: by 0.87 / sqrt(1638) = 0.02 at most, where there is none.
  const std::vector<std::vector<double>> expected{
      {0.2186, 0.2380, 0.2854}, {0.3393, 0.3913, 0.4840}, {0.0870, 0.0807, 0.1760}};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(indices.factors[i].mean == Approx(expected[i][0]).margin(0.01));
    CHECK(indices.factors[i].median == Approx(expected[i][1]).margin(0.01));
    CHECK(indices.factors[i].max == Approx(expected[i][2]).margin(0.01));
    CHECK(indices.factors[i].median > indices.null_median);
    CHECK(indices.factors[i].max > indices.null_max);
  }
  CHECK(indices.null_median > 0.005);
  CHECK(indices.null_max < 0.06);
}

TEST_CASE("PAWN where output and factor are one: the distances are those of the slices' ends") {
  GivenSample sample = line(400, identity);
  sample.points.back() = 1.0;  // belongs to the last slice
  GivenDataOptions options;
  options.slices = 4;
  const PawnIndices indices = pawn_indices(sample, options);
  REQUIRE(indices.factors.size() == 1);
  CHECK(indices.factors[0].by_slice == std::vector<double>{0.75, 0.5, 0.5, 0.75});
  CHECK(indices.factors[0].median == 0.625);
  CHECK(indices.factors[0].max == 0.75);
}

TEST_CASE("PAWN of an output of two values: differences of shares") {
  GivenDataOptions options;
  options.slices = 4;
  const PawnIndices indices =
      pawn_indices(line(400, [](double x) { return x < 0.25 ? 1.0 : 0.0; }), options);
  CHECK(indices.factors[0].by_slice == std::vector<double>{0.75, 0.25, 0.25, 0.25});
}

TEST_CASE("Borgonovo's delta of Ishigami's function") {
  GivenDataOptions options;
  options.null_columns = 10;
  options.resamples = 10;
  const DeltaIndices indices = delta_indices(sample_of(131'072, 4, ishigami), options);
  REQUIRE(indices.status == SampleStatus::ok);
  CHECK(indices.bins == 48);
  // 48 bins flatten the density's poles; twice as many in 2e8 points still take 0.005.
  CHECK(indices.factors[0] == Approx(0.2631).margin(0.02));
  CHECK(indices.factors[1] == Approx(0.4248).margin(0.02));
  CHECK(indices.factors[2] == Approx(0.2103).margin(0.02));
  CHECK(indices.null_delta < 0.05);
  CHECK(indices.factors[3] < 0.05);
}

TEST_CASE("delta where output and factor are one is 1, less what the bins flatten") {
  const DeltaIndices indices = delta_indices(line(1000, identity));
  REQUIRE(indices.bins == 10);
  // Plainly 1 - 1/B; a resample, whose slices differ in size, has (1 - 1/B) / n less on average.
  CHECK(indices.factors[0] == Approx(0.9 + 0.9 / 1000.0).margin(1e-3));
}

TEST_CASE("the bootstrap takes a part of delta's bias out") {
  // Without effect, cells of n^(1/3) points leave a plain delta of about sqrt(B^2 / (2 pi n)).
  const DeltaIndices indices = delta_indices(independent_sample(4096, 21));
  const double plain = std::sqrt(16.0 * 16.0 / (2.0 * 3.14159265 * 4096.0));
  for (std::size_t i = 1; i < 21; ++i) {
    CHECK(indices.factors[i] < 0.75 * plain);
    CHECK(indices.factors[i] > 0.0);
  }
}

TEST_CASE("indices on ranks do not see how the output is measured, even where it is infinite") {
  const GivenSample plain = sample_of(1024, 3, ishigami);
  GivenSample other = plain;
  const double largest = *std::max_element(plain.outputs.begin(), plain.outputs.end());
  for (double& y : other.outputs) y = y == largest ? infinity : std::exp(y);
  CHECK(delta_indices(plain).factors == delta_indices(other).factors);
  CHECK(pawn_indices(plain).factors[0].by_slice == pawn_indices(other).factors[0].by_slice);
}

TEST_CASE("factors without effect pass their null as often as they should") {
  // 100 of them, of which the null's level lets five pass; its own scatter over 100 columns adds to
  // a binomial one, together 3.1.
  const GivenSample sample = independent_sample(1024, 101);
  const PawnIndices pawn = pawn_indices(sample);
  const DeltaIndices delta = delta_indices(sample);
  const RegionalAnalysis regional = regional_analysis(sample, 0.5);
  int by_median = 0, by_max = 0, by_delta = 0, by_ks = 0;
  for (std::size_t i = 1; i <= 100; ++i) {
    by_median += pawn.factors[i].median > pawn.null_median ? 1 : 0;
    by_max += pawn.factors[i].max > pawn.null_max ? 1 : 0;
    by_delta += delta.factors[i] > delta.null_delta ? 1 : 0;
    by_ks += regional.factors[i].ks > regional.null_ks ? 1 : 0;
  }
  CAPTURE(by_median, by_max, by_delta, by_ks);
  for (const int passed : {by_median, by_max, by_delta, by_ks}) CHECK(passed < 5 + 5 * 3.1);
  CHECK(by_median + by_max + by_delta + by_ks > 0);
  CHECK(pawn.factors[0].median > pawn.null_median);
  CHECK(delta.factors[0] > delta.null_delta);
  CHECK(regional.factors[0].ks > regional.null_ks);
}

TEST_CASE("one factor that decides separates perfectly") {
  const RegionalAnalysis analysis = regional_analysis(line(200, identity), 0.7);
  REQUIRE(analysis.status == SampleStatus::ok);
  CHECK(*analysis.share_reaching == 0.3);
  CHECK(analysis.n_reaching == 60);
  CHECK(analysis.factors[0].ks == Approx(1.0).epsilon(1e-15));
  CHECK(analysis.factors[0].cut == Approx(0.7).epsilon(1e-12));
  CHECK(analysis.factors[0].share_below_cut == 0.0);
  CHECK(analysis.factors[0].share_above_cut == 1.0);
}

TEST_CASE("two factors that decide together, and one that does not") {
  const auto both = [](std::span<const double> x) { return x[0] > 0.6 && x[1] < 0.5 ? 1.0 : 0.0; };
  const RegionalAnalysis analysis = regional_analysis(sample_of(4096, 3, both), 1.0);
  REQUIRE(analysis.status == SampleStatus::ok);
  CHECK(*analysis.share_reaching == Approx(0.2).margin(0.005));
  // Of the 0.8 that do not reach, 0.6 have x1 < 0.6, and 0.5 have x2 > 0.5.
  CHECK(analysis.factors[0].ks == Approx(0.75).margin(0.01));
  CHECK(analysis.factors[0].cut == Approx(0.6).margin(0.002));
  CHECK(analysis.factors[0].share_below_cut == 0.0);
  CHECK(analysis.factors[0].share_above_cut == Approx(0.5).margin(0.01));
  CHECK(analysis.factors[1].ks == Approx(0.625).margin(0.01));
  CHECK(analysis.factors[1].cut == Approx(0.5).margin(0.002));
  CHECK(analysis.factors[1].share_below_cut == Approx(0.4).margin(0.01));
  CHECK(analysis.factors[1].share_above_cut == 0.0);
  CHECK(analysis.factors[2].ks < 0.1);
  CHECK(analysis.null_ks < 0.1);
}

TEST_CASE("points with the same value of a factor are on the same side of every cut") {
  GivenSample sample = line(200, [](double x) { return x < 0.25 || x > 0.75 ? 1.0 : 0.0; });
  for (double& x : sample.points) x = x < 0.5 ? 0.2 : 0.6;
  const FactorSplit none = regional_analysis(sample, 1.0).factors[0];
  CHECK(none.ks == 0.0);
  CHECK(none.cut == 0.0);
  CHECK(none.share_below_cut == 0.5);
  CHECK(none.share_above_cut == 0.5);
  sample.outputs[0] = 0.0;
  const FactorSplit some = regional_analysis(sample, 1.0).factors[0];
  CHECK(some.ks == Approx(51.0 / 101.0 - 49.0 / 99.0).epsilon(1e-12));
  CHECK(some.cut == Approx(0.4).epsilon(1e-15));
  CHECK(some.share_below_cut == 0.49);
}

TEST_CASE("too few points for a comparison is said, and on which side") {
  const auto status = [](std::size_t n, double threshold) {
    return regional_analysis(line(n, identity), threshold).status;
  };
  CHECK(status(100, 0.70) == SampleStatus::ok);             // 30 reach it
  CHECK(status(100, 0.71) == SampleStatus::too_few_above);  // 29
  CHECK(status(100, 0.30) == SampleStatus::ok);
  CHECK(status(100, 0.29) == SampleStatus::too_few_below);
  CHECK(status(59, 0.5) == SampleStatus::too_few_points);
  CHECK(*regional_analysis(line(100, identity), 0.71).share_reaching == 0.29);
  CHECK(regional_analysis(line(100, identity), 0.71).factors.empty());
  CHECK(!regional_analysis(line(0, identity), 0.5).share_reaching);
  CHECK(pawn_indices(line(299, identity)).status == SampleStatus::too_few_points);
  CHECK(pawn_indices(line(300, identity)).status == SampleStatus::ok);
  CHECK(delta_indices(line(100, identity)).status == SampleStatus::too_few_points);
  CHECK(delta_indices(line(0, identity)).status == SampleStatus::too_few_points);
}

TEST_CASE("what is constant has no indices; what is missing is left out") {
  const GivenSample constant = line(400, [](double) { return 0.1; });
  CHECK(pawn_indices(constant).status == SampleStatus::constant_output);
  CHECK(delta_indices(constant).status == SampleStatus::constant_output);
  CHECK(delta_indices(constant).factors.empty());
  CHECK(*regional_analysis(constant, 0.0).share_reaching == 1.0);

  GivenSample missing = line(400, identity);
  missing.outputs[0] = std::nan("");
  missing.outputs[1] = infinity;
  const RegionalAnalysis analysis = regional_analysis(missing, 0.5);
  CHECK(analysis.n_used == 399);
  CHECK(analysis.n_reaching == 201);  // one that is infinite among them
  CHECK(pawn_indices(missing).n_used == 399);
}

}  // namespace darknumber::given_data_test

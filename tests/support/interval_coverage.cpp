// SPDX-License-Identifier: MIT
#include "tests/support/interval_coverage.h"

#include <fmt/core.h>

#include <boost/random/normal_distribution.hpp>
#include <cmath>

#include "engine/core/random_stream.h"
#include "tests/support/ran_study.h"
#include "tests/support/sensitivity_functions.h"

namespace darknumber::testing {
namespace {

/// As a study divides its base points.
std::size_t scrambles_of(std::size_t base_points) {
  return base_points < 512 ? 4 : 8;
}

ReplicatedOutputs outputs_with_noise(const SobolDesign& design, const CubeFunction& function,
                                     double sd, std::size_t replicates) {
  RandomStream stream(design.spec().seed, 0, static_cast<Purpose>(9002));
  boost::random::normal_distribution<double> normal;
  std::vector<double> level, tilt;
  for (std::size_t r = 0; r < replicates; ++r)
    level.push_back(normal(stream)), tilt.push_back(normal(stream));
  ReplicatedOutputs outputs{replicates, {}};
  for (std::size_t row = 0; row < design.rows(); ++row) {
    const std::vector<double> x = design.row(row).point;
    for (std::size_t r = 0; r < replicates; ++r) {
      // Variances over the cube: 13/12, 1/6 and 13/12.
      const double shared = (0.5 + x[1]) * level[r] + (x[0] - x[2]) * tilt[r];
      const double noise = std::sqrt(0.8) * shared + std::sqrt(0.2) * (0.5 + x[1]) * normal(stream);
      outputs.values.push_back(function(x) + (replicates > 1 ? 0.5 * sd * noise : 0.0));
    }
  }
  return outputs;
}

KnownStudy function_study(const std::string& name, std::size_t base_points,
                          const CubeFunction& function, double variance) {
  KnownStudy study{fmt::format("{}, {} base points", name, base_points), {}, {}, {}};
  study.run = [=](std::size_t replicates, std::uint64_t seed) {
    const std::size_t dimensions = name == "Ishigami" ? 3 : 8;
    const std::size_t scrambles = scrambles_of(base_points);
    const SobolDesign design({dimensions, base_points / scrambles, false, scrambles, seed});
    return sobol_indices(design,
                         outputs_with_noise(design, function, std::sqrt(variance), replicates));
  };
  return study;
}

/// The indices of a product of independent factors with these squared coefficients of variation.
void fill_product_indices(KnownStudy& study, const std::vector<double>& squares) {
  double product = 1.0;
  for (const double square : squares) product *= 1.0 + square;
  for (const double square : squares) {
    study.first_order.push_back(square / (product - 1.0));
    study.total.push_back(square * product / (1.0 + square) / (product - 1.0));
  }
}

/// That of 1 / (1 - x), x uniform on (0, most): its moments are -ln(1 - most)/most and
/// 1/(1 - most).
double square_of_reciprocal(double most) {
  const double mean = -std::log1p(-most) / most;
  return 1.0 / (1.0 - most) / (mean * mean) - 1.0;
}

std::string two_list_scenario(std::size_t base_points, std::size_t replicates, std::uint64_t seed) {
  return fmt::format(
      R"({{"schema": 1, "population": {{"victims": 2000}},
          "agencies": [{{"name": "A", "capture_probability": 0.3}},
                       {{"name": "B", "capture_probability": 0.4}}],
          "estimation": {{"estimators": [{{"method": "{}"}}]}},
          "monte_carlo": {{"replicates": {}, "seed": {}}},
          "study": {{"type": "sobol", "evaluate": "{}", "measure": "inflation", "size": {},
            "factors": [{{"path": "agencies[A].false_positive_share", "range": [0, 0.2]}},
                        {{"path": "agencies[B].false_positive_share", "range": [0, 0.3]}},
                        {{"path": "agencies[A].missed_link_probability", "range": [0, 0.4]}}]}}}})",
      replicates > 1 ? "chapman" : "lincoln_petersen", replicates, seed,
      replicates > 1 ? "monte_carlo" : "expected", base_points);
}

bool holds(const SensitivityIndex& index, double truth) {
  return index.interval && index.interval->lower <= truth && truth <= index.interval->upper;
}

/// How the intervals of one kind of index do.
struct IndexTally {
  double covered = 0.0;
  std::vector<double> half_widths, squares;

  explicit IndexTally(std::size_t factors) : half_widths(factors, 0.0), squares(factors, 0.0) {}

  void add(const std::vector<SensitivityIndex>& indices, const std::vector<double>& truth) {
    for (std::size_t i = 0; i < truth.size(); ++i) {
      covered += holds(indices[i], truth[i]) ? 1.0 : 0.0;
      if (indices[i].interval)
        half_widths[i] += (indices[i].interval->upper - indices[i].interval->lower) / 2.0;
      squares[i] += std::pow(*indices[i].value - truth[i], 2);
    }
  }
  double cover(double seeds) const { return covered / seeds / static_cast<double>(squares.size()); }
  double width(double seeds) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < squares.size(); ++i)
      sum += half_widths[i] / seeds / std::sqrt(squares[i] / seeds);
    return sum / static_cast<double>(squares.size());
  }
};

}  // namespace

KnownStudy ishigami_study(std::size_t base_points) {
  KnownStudy study = function_study("Ishigami", base_points, ishigami, 13.844587940719);
  study.first_order = {0.313905191148, 0.442411144790, 0.0};
  study.total = {0.557588855210, 0.442411144790, 0.243683664062};
  return study;
}

KnownStudy sobol_g_study(std::size_t base_points) {
  KnownStudy study = function_study("Sobol' G", base_points, sobol_g, 0.465424431902);
  std::vector<double> squares;
  for (const double a : {0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0})
    squares.push_back(1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
  fill_product_indices(study, squares);
  return study;
}

KnownStudy two_list_study(std::size_t base_points) {
  KnownStudy study{fmt::format("two lists, {} base points", base_points), {}, {}, {}};
  fill_product_indices(
      study, {square_of_reciprocal(0.2), square_of_reciprocal(0.3), square_of_reciprocal(0.4)});
  study.run = [=](std::size_t replicates, std::uint64_t seed) {
    const RanStudy ran = run_study_text(two_list_scenario(base_points, replicates, seed));
    return std::get<SobolOutcome>(ran.run.outcome).answers.at(0).indices;
  };
  return study;
}

IntervalRecord record_of(const KnownStudy& study, std::size_t replicates, std::uint64_t seeds) {
  IndexTally first(study.first_order.size()), total(study.total.size());
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const SobolIndices indices = study.run(replicates, seed);
    first.add(indices.first_order, study.first_order);
    total.add(indices.total, study.total);
  }
  const double n = static_cast<double>(seeds);
  return {first.cover(n), total.cover(n), first.width(n), total.width(n)};
}

}  // namespace darknumber::testing

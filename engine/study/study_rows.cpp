// SPDX-License-Identifier: MIT
#include "engine/study/study_rows.h"

#include <algorithm>
#include <limits>
#include <memory>

#include "engine/study/factor_values.h"
#include "engine/study/sensitivity/sobol_points.h"

namespace darknumber {
namespace {

using FactorList = std::shared_ptr<const std::vector<Factor>>;

FactorList shared(const std::vector<Factor>& factors) {
  return std::make_shared<const std::vector<Factor>>(factors);
}

/// The factors' values at a point of the unit cube.
std::vector<Value> values_at(const std::vector<Factor>& factors, const std::vector<double>& point) {
  std::vector<Value> values;
  for (std::size_t f = 0; f < factors.size(); ++f) values.push_back(value_at(factors[f], point[f]));
  return values;
}

std::vector<double> sample_point(const SobolPoints& points, std::size_t factors, std::size_t row) {
  std::vector<double> point;
  for (std::size_t f = 0; f < factors; ++f)
    point.push_back(points.coordinate(0, static_cast<std::uint32_t>(row), f));
  return point;
}

}  // namespace

std::size_t combinations(const std::vector<std::size_t>& lengths) {
  constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
  std::size_t product = 1;
  for (std::size_t length : lengths) {
    if (length == 0) return 0;
    product = product > most / length ? most : product * length;
  }
  return product;
}

DesignRows sweep_rows(const std::vector<Factor>& factors) {
  std::vector<std::size_t> lengths;
  for (const Factor& factor : factors) lengths.push_back(factor.values.size());
  return {combinations(lengths), [factors = shared(factors)](std::size_t row) {
            std::vector<Value> values(factors->size());
            for (std::size_t f = factors->size(); f-- > 0;) {
              const std::vector<Value>& of_factor = (*factors)[f].values;
              values[f] = of_factor[row % of_factor.size()];
              row /= of_factor.size();
            }
            return values;
          }};
}

DesignRows one_at_a_time_rows(const std::vector<Factor>& factors) {
  return {1 + 2 * factors.size(), [factors = shared(factors)](std::size_t row) {
            std::vector<Value> values(factors->size());
            if (row == 0) return values;
            const Factor& factor = (*factors)[(row - 1) / 2];
            values[(row - 1) / 2] = row % 2 == 1 ? *factor.low : *factor.high;
            return values;
          }};
}

DesignRows sample_rows(const StudySpec& study, std::uint64_t seed) {
  return {static_cast<std::size_t>(study.size),
          [factors = shared(study.factors),
           points = SobolPoints(study.factors.size(), seed)](std::size_t row) {
            return values_at(*factors, sample_point(points, factors->size(), row));
          }};
}

DesignRows sobol_rows(const std::vector<Factor>& factors, const SobolDesign& indices,
                      const std::optional<ShapleyDesign>& shapley) {
  return {indices.rows() + (shapley ? shapley->rows() : 0),
          [factors = shared(factors), indices, shapley](std::size_t row) {
            return values_at(*factors, row < indices.rows()
                                           ? indices.row(row).point
                                           : shapley->row(row - indices.rows()).point);
          }};
}

DesignRows morris_rows(const std::vector<Factor>& factors, const MorrisDesign& design) {
  return {design.rows_in_all(), [factors = shared(factors), design](std::size_t row) {
            return values_at(*factors, design.row(row));
          }};
}

DesignRows listed_rows(std::vector<std::vector<Value>> rows) {
  const auto listed = std::make_shared<const std::vector<std::vector<Value>>>(std::move(rows));
  return {listed->size(), [listed](std::size_t row) { return (*listed)[row]; }};
}

std::vector<std::vector<double>> sample_cube(const StudySpec& study, std::uint64_t seed) {
  const SobolPoints points(study.factors.size(), seed);
  std::vector<std::vector<double>> cube;
  for (std::int64_t k = 0; k < study.size; ++k)
    cube.push_back(sample_point(points, study.factors.size(), static_cast<std::size_t>(k)));
  return cube;
}

namespace {

/// Over how many scrambles base points are divided. 8 give an interval 2.36 standard errors to a
/// side by Student's t, 4 give one of 3.18. With fewer than 64 points a scramble columns of the
/// sequence repeat each other: of eleven additive factors, errors of totals were 2 to 10 times
/// those of one scramble with 16 points in each of 8, and next to the same from 64 on. A scramble
/// has two.
std::size_t scrambles_for(std::int64_t base_points) {
  constexpr std::int64_t enough_points = 64;
  constexpr std::int64_t fewest_scrambles = 4;
  constexpr std::int64_t most_scrambles = 8;
  const std::int64_t wanted =
      std::clamp(base_points / enough_points, fewest_scrambles, most_scrambles);
  return static_cast<std::size_t>(std::min(wanted, base_points / 2));
}

}  // namespace

SobolDesign sobol_design_of(const StudySpec& study, std::uint64_t seed) {
  SobolDesignSpec spec;
  spec.dimensions = study.factors.size() + 1;
  spec.scrambles = scrambles_for(study.size);
  spec.base_points = static_cast<std::size_t>(study.size) / spec.scrambles;
  spec.second_order = study.second_order;
  spec.seed = seed;
  return SobolDesign(spec);
}

std::optional<ShapleyDesign> shapley_design_of(const StudySpec& study, std::uint64_t seed) {
  if (!study.shapley) return std::nullopt;
  ShapleyDesignSpec spec;
  spec.dimensions = study.factors.size();
  spec.scrambles = scrambles_for(study.size);
  spec.base_points = static_cast<std::size_t>(study.size) / spec.scrambles;
  spec.seed = seed;
  return ShapleyDesign(spec);
}

MorrisDesign morris_design_of(const StudySpec& study, std::uint64_t seed) {
  MorrisPlan plan = ungrouped(study.factors.size(), study.levels);
  for (std::size_t g = 0; g < study.groups.size(); ++g)
    for (std::size_t factor : study.groups[g]) plan.group_of[factor] = g;
  return morris_design(plan, static_cast<std::size_t>(study.trajectories), seed);
}

}  // namespace darknumber

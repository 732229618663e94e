// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/study/sensitivity/sobol_indices.h"

namespace darknumber::testing {

/// A study of Sobol' indices whose true ones are known: exact with one replicate, with noise
/// beyond.
struct KnownStudy {
  std::string name;
  std::vector<double> first_order;
  std::vector<double> total;
  std::function<SobolIndices(std::size_t replicates, std::uint64_t seed)> run;
};

/// Functions of the unit cube, with noise of half their standard deviation: four fifths of its
/// variance are shared by all points of a replicate and depend on where they are, the rest is each
/// point's own.
KnownStudy ishigami_study(std::size_t base_points);
KnownStudy sobol_g_study(std::size_t base_points);

/// A scenario of two lists with false records on both and missed links on one, whose ratio of
/// estimate to truth is the product of 1/(1 - x) over the three; run as `run` does it.
KnownStudy two_list_study(std::size_t base_points);

/// What intervals at 95 % do, on average over the factors and over so many seeds.
struct IntervalRecord {
  double first_order_cover = 0.0;
  double total_cover = 0.0;
  double first_order_width = 0.0;  // half-width over the root mean squared error, mean over factors
  double total_width = 0.0;
};
IntervalRecord record_of(const KnownStudy& study, std::size_t replicates, std::uint64_t seeds);

}  // namespace darknumber::testing

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/scenario/study_spec.h"
#include "engine/study/sensitivity/morris_design.h"
#include "engine/study/sensitivity/shapley_effects.h"
#include "engine/study/sensitivity/sobol_design.h"

namespace darknumber {

/// The most rows that a study or a claim may have: each is read as a scenario of its own, which
/// takes about a minute for so many.
inline constexpr std::size_t most_rows = std::size_t{1} << 20;

/// The factors' values in each row of a design, made when they are asked for; null leaves a factor
/// as it is. Holds all that it needs.
struct DesignRows {
  std::size_t rows = 0;
  std::function<std::vector<Value>(std::size_t row)> values;
};

/// Every combination of the factors' values, the last factor fastest.
DesignRows sweep_rows(const std::vector<Factor>& factors);
/// The scenario as given; then low and high of each factor.
DesignRows one_at_a_time_rows(const std::vector<Factor>& factors);
DesignRows sample_rows(const StudySpec& study, std::uint64_t seed);
/// Those of the indices, and after them those of the Shapley effects where there are any.
DesignRows sobol_rows(const std::vector<Factor>& factors, const SobolDesign& indices,
                      const std::optional<ShapleyDesign>& shapley);
DesignRows morris_rows(const std::vector<Factor>& factors, const MorrisDesign& design);
/// Rows that are written out.
DesignRows listed_rows(std::vector<std::vector<Value>> rows);

/// How many combinations there are of lists of these lengths; at most the largest number.
std::size_t combinations(const std::vector<std::size_t>& lengths);

/// The design of a sobol study, with one dimension more than there are factors: a dummy, whose
/// indices show what zero looks like. Its base points are divided over independent scrambles.
SobolDesign sobol_design_of(const StudySpec& study, std::uint64_t seed);

/// The design of a sobol study's Shapley effects, where it asks for them, over as many scrambles.
std::optional<ShapleyDesign> shapley_design_of(const StudySpec& study, std::uint64_t seed);

/// The design of a morris study.
MorrisDesign morris_design_of(const StudySpec& study, std::uint64_t seed);

/// The points of a sample study in the unit cube.
std::vector<std::vector<double>> sample_cube(const StudySpec& study, std::uint64_t seed);

}  // namespace darknumber

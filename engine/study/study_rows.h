// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/scenario/study_spec.h"
#include "engine/study/morris_design.h"
#include "engine/study/shapley_effects.h"
#include "engine/study/sobol_design.h"

namespace darknumber {

/// The factors' values in each row of a study of the types sweep (with factors), one_at_a_time (the
/// first row: the scenario as given, null values; then low and high of each factor) and sample.
std::vector<std::vector<Value>> factor_rows(const StudySpec& study, std::uint64_t seed);

/// The design of a sobol study, with one dimension more than there are factors: a dummy, whose
/// indices show what zero looks like. Its base points are divided over independent scrambles.
SobolDesign sobol_design_of(const StudySpec& study, std::uint64_t seed);

/// The design of a sobol study's Shapley effects, where it asks for them, over as many scrambles.
std::optional<ShapleyDesign> shapley_design_of(const StudySpec& study, std::uint64_t seed);

/// The design of a morris study.
MorrisDesign morris_design_of(const StudySpec& study, std::uint64_t seed);

/// The factors' values at points of the unit cube.
std::vector<std::vector<Value>> values_at(const std::vector<Factor>& factors,
                                          const std::vector<std::vector<double>>& cube);

/// The points of a sample study in the unit cube.
std::vector<std::vector<double>> sample_cube(const StudySpec& study, std::uint64_t seed);

}  // namespace darknumber

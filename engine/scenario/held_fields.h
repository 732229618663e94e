// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/input/problem.h"
#include "engine/scenario/read_study.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

/// Adds a problem for each setting of a study that is held to a table, or of a claim about it, that
/// would be undone: the number of victims and the agencies' own capture probabilities are solved
/// for the table, and with pairs the odds ratios that apply to victims too. Nothing without `hold`.
void refuse_held_fields(const StudySpec& study, const std::vector<Claim>& claims,
                        const StudySurroundings& around, Problems& problems);

}  // namespace darknumber

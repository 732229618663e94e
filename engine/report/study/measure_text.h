// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/scenario/study_spec.h"

namespace darknumber {

/// "inflation of chao"; "truth", which is of no estimator.
std::string measure_text(const std::string& measure, const std::string& estimator);

/// Whether a study is about the truth itself, which is neither above nor below the truth.
bool counts_the_truth(const StudySpec& study);

/// What a tipping point's measure is to reach: "2", or "20,000 persons".
std::string target_text(const StudySpec& study);

}  // namespace darknumber

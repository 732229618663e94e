// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/input/value.h"
#include "engine/scenario/study_spec.h"
#include "engine/study/study_outcome.h"

namespace darknumber {

/// What a tipping point says of the estimator with this label, as results.json has it.
Value tipping_value(const TippingOutcome& outcome, const StudySpec& study,
                    const std::string& label);

}  // namespace darknumber

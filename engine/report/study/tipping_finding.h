// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/block.h"
#include "engine/scenario/study_spec.h"
#include "engine/study/study_outcome.h"

namespace darknumber {

/// The answer of a tipping point in words. It is about one estimator.
Finding tipping_finding(const TippingOutcome& outcome, const StudySpec& study,
                        const std::string& label);

}  // namespace darknumber

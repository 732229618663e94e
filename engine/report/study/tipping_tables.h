// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/block.h"
#include "engine/scenario/scenario.h"
#include "engine/study/study_outcome.h"

namespace darknumber {

/// What replicates say of a crossing; null where they were not asked, or could not say.
const TippingConfirmation* confirmation_of(const TippingOutcome& outcome, std::size_t crossing);

/// The tables of a tipping point of the estimator with this label: the values of one factor, some
/// points of the contour of two, and the least extreme combination.
Blocks tipping_tables(const TippingOutcome& outcome, const StudySpec& study,
                      const std::string& label, const Words& words);

}  // namespace darknumber

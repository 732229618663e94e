// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/scenario/study_spec.h"
#include "engine/study/study_outcome.h"

namespace darknumber {

/// The tables of a tipping point, below a title: the values of one factor, some points of the
/// contour of two, and the least extreme combination.
std::string tipping_tables(const TippingOutcome& outcome, const StudySpec& study,
                           const std::string& title, std::size_t width);

}  // namespace darknumber

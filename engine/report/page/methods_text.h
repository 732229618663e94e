// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/block.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// How the run was made, as a paper would report it: aims, data-generating mechanisms, estimands,
/// methods and performance measures, and what was not done. Source of the order: Morris, White &
/// Crowther (2019), Statistics in Medicine 38, section 2.
Blocks methods_blocks(const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber

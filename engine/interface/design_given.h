// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "engine/interface/watch.h"
#include "engine/report/format.h"
#include "engine/scenario/design_spec.h"
#include "engine/scenario/given_tree.h"
#include "engine/study/design/design.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// A design, and the plan of the study whose worlds it is about.
struct PlannedDesign {
  StudyPlan plan;
  DesignSpec design;
};

/// The design in a scenario, with so many draws in place of its own. Throws InputError, also where
/// it has none; GivenUp.
PlannedDesign plan_design(GivenTree given, std::optional<std::int64_t> draws, const Watch& watch);

/// Weighs the candidates on so many threads (0: as many as the machine has). Throws GivenUp.
DesignAnswer weigh_planned(const PlannedDesign& planned, int threads, const Watch& watch);

/// What `design` says, in every format. The report refers to what it is of.
Report report_of(const DesignAnswer& answer, const PlannedDesign& planned);

}  // namespace darknumber

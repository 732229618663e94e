// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "engine/scenario/design_spec.h"
#include "engine/scenario/scenario.h"
#include "engine/study/design/entity_kinds.h"
#include "engine/study/design/register_world.h"
#include "engine/study/explain/explanation.h"
#include "engine/study/hold.h"
#include "engine/study/outcome_work.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// One world of those believed in.
struct BelievedWorld {
  double victims = 0.0;     // N, as drawn or as the world has it
  double unseen = 0.0;      // victims ever present on no list
  double log_weight = 0.0;  // beside the others
  std::size_t run = 0;      // of independent ones, or the part of a sample
  RegisterWorld of_register;
  std::vector<EntityKinds> kinds;  // that candidates ask for, in the order of their places
};

/// The worlds that a study believes in, and what is known of the register.
struct BelievedWorlds {
  std::vector<BelievedWorld> worlds;
  std::size_t runs = 1;
  std::vector<std::size_t> kinds_of;   // by candidate: the place of its kinds in every world
  std::vector<std::int64_t> entities;  // of the register, by history: the table of the study
  /// Whether N follows from the world alone; else it is what the register and chance leave open.
  bool number_is_given = false;
  bool counts_ever_present = false;
  CapturePrior capture = CapturePrior::sizes;  // of a list that is added
  std::optional<Explanation> explanation;      // of a study that explains a table
  std::size_t lost = 0;                        // points at which no world exists
};

/// The table that the points of a sample are solved for, the study's or the scenario's own; nothing
/// where it has none, or lets go of it.
std::optional<Hold> hold_of_points(const StudyPlan& plan);

/// Draws or solves the worlds of the plan's study, which is of type explain, or a sample that is
/// held to a table, with what each candidate asks of them. Of a study that explains a table these
/// are the worlds of its posterior, each with the same weight; of a sample its points, weighed by
/// how likely Poisson cells make the whole table. Throws GivenUp.
BelievedWorlds believed_worlds(const StudyPlan& plan, const DesignSpec& design,
                               const OutcomeWork& work);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/scenario/switch_off.h"
#include "engine/study/morris_design.h"
#include "engine/study/prepared_point.h"
#include "engine/study/shapley_effects.h"
#include "engine/study/sobol_design.h"
#include "engine/study/study_points.h"
#include "engine/study/tipping_study.h"

namespace darknumber {

/// Where a claim looks: at these points, each beside the point that it is compared with (the same
/// one where `than` has no settings of its own).
struct ClaimPlan {
  std::vector<std::size_t> points;
  std::vector<std::size_t> than_points;
};

/// What the rows of a study are, beyond their points.
struct LedgerRows {
  std::vector<Violation> violations;  // that the scenario has; the rows are their ledger_subsets
};
/// The rows of Sobol' indices, and after them those of Shapley effects where they are asked for.
struct SobolRows {
  SobolDesign indices;
  std::optional<ShapleyDesign> shapley;
};
using RowMeaning = std::variant<std::monostate, LedgerRows, SobolRows, MorrisDesign, TippingStudy>;

/// Everything that a run is to evaluate, worked out before anything is drawn. A function of the
/// scenario alone.
struct StudyPlan {
  PreparedPoint base;                // the scenario as given
  std::vector<std::string> factors;  // columns: of the study, then those that only claims set
  std::vector<StudyPoint> points;    // one at least
  std::vector<std::size_t> rows;     // the point of each row of the study's design
  RowMeaning meaning;
  std::vector<ClaimPlan> claims;
  std::optional<Hold> hold;

  const Scenario& scenario() const { return base.scenario; }
  Evaluation evaluation() const;
};

/// Plans the run of a scenario whose tree is `root`, read from `file`. Throws InputError for a
/// measure that there is none of and for settings that do not fit together, UnsolvableScenario
/// where the scenario itself has no world.
StudyPlan plan_study(const Value& root, const std::string& file, Scenario scenario);

/// The same of a scenario whose table, where it is held to one, is not read from a file.
StudyPlan plan_study(const Value& root, const std::string& file, Scenario scenario,
                     std::optional<Hold> hold);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/stop.h"
#include "engine/scenario/read_scenario.h"
#include "engine/study/prepared_point.h"
#include "engine/study/study_points.h"
#include "engine/study/types/study_types.h"

namespace darknumber {

/// Where a claim looks: at these points, each beside the point that it is compared with (the same
/// one where `than` has no settings of its own).
struct ClaimPlan {
  std::vector<std::size_t> points;
  std::vector<std::size_t> than_points;
};

/// Everything that a run is to evaluate, worked out before anything is drawn. A function of the
/// scenario alone.
struct StudyPlan {
  PreparedPoint base;                     // the scenario as given, solved for its table
  Scenario given;                         // the same as the user wrote it, for what is stored
  std::optional<std::size_t> base_point;  // the point that is the same, where one is
  std::vector<std::string> factors;       // columns: of the study, then those that only claims set
  StudyPoints points;                     // one at least
  std::vector<std::size_t> rows;          // the point of each row of the study's design
  RowMeaning meaning;
  std::vector<ClaimPlan> claims = {};
  std::optional<Hold> hold = {};  // of the study; a scenario's own table is its points' matter
  std::vector<std::string> also_measured = {};  // beside what the scenario asks for

  const Scenario& scenario() const { return given; }
  Evaluation evaluation() const;
};

/// Plans the run of a scenario whose tree is `root`, read from `file`. Throws InputError with every
/// problem: those of reading it, measures that there are none of, a table to be held to that cannot
/// be read, more rows than a run may have, settings that do not fit together, and what only solving
/// finds: that the scenario has no world, or, unless it is held to a table, a point that is written
/// out in it, be it by a claim. `stop`: asked while worlds are composed, as in the search of a
/// tipping point; throws GivenUp.
StudyPlan plan_study(const Value& root, const std::string& file, ScenarioReading reading,
                     const StopQuestion* stop = nullptr);

/// The same of a scenario that was read before. Its table, where it is held to one, is not read
/// from a file.
StudyPlan plan_study(const Value& root, const std::string& file, Scenario scenario,
                     std::optional<Hold> hold);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/input/problem.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

/// Whether the scenario around a study could be read. Of a broken one, studies set no value to see
/// what it does, and name estimators that nobody knows.
enum class WorldState { whole, broken };

/// What the reader of a study and of claims knows of the scenario around them.
struct StudySurroundings {
  const Value& root;  // the scenario's tree, without "study" and "claims"
  std::string file;   // as the user named it
  WorldState world = WorldState::whole;
  std::vector<std::string> labels;  // of the estimators, strata included
};

/// Reads "study". Every path is tried on the tree, every value read as a scenario, so that a
/// mistake is found before anything runs. As far as it could be read where there is a problem;
/// nothing where its type is not known.
std::optional<StudySpec> read_study(const Value& value, const StudySurroundings& around,
                                    Problems& problems);

/// The scenario's tree with settings made in turn, sizes of groups last; problems are added where
/// one does not fit.
Value with_settings(const Value& root, const Settings& settings, Problems& problems);

/// Whether the tree with these settings is a scenario with the same estimators; problems are added
/// where it is none.
bool check_settings(const StudySurroundings& around, const Settings& settings, Problems& problems);

}  // namespace darknumber

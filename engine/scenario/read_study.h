// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/input/problem.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

/// What the reader of a study and of claims knows of the scenario around them.
struct StudySurroundings {
  const Value& root;                // the scenario's tree, without "study" and "claims"
  std::string file;                 // as the user named it
  std::vector<std::string> labels;  // of the estimators, strata included
};

/// Reads "study". Every path is tried on the tree, every value read as a scenario, so that a
/// mistake is found before anything runs. Nothing where there is a problem.
std::optional<StudySpec> read_study(const Value& value, const StudySurroundings& around,
                                    Problems& problems);

/// Reads "claims".
std::vector<Claim> read_claims(const Value& value, const StudySurroundings& around,
                               Problems& problems);

/// The scenario's tree with settings made in turn; problems are added where one does not fit.
Value with_settings(const Value& root, const Settings& settings, Problems& problems);

/// Whether the tree with these settings is a scenario with the same estimators; problems are added
/// where it is none.
bool check_settings(const StudySurroundings& around, const Settings& settings, Problems& problems);

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/input/problem.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// Whether "victims" is given, or solved for a table.
enum class VictimsAre { given, solved };

/// Reads "population". Where problems were added the result only serves to look names up; they are
/// those of the file even where they were refused.
PopulationSpec read_population(const Value& value, VictimsAre victims, const std::string& file,
                               Problems& problems);

/// Reads "bystanders": their count. The form of false positives is the agencies' matter.
BystanderSpec read_bystanders(const Value& value, const std::string& file, Problems& problems);

}  // namespace darknumber

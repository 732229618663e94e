// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/problem.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// Reads "agencies" (an array) into the scenario, whose population, bystanders and table must have
/// been read; sets the form of false positives. Checks names, that there are 2 to 10
/// agencies, that each capture probability is known in every stratum, and that the whole scenario
/// keeps to one form of false positives.
void read_agencies(const Value& value, const std::string& file, Scenario& scenario,
                   Problems& problems);

/// The names, in order; empty where a name was refused.
std::vector<std::string> names_of(const std::vector<AgencySpec>& agencies);
std::vector<std::string> names_of(const std::vector<Stratum>& strata);
std::vector<std::string> names_of(const std::vector<Trait>& traits);

}  // namespace darknumber

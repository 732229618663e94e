// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// The five assumptions of multiple systems estimation.
enum class Assumption {
  only_victims,       // everyone on a list belongs to the population
  records_linked,     // the records of one person are recognised as such
  independent_lists,  // being on one list says nothing about being on another
  people_alike,       // everyone is as likely to be on a list
  closed_population,  // nobody enters or leaves
};
inline constexpr Assumption all_assumptions[] = {
    Assumption::only_victims, Assumption::records_linked, Assumption::independent_lists,
    Assumption::people_alike, Assumption::closed_population};

/// "Everyone on a list is a victim", …
std::string_view statement_of(Assumption assumption);

/// How the scenario violates an assumption: clauses in the past tense that stand after "If",
/// without a full stop ("20 % of all reports were false"). None where the assumption holds. Numbers
/// are the scenario's own, a range where agencies or strata differ.
std::vector<std::string> violations(const Scenario& scenario, Assumption assumption);

/// All of them, in the order of the assumptions, and that people are found together.
std::vector<std::string> violation_phrases(const Scenario& scenario);

}  // namespace darknumber

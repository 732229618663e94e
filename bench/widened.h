// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber::bench {

/// The lists of a scenario's agencies, each its own.
inline ListsInUse lists_of(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const AgencySpec& agency : scenario.agencies) names.push_back(agency.name);
  return every_agency(names);
}

/// Directed pairs of the first agencies once more, between their copies.
inline void copy_pairs(std::vector<DirectedPair>& pairs, int before, int after) {
  for (std::size_t p = 0, given = pairs.size(); p < given; ++p) {
    DirectedPair pair = pairs[p];
    pair.from += before;
    pair.to += before;
    if (pair.from < after && pair.to < after) pairs.push_back(pair);
  }
}

/// The scenario with further agencies: copies of its first ones, which depend on each other, avoid
/// each other and refer to each other as those do.
inline Scenario widened(Scenario scenario, int agencies) {
  const int before = static_cast<int>(scenario.agencies.size());
  for (int a = before; a < agencies; ++a) {
    AgencySpec copy = scenario.agencies[static_cast<std::size_t>(a - before)];
    copy.name += " again";
    scenario.agencies.push_back(std::move(copy));
  }
  for (std::size_t d = 0, given = scenario.dependence.size(); d < given; ++d) {
    Dependence pair = scenario.dependence[d];
    pair.first += before;
    pair.second += before;
    if (pair.first < agencies && pair.second < agencies) scenario.dependence.push_back(pair);
  }
  copy_pairs(scenario.avoidance, before, agencies);
  copy_pairs(scenario.referrals, before, agencies);
  scenario.estimation.lists = lists_of(scenario);
  return scenario;
}

/// The scenario with its first agencies alone, and what is between them.
inline Scenario narrowed(Scenario scenario, int agencies) {
  scenario.agencies.resize(static_cast<std::size_t>(agencies));
  std::erase_if(scenario.dependence,
                [=](const Dependence& d) { return d.first >= agencies || d.second >= agencies; });
  const auto leaves = [=](const DirectedPair& p) { return p.from >= agencies || p.to >= agencies; };
  std::erase_if(scenario.avoidance, leaves);
  std::erase_if(scenario.referrals, leaves);
  scenario.estimation.lists = lists_of(scenario);
  return scenario;
}

}  // namespace darknumber::bench

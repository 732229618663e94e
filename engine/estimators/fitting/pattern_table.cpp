// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/pattern_table.h"

#include <algorithm>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/lattice.h"

namespace darknumber {
namespace {

std::size_t level_in(const Covariate& covariate, std::size_t stratum) {
  return covariate.level_of_stratum.empty() ? 0 : covariate.level_of_stratum[stratum];
}

/// Covariates with the levels of strata that have someone.
PatternCovariate with_someone(const Covariate& covariate,
                              std::span<const ContingencyTable> by_stratum) {
  PatternCovariate result;
  result.levels = std::max<std::size_t>(1, covariate.levels.size());
  std::vector<double> persons(result.levels, 0.0);
  for (std::size_t s = 0; s < by_stratum.size(); ++s)
    persons[level_in(covariate, s)] += by_stratum[s].observed();
  for (std::size_t level = 0; level < result.levels; ++level)
    if (persons[level] >= smallest_count) result.kept.push_back(level);
  return result;
}

}  // namespace

std::size_t PatternTable::level_of(std::size_t pattern, std::size_t covariate) const {
  for (std::size_t before = 0; before < covariate; ++before)
    pattern /= covariates[before].kept.size();
  return pattern % covariates[covariate].kept.size();
}

PatternTable pattern_table(std::span<const ContingencyTable> by_stratum,
                           std::span<const Covariate> covariates) {
  DN_EXPECT(!by_stratum.empty(), "a table for every stratum");
  PatternTable table;
  table.lists = by_stratum.front().lists();
  DN_EXPECT(table.lists + static_cast<int>(covariates.size()) <= most_variables,
            "lists and covariates have a bit each");
  for (const Covariate& covariate : covariates) {
    DN_EXPECT(covariate.level_of_stratum.empty() ||
                  covariate.level_of_stratum.size() == by_stratum.size(),
              "a level for every stratum");
    table.covariates.push_back(with_someone(covariate, by_stratum));
    DN_EXPECT(!table.covariates.back().kept.empty(), "a table with someone in it");
    table.patterns *= table.covariates.back().kept.size();
  }
  table.counts.assign(history_count(table.lists) * table.patterns, 0.0);
  for (std::size_t s = 0; s < by_stratum.size(); ++s) {
    if (by_stratum[s].observed() < smallest_count) continue;
    std::size_t pattern = 0;
    for (std::size_t c = covariates.size(); c-- > 0;) {
      const std::vector<std::size_t>& kept = table.covariates[c].kept;
      const auto place = std::find(kept.begin(), kept.end(), level_in(covariates[c], s));
      pattern = pattern * kept.size() + static_cast<std::size_t>(place - kept.begin());
    }
    for (CaptureHistory h = 1; h < by_stratum[s].counts().size(); ++h)
      table.counts[table.cell(h, pattern)] += by_stratum[s][h];
  }
  for (double& count : table.counts) {
    if (count < smallest_count) count = 0.0;
    table.observed += count;
  }
  table.margins = table.counts;
  superset_sums(table.margins, table.patterns);
  return table;
}

CaptureHistory lists_of(VariableSet term, int lists) {
  return term & (only(lists) - 1);
}

std::uint32_t covariates_of(VariableSet term, int lists) {
  return term >> lists;
}

VariableSet covariate_bit(std::size_t covariate, int lists) {
  return VariableSet{1} << (static_cast<std::size_t>(lists) + covariate);
}

}  // namespace darknumber

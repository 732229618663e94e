// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/study/explain/explanation.h"
#include "engine/study/explain/posterior_draws.h"

namespace darknumber {

/// Works out what is said of the posterior from the draws of its runs.
Explanation summarise(const TableTarget& target, const std::vector<PosteriorRun>& runs);

/// The quantity's posterior, from its draws in each run.
QuantityPosterior quantity_of(const std::vector<std::vector<double>>& runs);

/// The logarithm of the evidence, over runs.
struct EvidenceOfRuns {
  double mean = 0.0;
  double sd = 0.0;             // between runs
  std::optional<double> mcse;  // none of a single run
};
EvidenceOfRuns evidence_of(const std::vector<PosteriorRun>& runs);

/// The verdict: the runs must agree before their answer counts, and the worlds must fit before N
/// does.
ExplainVerdict verdict_of(const Explanation& explanation);

}  // namespace darknumber

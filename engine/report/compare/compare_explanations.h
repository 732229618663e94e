// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/report/block.h"
#include "engine/report/folder/read_results.h"
#include "engine/study/explain/explanation.h"

namespace darknumber {

/// What a finished explanation says, read back from its results.json.
struct StoredExplanation {
  struct Quantity {
    std::string name;  // "victims", a factor, "misfit" or "capture[AGENCY]"
    Quantiles quantiles{};
    std::optional<Quantiles> mcse = {};
  };

  const StoredResults& results;
  std::string verdict_code;
  double log_evidence = 0.0;
  std::optional<double> log_evidence_mcse;
  std::vector<Quantity> quantities;
};

/// Throws InputError where the file is damaged.
StoredExplanation read_explanation(const StoredResults& results);

/// How much likelier one explanation's beliefs make the table than the other's: the logarithm of
/// the ratio of their evidences (the Bayes factor, Kass & Raftery 1995). It exists where both
/// explain the same table, with the same prior of the number and of the capture probabilities:
/// these may be improper, and then the constant that they leave open cancels.
struct EvidenceRatio {
  double log_ratio = 0.0;  // of A over B
  std::optional<double> mcse;
};

/// The ratio, or why there is none.
std::variant<EvidenceRatio, std::string> evidence_ratio(const StoredExplanation& first,
                                                        const StoredExplanation& second);

/// What `compare` prints of two explanations: the fields that differ, the evidence, and what each
/// says of the number and of every factor.
Blocks compare_explanations_blocks(const StoredExplanation& first, const StoredExplanation& second);
/// A row for each quantity that one of them has.
std::string compare_explanations_csv(const StoredExplanation& first,
                                     const StoredExplanation& second);
std::string compare_explanations_json(const StoredExplanation& first,
                                      const StoredExplanation& second);

}  // namespace darknumber

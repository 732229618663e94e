// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/performance/replicates.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

/// The two-sided 99 % normal quantile: by how many standard errors a number must lie past a bound
/// for texts to say that it does.
inline constexpr double certainty = 2.576;

enum class Verdict { supported, not_supported, undecided };

/// "supported", "not_supported", "undecided".
std::string_view name_of(Verdict verdict);

/// A claim at one point. Numbers that do not exist are NaN.
struct ClaimAtPoint {
  std::size_t point = 0;
  double value = 0.0;
  double bound = 0.0;       // the claim's number, times what `than` is there
  double mcse = 0.0;        // of value - bound, paired; 0 on the expected table
  double replicates = 0.0;  // that would decide it; 0 where it is decided, NaN where none would
  Verdict verdict = Verdict::undecided;
  std::size_t estimates = 0;  // of the rows that the value is of, those with an estimate
};

struct ClaimResult {
  Verdict verdict = Verdict::undecided;
  std::vector<ClaimAtPoint> points;
};

/// The rows that a claim is about at one point, and those of what it is compared with.
struct ClaimRows {
  std::size_t point = 0;
  const ReplicateRows* rows = nullptr;
  const ReplicateRows* than = nullptr;  // null: a number alone
  // The measures themselves, where they are of the world and of no estimator: exact.
  std::optional<double> own = std::nullopt;
  std::optional<double> than_own = std::nullopt;
};

/// The claim at every point that it names. Supported where value - 2.576 MCSE lies past the bound,
/// not where value + 2.576 MCSE falls short of it, else undecided; of several points all must hold,
/// or with `somewhere` one. The MCSE of a difference is that of paired replicates
/// (paired_difference.h). Rows that are answers on the expected table have no error. A measure
/// that is infinite decides only where it is surely so (quantiles.h), not where a few replicates
/// made it so by chance. A point without a world decides nothing.
ClaimResult judge(const Claim& claim, const std::vector<ClaimRows>& rows, Evaluation evaluation);

}  // namespace darknumber

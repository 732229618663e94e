// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace darknumber {

/// Which violations are on: bit v for violation v.
using ViolationSet = std::uint32_t;

/// Up to so many violations all subsets are asked for, 1024 of them; beyond, there are no Shapley
/// values.
inline constexpr std::size_t most_violations_with_shapley = 10;

/// The worlds whose answers a ledger needs, in ascending order: none on, each alone, all but one,
/// all; and every other subset where there are few violations. At most 31 violations.
std::vector<ViolationSet> ledger_subsets(std::size_t violations);

/// What one violation contributes to the answer; none where an answer it needs is missing.
struct LedgerLine {
  std::optional<double> alone;  // with it alone - with none
  std::optional<double> last;   // with all - with all but it
  /// The mean over all orders of switching the violations on, of what it adds when its turn comes:
  /// sum over sets S without it of |S|! (v - |S| - 1)! / v! [answer(S and it) - answer(S)].
  /// Source: Shapley (1953), A value for n-person games.
  std::optional<double> shapley;
};

struct Ledger {
  std::optional<double> off;
  std::optional<double> all;
  std::optional<double> total;    // all - off: what the Shapley values sum to
  std::vector<LedgerLine> lines;  // one for each violation
};

/// `answers`: for each of `ledger_subsets(violations)`, in that order, a number or none.
Ledger ledger_of(std::size_t violations, std::span<const std::optional<double>> answers);

}  // namespace darknumber

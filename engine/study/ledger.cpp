// SPDX-License-Identifier: MIT
#include "engine/study/ledger.h"

#include <algorithm>
#include <bit>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

constexpr std::size_t most_violations = 31;  // what a set has room for

ViolationSet only_violation(std::size_t violation) {
  return ViolationSet{1} << violation;
}

ViolationSet all_violations(std::size_t violations) {
  return only_violation(violations) - 1;
}

std::optional<double> difference(const std::optional<double>& with,
                                 const std::optional<double>& without) {
  if (!with || !without) return std::nullopt;
  return *with - *without;
}

/// |S|! (v - |S| - 1)! / v! for each size of S: the chance that just S is on when a turn comes.
std::vector<double> order_weights(std::size_t violations) {
  std::vector<double> weights(violations, 1.0 / static_cast<double>(violations));
  for (std::size_t size = 1; size < violations; ++size)
    weights[size] =
        weights[size - 1] * static_cast<double>(size) / static_cast<double>(violations - size);
  return weights;
}

double shapley_value(std::size_t violation, std::size_t violations,
                     std::span<const std::optional<double>> answers) {
  const std::vector<double> weights = order_weights(violations);
  double sum = 0.0;
  for (ViolationSet without = 0; without < answers.size(); ++without) {
    const ViolationSet with = without | only_violation(violation);
    if (with == without) continue;
    sum += weights[static_cast<std::size_t>(std::popcount(without))] *
           (*answers[with] - *answers[without]);
  }
  return sum;
}

}  // namespace

std::vector<ViolationSet> ledger_subsets(std::size_t violations) {
  DN_EXPECT(violations <= most_violations, "a set of violations fits its type");
  const ViolationSet all = all_violations(violations);
  std::vector<ViolationSet> subsets;
  if (violations <= most_violations_with_shapley) {
    for (ViolationSet subset = 0; subset <= all; ++subset) subsets.push_back(subset);
    return subsets;
  }
  subsets = {0, all};
  for (std::size_t violation = 0; violation < violations; ++violation) {
    subsets.push_back(only_violation(violation));
    subsets.push_back(all ^ only_violation(violation));
  }
  std::sort(subsets.begin(), subsets.end());
  return subsets;
}

Ledger ledger_of(std::size_t violations, std::span<const std::optional<double>> answers) {
  const std::vector<ViolationSet> subsets = ledger_subsets(violations);
  DN_EXPECT(answers.size() == subsets.size(), "an answer, or none, for each subset");
  const auto answer_of = [&](ViolationSet subset) {
    const auto found = std::lower_bound(subsets.begin(), subsets.end(), subset);
    return answers[static_cast<std::size_t>(found - subsets.begin())];
  };
  const bool complete = violations <= most_violations_with_shapley &&
                        std::all_of(answers.begin(), answers.end(),
                                    [](const auto& answer) { return answer.has_value(); });
  const ViolationSet all = all_violations(violations);
  Ledger ledger{answer_of(0), answer_of(all), difference(answer_of(all), answer_of(0)), {}};
  for (std::size_t violation = 0; violation < violations; ++violation) {
    LedgerLine line;
    line.alone = difference(answer_of(only_violation(violation)), ledger.off);
    line.last = difference(ledger.all, answer_of(all ^ only_violation(violation)));
    if (complete) line.shapley = shapley_value(violation, violations, answers);
    ledger.lines.push_back(line);
  }
  return ledger;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/report/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/scenario/violations.h"
#include "engine/scenario/wording.h"

namespace darknumber {
namespace {

/// The two-sided 99 % normal quantile: as for claims.
constexpr double certainty = 2.576;

enum class Direction { too_high, about_right, too_low, uncertain, none };

struct Typical {
  std::string label;
  double ratio = NAN;  // median of N-hat / N
  double mcse = NAN;
  double exact = NAN;  // on the expected table
};

Direction direction_of(double ratio, double mcse) {
  if (!std::isfinite(ratio)) return Direction::none;
  const double error = std::isfinite(mcse) ? certainty * mcse : INFINITY;
  if (ratio > 1.0 + about_right && ratio - error > 1.0) return Direction::too_high;
  if (ratio < 1.0 - about_right && ratio + error < 1.0) return Direction::too_low;
  if (std::abs(ratio - 1.0) <= about_right && error <= 2.0 * about_right)
    return Direction::about_right;
  return Direction::uncertain;
}

std::string times_text(const Typical& typical) {
  return rounded_text(typical.ratio, typical.mcse);
}

std::string exact_text(const Typical& typical) {
  return std::isfinite(typical.exact) ? "exact " + significant_text(typical.exact) : "exact none";
}

/// "1.64 times the truth (independence, exact 1.64)", or the range of several.
std::string range_text(std::vector<Typical> group) {
  std::stable_sort(group.begin(), group.end(),
                   [](const Typical& a, const Typical& b) { return a.ratio < b.ratio; });
  const Typical& least = group.front();
  const Typical& most = group.back();
  if (group.size() == 1)
    return fmt::format("{} times the truth ({}, {})", times_text(least), least.label,
                       exact_text(least));
  return fmt::format("{} ({}, {}) to {} times the truth ({}, {})", times_text(least), least.label,
                     exact_text(least), times_text(most), most.label, exact_text(most));
}

std::string names_text(const std::vector<Typical>& group) {
  std::vector<std::string> labels;
  for (const Typical& typical : group) labels.push_back(typical.label);
  return join_with_and(labels);
}

/// Who does what. `who` is "two", "all five estimators", …
std::string group_text(Direction direction, const std::vector<Typical>& group,
                       const std::string& who) {
  switch (direction) {
    case Direction::too_high:
      return fmt::format("{} would typically come out too high, at {}", who, range_text(group));
    case Direction::too_low:
      return fmt::format("{} would typically come out too low, at {}", who, range_text(group));
    case Direction::about_right:
      return fmt::format("{} would typically come out about right, at {}", who, range_text(group));
    case Direction::uncertain:
      return fmt::format("for {} too few registers were simulated to tell the direction ({})", who,
                         names_text(group));
    case Direction::none:
      return fmt::format("{} would have no estimate in half of the cases or more ({})", who,
                         names_text(group));
  }
  return "";
}

/// "a", "a and b"; with longer clauses "a; b; and c".
std::string join_clauses(const std::vector<std::string>& clauses) {
  if (clauses.size() < 2) return fmt::format("{}", fmt::join(clauses, ""));
  const std::vector<std::string> before(clauses.begin(), clauses.end() - 1);
  return fmt::format("{}; and {}", fmt::join(before, "; "), clauses.back());
}

/// "all five estimators", "the one estimator asked", or "two" of several.
std::string who_text(std::size_t group, std::size_t all) {
  if (group < all) return number_word(group);
  if (all == 1) return "the one estimator asked";
  return all == 2 ? "both estimators" : fmt::format("all {} estimators", number_word(all));
}

std::string condition_text(const Scenario& scenario) {
  const std::vector<std::string> phrases = violation_phrases(scenario);
  if (phrases.empty())
    return "If every assumption held (independent lists, people alike, a closed population, "
           "perfect records, no false positives)";
  const bool needs_semicolons =
      std::any_of(phrases.begin(), phrases.end(),
                  [](const std::string& phrase) { return phrase.find(',') != std::string::npos; });
  return "If " + (needs_semicolons ? join_clauses(phrases) : join_with_and(phrases));
}

/// Which victims the truth counts, where some leave and others come.
std::string when_text(const Scenario& scenario) {
  if (scenario.estimation.target == Target::ever_present) return " over the whole time";
  const Turnover& turnover = scenario.population.turnover;
  return turnover.periods > 1 && turnover.rate > 0.0 ? " at any one time" : "";
}

}  // namespace

std::string verdict_sentence(const Scenario& scenario, const RunResult& result) {
  const PointResult& point = result.points.front();
  constexpr std::array<Direction, 5> order{Direction::too_high, Direction::too_low,
                                           Direction::about_right, Direction::uncertain,
                                           Direction::none};
  constexpr int ratios_quoted = 3;  // of these, in the order above, the verdict gives the ratio
  std::array<std::vector<Typical>, order.size()> groups;
  for (std::size_t e = 0; e < result.labels.size(); ++e) {
    const EstimatorMeasure& median = find_measure(point, e, "median_inflation");
    const Direction direction = direction_of(median.measured.value, median.measured.mcse);
    groups[static_cast<std::size_t>(std::find(order.begin(), order.end(), direction) -
                                    order.begin())]
        .push_back({result.labels[e], median.measured.value, median.measured.mcse, median.exact});
  }
  const std::size_t all = result.labels.size();
  std::vector<std::string> parts;
  for (std::size_t g = 0; g < groups.size(); ++g)
    if (!groups[g].empty())
      parts.push_back(group_text(order[g], groups[g], who_text(groups[g].size(), all)));
  const std::string estimators =
      parts.size() > 1 ? fmt::format("of the {} estimators, ", number_word(all)) : "";
  const std::size_t registers = point.rows.front().size();
  const bool quotes_exact =
      std::any_of(groups.begin(), groups.begin() + ratios_quoted,
                  [](const std::vector<Typical>& group) { return !group.empty(); });
  return fmt::format(
      "{}, then behind such a register there would be {} victim{}{}, and {}{} ({} of {} simulated "
      "register{}{}).",
      condition_text(scenario), quantity_text(point.truth), point.truth == 1.0 ? "" : "s",
      when_text(scenario), estimators, join_clauses(parts), registers == 1 ? "median" : "medians",
      quantity_text(static_cast<double>(registers)), registers == 1 ? "" : "s",
      quotes_exact ? "; exact: the large-sample answer" : "");
}

}  // namespace darknumber

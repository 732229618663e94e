// SPDX-License-Identifier: MIT
#include "engine/report/estimate/table_diagnostics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/estimators/pair_estimates.h"
#include "engine/input/make_value.h"
#include "engine/input/wording.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

constexpr double few_overlaps = 5.0;       // persons on two lists or more
constexpr double small_list = 10.0;        // persons
constexpr double large_relative_se = 0.5;  // of the estimate

/// A posterior whose limits of the dark figure are so far apart has hardly moved from its prior:
/// the prior 1/N alone, on n + 1 to 31 n, has limits at 0.09 n and 27 n, a factor of 300; a third
/// of that. A dark figure below the number observed is no sign of it.
constexpr double factor_of_a_prior = 100.0;

bool has_hardly_moved(const Estimate& estimate, double observed) {
  if (!estimate.posterior || !estimate.interval) return false;
  const double lower = std::max(estimate.interval->lower - observed, 1.0);
  const double upper = estimate.interval->upper - observed;
  return upper >= factor_of_a_prior * lower && upper >= observed;
}

std::string name_of_list(const TableEstimates& estimates, int list) {
  return estimates.lists[static_cast<std::size_t>(list)].name;
}

std::string pair_text(const TableEstimates& estimates, const PairEstimate& pair) {
  return name_of_list(estimates, pair.first) + " and " + name_of_list(estimates, pair.second);
}

/// The table that an answer was made from, over the estimator's lists.
ContingencyTable table_of(const TableEstimates& estimates, const Answer& answer) {
  const EstimatorSpec& estimator = estimates.estimators[answer.estimator];
  return project(answer.stratum ? estimates.strata[*answer.stratum] : estimates.entities,
                 estimator.lists);
}

/// Labels of the answers that `is_so` of their estimate and table.
template <typename Condition>
std::vector<std::string> labels_where(const TableEstimates& estimates, Condition is_so) {
  std::vector<std::string> labels;
  for (std::size_t a = 0; a < estimates.answers.size(); ++a) {
    const Answer& answer = estimates.answers[a];
    const EstimatorSpec& estimator = estimates.estimators[answer.estimator];
    if (std::holds_alternative<MeanOf>(estimator.method)) continue;
    const Estimate* estimate = std::get_if<Estimate>(&estimates.outcomes[a]);
    if (estimate && is_so(*estimate, table_of(estimates, answer))) labels.push_back(answer.label);
  }
  return labels;
}

void warn_of_estimates(const TableEstimates& estimates, std::vector<TableWarning>& warnings) {
  const auto few = labels_where(estimates, [](const Estimate&, const ContingencyTable& table) {
    return table.overlap() < few_overlaps;
  });
  if (!few.empty())
    warnings.push_back(
        {"few_overlaps",
         fmt::format("{} {} on fewer than {:g} persons seen on two lists or more.",
                     join_with_and(few), few.size() == 1 ? "rests" : "rest", few_overlaps)});
  const auto unsure = labels_where(estimates, [](const Estimate& estimate, const auto&) {
    return estimate.se.value_or(0.0) > large_relative_se * estimate.population_size;
  });
  if (!unsure.empty())
    warnings.push_back({"large_error", fmt::format("The standard error of {} exceeds half of the "
                                                   "estimate.",
                                                   join_with_and(unsure))});
  const auto unmoved =
      labels_where(estimates, [](const Estimate& estimate, const ContingencyTable& table) {
        return has_hardly_moved(estimate, table.observed() - estimate.dropped);
      });
  if (!unmoved.empty())
    warnings.push_back(
        {"prior_decides",
         fmt::format("The posterior of {} has hardly moved from its prior: the limits of the dark "
                     "figure differ by a factor of {:g} or more. The prior decides as much as the "
                     "table.",
                     join_with_and(unmoved), factor_of_a_prior)});
  const auto narrow = labels_where(estimates, [](const Estimate& estimate, const auto&) {
    return estimate.interval && estimate.interval->upper == estimate.interval->lower;
  });
  if (!narrow.empty())
    warnings.push_back({"no_width", fmt::format("The interval of {} has no width, which does not "
                                                "mean that the estimate is certain.",
                                                join_with_and(narrow))});
}

void warn_of_lists(const TableEstimates& estimates, std::vector<TableWarning>& warnings) {
  std::vector<std::string> small;
  for (int list = 0; list < estimates.table.lists(); ++list) {
    const double size = estimates.table.on_all(only(list));
    if (size < small_list)
      small.push_back(fmt::format("{} ({})", name_of_list(estimates, list), quantity_text(size)));
  }
  if (!small.empty())
    warnings.push_back({"small_list", fmt::format("Fewer than {:g} persons are on {}.", small_list,
                                                  join_with_and(small))});
  std::vector<std::string> apart;
  for (const PairEstimate& pair : pair_estimates(estimates.table))
    if (pair.overlap == 0.0) apart.push_back(pair_text(estimates, pair));
  if (!apart.empty())
    warnings.push_back(
        {"no_one_shared", fmt::format("Lists that share no one: {}.", fmt::join(apart, "; "))});
}

std::string difference_text(const TableEstimates& estimates, const PairDifference& difference) {
  return fmt::format(
      "The pairs differ more than sampling explains: {} say {}, {} say {}. They would agree if "
      "the lists were independent, everyone as likely as the next to be on a list, and records "
      "linked without error.",
      pair_text(estimates, difference.least), quantity_text(*difference.least.size),
      pair_text(estimates, difference.greatest), quantity_text(*difference.greatest.size));
}

}  // namespace

std::vector<TableWarning> warnings_on(const TableEstimates& estimates) {
  std::vector<TableWarning> warnings;
  warn_of_estimates(estimates, warnings);
  warn_of_lists(estimates, warnings);
  return warnings;
}

Blocks diagnostics_blocks(const TableEstimates& estimates) {
  const std::vector<PairEstimate> pairs = pair_estimates(estimates.table);
  Table table = table_with({"two lists alone", "on both", "Lincoln–Petersen", "std. error"});
  for (const PairEstimate& pair : pairs)
    table.rows.push_back({{pair_text(estimates, pair)},
                          {persons(pair.overlap)},
                          {persons(pair.size.value_or(NAN))},
                          {persons(pair.size ? pair.se : NAN)}});
  Blocks blocks{{std::move(table)}};
  if (const auto difference = surest_difference(pairs))
    blocks.push_back(remark(difference_text(estimates, *difference)));
  for (const TableWarning& warning : warnings_on(estimates)) {
    blocks.push_back(remark("Warning: " + warning.text));
    blocks.back().goes_on = blocks.size() > 2;
  }
  return blocks;
}

void add_diagnostics(Value& root, const TableEstimates& estimates) {
  const std::vector<PairEstimate> pairs = pair_estimates(estimates.table);
  Value list_of_pairs = empty_array();
  for (const PairEstimate& pair : pairs) {
    Value value = empty_object();
    Value lists = empty_array();
    lists.array().push_back(make_value(name_of_list(estimates, pair.first)));
    lists.array().push_back(make_value(name_of_list(estimates, pair.second)));
    add_member(value, "lists", std::move(lists));
    add_member(value, "overlap", pair.overlap);
    add_member(value, "lincoln_petersen", pair.size ? make_value(*pair.size) : null_value());
    add_member(value, "se", pair.size ? make_value(pair.se) : null_value());
    list_of_pairs.array().push_back(std::move(value));
  }
  add_member(root, "pairs", std::move(list_of_pairs));
  add_member(root, "pairs_differ", surest_difference(pairs).has_value());
  Value list_of_warnings = empty_array();
  for (const TableWarning& warning : warnings_on(estimates)) {
    Value value = empty_object();
    add_member(value, "code", warning.code);
    add_member(value, "text", warning.text);
    list_of_warnings.array().push_back(std::move(value));
  }
  add_member(root, "warnings", std::move(list_of_warnings));
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/scenario/description/describe_estimation.h"

#include <fmt/core.h>

#include "engine/estimators/options/method_kinds.h"
#include "engine/estimators/options/read_lists.h"
#include "engine/input/wording.h"
#include "engine/scenario/description/in_words.h"

namespace darknumber {
namespace {

void add_lists(std::string& text, const Scenario& scenario) {
  CaptureHistory used = 0;
  for (const ListInUse& list : scenario.estimation.lists) {
    used |= list.agencies;
    std::vector<std::string> merged;
    for (std::size_t j = 0; j < scenario.agencies.size(); ++j)
      if (contains(list.agencies, static_cast<int>(j))) merged.push_back(scenario.agencies[j].name);
    if (merged.size() > 1)
      text += fmt::format(" The lists of {} are merged into {}.", join_with_and(merged), list.name);
  }
  std::vector<std::string> dropped;
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j)
    if (!contains(used, static_cast<int>(j))) dropped.push_back(scenario.agencies[j].name);
  if (!dropped.empty())
    text +=
        fmt::format(" {} {} not used.", join_with_and(dropped), dropped.size() == 1 ? "is" : "are");
}

std::string history_text(std::optional<CaptureHistory> history, const ListsInUse& lists) {
  if (!history) return "one list alone";
  std::vector<std::string> names;
  for (std::size_t list = 0; list < lists.size(); ++list)
    if (contains(*history, static_cast<int>(list))) names.push_back(lists[list].name);
  return join_with_and(names) + (names.size() == 1 ? " alone" : " and no other list");
}

void add_removals(std::string& text, const EstimationSpec& estimation) {
  for (const Removal& removal : estimation.remove)
    if (removal.share > 0.0)
      text += fmt::format(" {} of those on {} are taken away.", percent_text(removal.share),
                          history_text(removal.history, estimation.lists));
}

void add_suppression(std::string& text, const EstimationSpec& estimation) {
  if (!estimation.suppress) return;
  const int below = estimation.suppress->below;
  text += fmt::format(" Counts from 1 to {} are published ", below - 1);
  switch (estimation.suppress->as) {
    case SuppressAs::interval:
      text += fmt::format(
          "as \"<{}\": log-linear models use the likelihood of that, and other methods have no "
          "estimate where there is one.",
          below);
      return;
    case SuppressAs::zero:
      text +=
          "as 0, which takes overlaps away: models without interactions come out too high, others "
          "where they may.";
      return;
    case SuppressAs::middle:
      text += fmt::format("as {}, the middle, which can move estimates either way.", 0.5 * below);
      return;
    case SuppressAs::random_round:
      text +=
          "rounded at random to a multiple of 3, which keeps their means and adds to the spread of "
          "estimates.";
      return;
  }
}

void add_strata(std::string& text, const Scenario& scenario) {
  std::vector<std::string> labels;
  for (const EstimatorSpec& estimator : scenario.estimation.estimators)
    if (estimator.stratify) labels.push_back(estimator.label);
  if (labels.empty()) return;
  text += fmt::format(" {} estimate{} each stratum and add{} up.", join_with_and(labels),
                      labels.size() == 1 ? "s" : "", labels.size() == 1 ? "s" : "");
  if (scenario.population.stratum_unknown_share == 0.0) return;
  text += fmt::format(" The stratum of {} is unknown: they are {}.",
                      percent_text(scenario.population.stratum_unknown_share),
                      scenario.estimation.unknown == UnknownStratum::drop
                          ? "dropped, which makes these estimates too low"
                          : "shared out as the known ones are");
}

/// What estimators take to be false, in words: "20% of the records of Police".
void add_assumed_shares(std::string& text, const Scenario& scenario) {
  for (const EstimatorSpec& estimator : scenario.estimation.estimators) {
    std::vector<std::string> assumed;
    for (std::size_t list = 0; list < estimator.assumed_false_positive_shares.size(); ++list)
      if (const double share = estimator.assumed_false_positive_shares[list]; share > 0.0)
        assumed.push_back(fmt::format("{} of the records of {}", percent_text(share),
                                      estimator.lists[list].name));
    if (!assumed.empty())
      text += fmt::format(
          " {} takes {} to be false positives, and leaves out as many of those on that list alone.",
          estimator.label, join_with_and(assumed));
  }
}

std::string cells_text(const std::vector<CaptureHistory>& cells, const ListsInUse& lists) {
  std::vector<std::string> texts;
  for (CaptureHistory cell : cells) texts.push_back("those on " + history_text(cell, lists));
  return join_with_and(texts);
}

/// Cells whose counts estimators do not take at their word.
void add_cells_in_doubt(std::string& text, const Scenario& scenario) {
  for (const EstimatorSpec& estimator : scenario.estimation.estimators) {
    const CellsInDoubt& cells = estimator.in_doubt;
    if (!cells.omitted.empty())
      text += fmt::format(" {} leaves out {}, and counts those whom its model expects there.",
                          estimator.label, cells_text(cells.omitted, estimator.lists));
    if (!cells.bounded.empty())
      text += fmt::format(" {} takes the number of {} for the most that there can be.",
                          estimator.label, cells_text(cells.bounded, estimator.lists));
  }
}

void add_repairs(std::string& text, const Scenario& scenario) {
  for (const EstimatorSpec& estimator : scenario.estimation.estimators) {
    const MethodKind& kind = kind_of(estimator.method);
    if (kind.told == nullptr) continue;
    const std::string assumed = kind.told(estimator.method, estimator.lists);
    if (!assumed.empty()) text += fmt::format(" {} takes {}.", estimator.label, assumed);
  }
}

}  // namespace

std::string estimation_paragraph(const Scenario& scenario) {
  std::string text;
  add_lists(text, scenario);
  add_removals(text, scenario.estimation);
  add_suppression(text, scenario.estimation);
  add_strata(text, scenario);
  add_assumed_shares(text, scenario);
  add_cells_in_doubt(text, scenario);
  add_repairs(text, scenario);
  if (scenario.estimation.target == Target::ever_present)
    text += in_words(" The truth is the number of victims ever present.", scenario.words);
  if (scenario.estimation.target == Target::reachable)
    text += fmt::format(
        " The truth is the number of {} whose chance of being on any list in use exceeds {}; the "
        "others are out of reach, whatever the method.",
        scenario.words.victims, percent_text(scenario.estimation.reachable_above));
  return text.empty() ? "" : "Estimation:" + text;
}

}  // namespace darknumber

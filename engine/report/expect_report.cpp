// SPDX-License-Identifier: MIT
#include "engine/report/expect_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/estimates_report.h"
#include "engine/report/numbers.h"
#include "engine/report/text_table.h"

namespace darknumber {
namespace {

constexpr double smallest_shown = 0.5;  // entities; the rest are all in the JSON form

std::string lists_table(const ContingencyTable& table, const ListsInUse& lists) {
  TextTable text({"list", "entities", "on no other"});
  for (std::size_t list = 0; list < lists.size(); ++list) {
    const CaptureHistory alone = only(static_cast<int>(list));
    text.add({lists[list].name, quantity_text(table.on_all(alone)), quantity_text(table[alone])});
  }
  return text.text();
}

/// The histories on two lists or more, the most frequent first.
std::string overlaps_table(const ContingencyTable& table, const ListsInUse& lists) {
  std::vector<CaptureHistory> shown;
  std::size_t hidden = 0;
  for (CaptureHistory h = 1; h < table.counts().size(); ++h) {
    if (lists_on(h) < 2) continue;
    if (table[h] >= smallest_shown)
      shown.push_back(h);
    else
      ++hidden;
  }
  std::stable_sort(shown.begin(), shown.end(),
                   [&](CaptureHistory a, CaptureHistory b) { return table[a] > table[b]; });
  TextTable text({"on two lists or more", "entities"});
  for (CaptureHistory h : shown) text.add({joined_names(h, lists, " + "), quantity_text(table[h])});
  std::string out = text.text();
  if (hidden > 0)
    out += fmt::format(
        "  ({} more histories with less than half an entity each; all with --format json)\n",
        hidden);
  return out;
}

}  // namespace

std::string expect_json(const PreparedStudy& study) {
  const ListsInUse& lists = study.scenario.estimation.lists;
  const ContingencyTable table = project(study.observed.entities, lists);
  Value root = empty_object();
  Value names = empty_array();
  for (const ListInUse& list : lists) names.array().push_back(make_value(list.name));
  add_member(root, "lists", std::move(names));
  add_member(root, "target",
             study.scenario.estimation.target == Target::present ? "present" : "ever_present");
  add_member(root, "truth", study.truth());
  add_member(root, "ever_present", study.expected.ever_present);
  Value cells = empty_object();
  for (CaptureHistory h = 1; h < table.counts().size(); ++h)
    add_member(cells, to_digits(h, table.lists()), table[h]);
  add_member(root, "table", std::move(cells));
  add_member(root, "observed", table.observed());
  add_member(root, "false_positive_entities", study.expected.false_positive_entities);
  add_member(root, "estimates",
             estimates_value({study.scenario.estimation.estimators, study.answers,
                              study.on_expected, study.truths()}));
  return write_json(root, JsonLayout::indented);
}

std::string expect_text(const PreparedStudy& study) {
  const Scenario& scenario = study.scenario;
  const ListsInUse& lists = scenario.estimation.lists;
  const ContingencyTable table = project(study.observed.entities, lists);
  std::string out = scenario.title.empty() ? "" : scenario.title + "\n\n";
  out += fmt::format("  truth      {} victims\n", quantity_text(study.truth()));
  out +=
      fmt::format("  observed   {} entities expected on {} lists, {} of them false positives\n\n",
                  quantity_text(table.observed()), lists.size(),
                  quantity_text(study.expected.false_positive_entities));
  out += lists_table(table, lists) + "\n";
  out += overlaps_table(table, lists) + "\n";
  out += estimates_text(
      {scenario.estimation.estimators, study.answers, study.on_expected, study.truths()});
  return out +
         "\n  Exact: no number here has sampling noise. Standard errors and intervals are those "
         "that the\n"
         "  method gives for this very table.\n";
}

}  // namespace darknumber

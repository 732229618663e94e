// SPDX-License-Identifier: MIT
#include "engine/report/expect_report.h"

#include <fmt/format.h>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/estimates_report.h"
#include "engine/report/numbers.h"
#include "engine/report/register_table.h"
#include "engine/simulation/replicate.h"

namespace darknumber {

std::string expect_json(const PreparedPoint& study) {
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
  add_member(root, "table", table_value(table));
  add_member(root, "observed", table.observed());
  add_member(root, "false_positive_entities", study.expected.false_positive_entities);
  add_member(
      root, "estimates",
      estimates_value(
          {study.scenario.estimation.estimators, study.answers, study.on_expected, study.truths(),
           tables_of(study.answers, study.scenario.estimation.estimators, study.observed)}));
  return write_json(root, JsonLayout::indented);
}

std::string expect_text(const PreparedPoint& study) {
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
  out += estimates_text({scenario.estimation.estimators, study.answers, study.on_expected,
                         study.truths(),
                         tables_of(study.answers, scenario.estimation.estimators, study.observed)});
  return out +
         "\n  Exact: no number here has sampling noise. Standard errors and intervals are those "
         "that the\n"
         "  method gives for this very table.\n";
}

}  // namespace darknumber

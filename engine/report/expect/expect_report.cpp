// SPDX-License-Identifier: MIT
#include "engine/report/expect/expect_report.h"

#include <fmt/format.h>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/estimate/estimates_report.h"
#include "engine/report/expect/expected_answers.h"
#include "engine/report/expect/published_figures.h"
#include "engine/report/expect/register_table.h"
#include "engine/report/numbers.h"
#include "engine/report/text_table.h"
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
  if (Value published = published_comparison_value(study); !published.is_null())
    add_member(root, "published", std::move(published));
  return write_json(root, JsonLayout::indented);
}

std::string expect_text(const PreparedPoint& study, std::size_t width) {
  const Scenario& scenario = study.scenario;
  const ListsInUse& lists = scenario.estimation.lists;
  const ContingencyTable table = project(study.observed.entities, lists);
  std::string out = scenario.title.empty() ? "" : wrapped(scenario.title, width) + "\n\n";
  out += labelled("truth", 11,
                  counted(study.truth(), scenario.words.victim, scenario.words.victims), width);
  out += labelled("observed", 11,
                  fmt::format("{} expected on {}, {} of them false positives",
                              counted(table.observed(), "entity", "entities"),
                              counted(static_cast<double>(lists.size()), "list"),
                              quantity_text(study.expected.false_positive_entities)),
                  width) +
         "\n";
  out += lists_table(table, lists, width) + "\n";
  out += overlaps_table(table, lists, width) + "\n";
  out += estimates_text(
             {scenario.estimation.estimators, study.answers, study.on_expected, study.truths(),
              tables_of(study.answers, scenario.estimation.estimators, study.observed)},
             width) +
         "\n";
  if (const std::string published = published_text(study, width); !published.empty())
    out += published + "\n";
  std::string note =
      "  This is the expected table: no number here has sampling noise. Standard errors and "
      "intervals are those that the method gives for this very table.";
  if (const std::string meanings = note_on_meanings(expected_answers(study)); !meanings.empty())
    note += " " + meanings;
  if (study.world.has_false_links()) note += std::string(" ") + false_links_note;
  if (const auto sizes = list_sizes_of(study)) note += " " + sizes_sentence(*sizes);
  if (const std::string sentence = published_sentence(scenario.published, study.truth());
      !sentence.empty())
    note += " " + sentence;
  return out + wrapped(note, width, "  ") + "\n";
}

}  // namespace darknumber

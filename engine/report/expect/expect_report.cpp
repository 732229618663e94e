// SPDX-License-Identifier: MIT
#include "engine/report/expect/expect_report.h"

#include <fmt/format.h>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/estimate/answered_report.h"
#include "engine/report/estimate/estimates_csv.h"
#include "engine/report/expect/expected_answers.h"
#include "engine/report/expect/out_of_reach.h"
#include "engine/report/expect/published_figures.h"
#include "engine/report/expect/register_table.h"
#include "engine/report/expect/suppression_note.h"
#include "engine/report/numbers.h"
#include "engine/simulation/replicate.h"

namespace darknumber {
namespace {

Answered answered_on(const PreparedPoint& study) {
  const std::vector<EstimatorSpec>& estimators = study.scenario.estimation.estimators;
  return {estimators, study.answers, study.on_expected, study.truths(),
          tables_of(study.answers, estimators, study.observed)};
}

std::string_view target_name(Target target) {
  switch (target) {
    case Target::present:
      return "present";
    case Target::ever_present:
      return "ever_present";
    case Target::reachable:
      return "reachable";
  }
  return "";
}

}  // namespace

std::string expect_json(const PreparedPoint& study, const StopQuestion* stop) {
  const ListsInUse& lists = study.scenario.estimation.lists;
  const ContingencyTable table = project(study.observed.entities, lists);
  Value root = empty_object();
  Value names = empty_array();
  for (const ListInUse& list : lists) names.array().push_back(make_value(list.name));
  add_member(root, "lists", std::move(names));
  add_member(root, "target", std::string(target_name(study.scenario.estimation.target)));
  add_member(root, "truth", study.truth());
  add_member(root, "ever_present", study.expected.ever_present);
  add_member(root, "table", table_value(table));
  if (study.observed.hidden)
    add_member(root, "suppressed",
               intervals_value(study.scenario.estimation, *study.observed.hidden));
  add_member(root, "observed", table.observed());
  add_member(root, "false_positive_entities", study.expected.false_positive_entities);
  add_member(root, "estimates", estimates_value(answered_on(study)));
  if (Value published = published_comparison_value(study, stop); !published.is_null())
    add_member(root, "published", std::move(published));
  return write_json(root, JsonLayout::indented);
}

Blocks expect_blocks(const PreparedPoint& study) {
  const Scenario& scenario = study.scenario;
  const ListsInUse& lists = scenario.estimation.lists;
  const ContingencyTable table = project(study.observed.entities, lists);
  Blocks blocks;
  if (!scenario.title.empty()) blocks.push_back({Heading{scenario.title}});
  Facts facts;
  facts.lines.emplace_back("truth",
                           counted(study.truth(), scenario.words.victim, scenario.words.victims));
  if (const std::string text = out_of_reach_text(study); !text.empty())
    facts.lines.emplace_back("beyond", text);
  facts.lines.emplace_back("observed",
                           fmt::format("{} expected on {}, {} of them false positives",
                                       counted(table.observed(), "entity", "entities"),
                                       counted(static_cast<double>(lists.size()), "list"),
                                       quantity_text(study.expected.false_positive_entities)));
  blocks.push_back({std::move(facts)});
  blocks.push_back({lists_table(table, lists)});
  blocks.push_back({overlaps_table(table, lists)});
  append(blocks, estimates_blocks(answered_on(study)));
  append(blocks, published_blocks(study));
  std::string note =
      "This is the expected table: no number here has sampling noise. Standard errors and "
      "intervals are those that the method gives for this very table.";
  if (study.observed.hidden)
    if (const std::string hidden = suppression_note(scenario.estimation, *study.observed.hidden);
        !hidden.empty())
      note += " " + hidden;
  if (const std::string meanings = note_on_meanings(expected_answers(study), scenario.words);
      !meanings.empty())
    note += " " + meanings;
  if (study.world.has_false_links()) note += std::string(" ") + false_links_note;
  if (const auto sizes = list_sizes_of(study)) note += " " + sizes_sentence(*sizes);
  if (const std::string sentence = published_sentence(scenario.published, study.truth());
      !sentence.empty())
    note += " " + sentence;
  blocks.push_back(remark(std::move(note)));
  return blocks;
}

std::string expect_csv(const PreparedPoint& study) {
  return estimates_csv({}, {answered_on(study)});
}

}  // namespace darknumber

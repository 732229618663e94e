// SPDX-License-Identifier: MIT
#include "engine/report/page/explore/exploration.h"

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/page/explore/interval_views.h"
#include "engine/report/page/explore/points_view.h"
#include "engine/report/page/explore/rows_view.h"

namespace darknumber {
namespace {

std::string document(std::vector<Value> views) {
  Value value = empty_object();
  Value all = empty_array();
  for (Value& one : views)
    if (!one.is_null()) all.array().push_back(std::move(one));
  if (all.array().empty()) return "";
  add_member(value, "views", std::move(all));
  std::string out;
  for (const char c : write_json(value))
    if (c == '<')
      out += "\\u003c";
    else
      out += c;
  return out;
}

}  // namespace

std::string exploration_of(const StudyRun& run, const StudyPlan& plan) {
  if (const auto* explained = std::get_if<ExplainOutcome>(&run.outcome))
    return document({worlds_view(explained->explanation, plan.scenario().words.victims),
                     beliefs_view(explained->explanation, plan)});
  if (plan.scenario().study) return document({points_view(run.result, plan)});
  return document({registers_view(run.result), points_view(run.result, plan)});
}

std::string exploration_of(const TableEstimates& table) {
  return document({estimates_view(table)});
}

void add_exploration(Page& page, std::string exploration) {
  if (exploration.empty()) return;
  page.sections.push_back(
      {"explore",
       "What would you like to look at?",
       {statement("Choose what is drawn. A mark says what it is when it is pointed at, or when the "
                  "arrow keys come to it.")},
       {},
       std::move(exploration)});
}

}  // namespace darknumber

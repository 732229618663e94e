// SPDX-License-Identifier: MIT
#include "engine/report/estimate/estimate_report.h"

#include <fmt/format.h>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/input/wording.h"
#include "engine/report/estimate/estimates_report.h"
#include "engine/report/estimate/suppressed_report.h"
#include "engine/report/estimate/table_diagnostics.h"
#include "engine/report/numbers.h"
#include "engine/report/text_table.h"

namespace darknumber {
namespace {

constexpr const char* caution =
    "Each is right only if its assumptions hold: nobody enters or leaves, records are linked "
    "without error, everyone on a list belongs to the population, and lists and people are as the "
    "model says. The intervals allow for chance alone, not for a violated assumption. darknumber "
    "list estimators METHOD says what breaks each.";

Value value_of(const TableEstimates& estimates) {
  Value root = empty_object();
  Value names = empty_array();
  for (const ListInUse& list : estimates.lists) names.array().push_back(make_value(list.name));
  add_member(root, "lists", std::move(names));
  add_member(root, "observed", estimates.table.observed());
  add_member(root, "overlap", estimates.table.overlap());
  add_diagnostics(root, estimates);
  Value answers = estimates_value(
      {estimates.estimators, estimates.answers, estimates.outcomes, {}, estimates.tables});
  for (std::size_t a = 0; a < estimates.ranges.size(); ++a)
    add_member(answers.array()[a], "over_completions", range_value(estimates.ranges[a]));
  add_member(root, "estimates", std::move(answers));
  return root;
}

std::string text_of(const TableEstimates& estimates, std::size_t width) {
  std::vector<std::string> sizes;
  for (std::size_t list = 0; list < estimates.lists.size(); ++list)
    sizes.push_back(
        fmt::format("{} {}", estimates.lists[list].name,
                    quantity_text(estimates.table.on_all(only(static_cast<int>(list))))));
  std::string out =
      wrapped(fmt::format("{} observed on {} ({}), {} of them on two or more.",
                          counted(estimates.table.observed(), "person"),
                          counted(static_cast<double>(estimates.lists.size()), "list"),
                          join_with_and(sizes), quantity_text(estimates.table.overlap())),
              width);
  out += "\n\n" + diagnostics_text(estimates, width) + "\n" +
         estimates_text(
             {estimates.estimators, estimates.answers, estimates.outcomes, {}, estimates.tables},
             width);
  if (!estimates.ranges.empty())
    out += "\n" + ranges_text(estimates.answers, estimates.ranges, width);
  return out;
}

}  // namespace

std::string estimates_json_of(const std::vector<std::string>& replicates,
                              const std::vector<TableEstimates>& estimates) {
  if (replicates.empty()) return write_json(value_of(estimates.front()), JsonLayout::indented);
  Value root = empty_object();
  Value items = empty_array();
  for (std::size_t r = 0; r < replicates.size(); ++r) {
    Value item = empty_object();
    add_member(item, "replicate", replicates[r]);
    Value table = value_of(estimates[r]);
    for (Member& member : table.object()) add_member(item, member.name, std::move(member.value));
    items.array().push_back(std::move(item));
  }
  add_member(root, "replicates", std::move(items));
  return write_json(root, JsonLayout::indented);
}

std::string estimates_text_of(const std::vector<std::string>& replicates,
                              const std::vector<TableEstimates>& estimates, std::size_t width) {
  std::string out;
  for (std::size_t r = 0; r < estimates.size(); ++r) {
    if (!replicates.empty())
      out += fmt::format("{}Replicate {}: ", r == 0 ? "" : "\n", replicates[r]);
    out += text_of(estimates[r], width);
  }
  return out + "\n" + wrapped(std::string("  ") + caution, width, "  ") + "\n";
}

}  // namespace darknumber

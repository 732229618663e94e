// SPDX-License-Identifier: MIT
#include "engine/report/estimate/estimate_report.h"

#include <fmt/format.h>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/input/wording.h"
#include "engine/report/estimate/answered_report.h"
#include "engine/report/estimate/estimates_csv.h"
#include "engine/report/estimate/suppressed_report.h"
#include "engine/report/estimate/table_diagnostics.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

constexpr const char* caution =
    "Each is right only if its assumptions hold: nobody enters or leaves, records are linked "
    "without error, everyone on a list belongs to the population, and lists and people are as the "
    "model says. The intervals allow for chance alone, not for a violated assumption. darknumber "
    "list estimators METHOD says what breaks each.";

Answered answered_of(const TableEstimates& estimates) {
  return {estimates.estimators, estimates.answers, estimates.outcomes, {},
          estimates.tables,     estimates.chains};
}

Value value_of(const TableEstimates& estimates) {
  Value root = empty_object();
  Value names = empty_array();
  for (const ListInUse& list : estimates.lists) names.array().push_back(make_value(list.name));
  add_member(root, "lists", std::move(names));
  add_member(root, "observed", estimates.table.observed());
  add_member(root, "overlap", estimates.table.overlap());
  add_diagnostics(root, estimates);
  Value answers = estimates_value(answered_of(estimates));
  for (std::size_t a = 0; a < estimates.ranges.size(); ++a)
    add_member(answers.array()[a], "over_completions", range_value(estimates.ranges[a]));
  add_member(root, "estimates", std::move(answers));
  return root;
}

/// `before`: what the first sentence begins with.
Blocks blocks_of(const TableEstimates& estimates, const std::string& before) {
  std::vector<std::string> sizes;
  for (std::size_t list = 0; list < estimates.lists.size(); ++list)
    sizes.push_back(
        fmt::format("{} {}", estimates.lists[list].name,
                    quantity_text(estimates.table.on_all(only(static_cast<int>(list))))));
  Blocks blocks{
      statement(fmt::format("{}{} observed on {} ({}), {} of them on two or more.", before,
                            counted(estimates.table.observed(), "person"),
                            counted(static_cast<double>(estimates.lists.size()), "list"),
                            join_with_and(sizes), quantity_text(estimates.table.overlap())))};
  append(blocks, diagnostics_blocks(estimates));
  append(blocks, estimates_blocks(answered_of(estimates)));
  if (!estimates.ranges.empty()) append(blocks, ranges_blocks(estimates.answers, estimates.ranges));
  return blocks;
}

}  // namespace

Value estimates_document(const std::vector<std::string>& replicates,
                         const std::vector<TableEstimates>& estimates) {
  if (replicates.empty()) return value_of(estimates.front());
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
  return root;
}

std::string estimates_json_of(const std::vector<std::string>& replicates,
                              const std::vector<TableEstimates>& estimates) {
  return write_json(estimates_document(replicates, estimates), JsonLayout::indented);
}

Blocks estimates_blocks_of(const std::vector<std::string>& replicates,
                           const std::vector<TableEstimates>& estimates) {
  Blocks blocks;
  for (std::size_t r = 0; r < estimates.size(); ++r)
    append(blocks,
           blocks_of(estimates[r], replicates.empty() ? "" : "Replicate " + replicates[r] + ": "));
  blocks.push_back(remark(caution));
  return blocks;
}

std::string estimates_csv_of(const std::vector<std::string>& replicates,
                             const std::vector<TableEstimates>& estimates) {
  std::vector<Answered> answered;
  for (const TableEstimates& one : estimates) answered.push_back(answered_of(one));
  return estimates_csv(replicates, answered);
}

}  // namespace darknumber

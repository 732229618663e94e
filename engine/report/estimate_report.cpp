// SPDX-License-Identifier: MIT
#include "engine/report/estimate_report.h"

#include <fmt/format.h>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/estimates_report.h"
#include "engine/report/numbers.h"
#include "engine/report/text_table.h"
#include "engine/scenario/wording.h"

namespace darknumber {
namespace {

constexpr const char* caution =
    "Each is right only if its assumptions hold: nobody enters or leaves, records are linked "
    "without error, everyone on a list belongs to the population, and lists and people are as the "
    "model says. The intervals allow for chance alone, not for a violated assumption. darknumber "
    "list estimators METHOD says what breaks each.";

}  // namespace

std::string estimate_json(const TableEstimates& estimates) {
  Value root = empty_object();
  Value names = empty_array();
  for (const ListInUse& list : estimates.lists) names.array().push_back(make_value(list.name));
  add_member(root, "lists", std::move(names));
  add_member(root, "observed", estimates.table.observed());
  add_member(root, "overlap", estimates.table.overlap());
  add_member(
      root, "estimates",
      estimates_value(
          {estimates.estimators, estimates.answers, estimates.outcomes, {}, estimates.tables}));
  return write_json(root, JsonLayout::indented);
}

std::string estimate_text(const TableEstimates& estimates, std::size_t width) {
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
  out += "\n\n" +
         estimates_text(
             {estimates.estimators, estimates.answers, estimates.outcomes, {}, estimates.tables},
             width);
  return out + "\n" + wrapped(std::string("  ") + caution, width, "  ") + "\n";
}

}  // namespace darknumber

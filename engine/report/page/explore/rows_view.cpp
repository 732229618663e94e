// SPDX-License-Identifier: MIT
#include "engine/report/page/explore/rows_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/make_value.h"
#include "engine/report/charts/drawing.h"
#include "engine/report/numbers.h"
#include "engine/report/page/explore/views.h"

namespace darknumber {
namespace {

/// What came of the replicates of one estimator, and how it is written down.
struct RowColumns {
  Value values = empty_array();
  Value low = empty_array();
  Value high = empty_array();
  Value why = empty_array();
};

RowColumns columns_of(const PointResult& point, std::size_t estimator, std::size_t count) {
  RowColumns columns;
  const double truth = point.truths[estimator];
  for (std::size_t r = 0; r < count; ++r) {
    const ReplicateRow& row = point.rows[estimator][r];
    const bool ok = row.status == Status::ok;
    const double none = grows_without_bound(row.status) ? INFINITY : NAN;
    columns.values.array().push_back(explored_number(ok ? row.estimate / truth : none, 5));
    columns.low.array().push_back(explored_number(ok ? row.lower / truth : NAN, 5));
    columns.high.array().push_back(explored_number(ok ? row.upper / truth : NAN, 5));
    columns.why.array().push_back(make_value(static_cast<std::int64_t>(row.status)));
  }
  return columns;
}

}  // namespace

Value registers_view(const RunResult& result) {
  const PointResult& point = result.points.front();
  std::vector<std::size_t> estimators;
  std::vector<std::string> labels;
  for (std::size_t e = 0; e < result.labels.size(); ++e)
    if (point.truths[e] > 0.0 && !point.rows[e].empty()) {
      estimators.push_back(e);
      labels.push_back(result.labels[e]);
    }
  if (estimators.empty()) return null_value();
  const std::size_t all = point.rows[estimators.front()].size();
  const std::size_t count =
      std::min({all, most_marks,
                std::max<std::size_t>(1, most_numbers_of_a_view / (3 * estimators.size()))});
  Value value = explored_view("rows", "Every register",
                              "The line is the truth; orange lies above it, blue below.", labels);
  Value values = empty_array();
  Value low = empty_array();
  Value high = empty_array();
  Value why = empty_array();
  for (const std::size_t e : estimators) {
    RowColumns columns = columns_of(point, e, count);
    values.array().push_back(std::move(columns.values));
    low.array().push_back(std::move(columns.low));
    high.array().push_back(std::move(columns.high));
    why.array().push_back(std::move(columns.why));
  }
  std::vector<std::string> reasons;
  for (int s = 0; s < status_count; ++s) reasons.emplace_back(meaning_of(static_cast<Status>(s)));
  add_member(value, "values", std::move(values));
  add_member(value, "low", std::move(low));
  add_member(value, "high", std::move(high));
  add_member(value, "why", std::move(why));
  add_member(value, "reasons", explored_texts(reasons));
  add_member(value, "axis", "estimate ÷ truth");
  add_member(value, "unit", "ratio");
  add_member(value, "log", true);
  add_member(value, "reference", 1.0);
  add_member(value, "rows", "registers");
  add_member(value, "row", "replicate");
  if (count < all)
    add_note(value,
             fmt::format("the first {} of {} registers", quantity_text(static_cast<double>(count)),
                         quantity_text(static_cast<double>(all))));
  return value;
}

Value worlds_view(const Explanation& found, const std::string& victims) {
  const std::vector<double>& all = found.sorted_victims;
  if (all.empty()) return null_value();
  const std::size_t count = std::min(all.size(), most_marks);
  Value value =
      explored_view("rows", "Every world", "Worlds that explain the table, as often as they do.",
                    {"these worlds"});
  Value column = empty_array();
  // They are in order: the middle of each of so many equal parts.
  for (std::size_t i = 0; i < count; ++i)
    column.array().push_back(explored_number(all[(2 * i + 1) * all.size() / (2 * count)]));
  Value values = empty_array();
  values.array().push_back(std::move(column));
  add_member(value, "values", std::move(values));
  add_member(value, "axis", "number of " + plain_text(victims));
  add_member(value, "unit", "persons");
  add_member(value, "log", true);
  add_member(value, "rows", "worlds");
  add_member(value, "row", "");
  if (count < all.size())
    add_note(value, fmt::format("{} of {} worlds, evenly by their order",
                                quantity_text(static_cast<double>(count)),
                                quantity_text(static_cast<double>(all.size()))));
  return value;
}

}  // namespace darknumber

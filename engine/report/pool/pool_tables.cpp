// SPDX-License-Identifier: MIT
#include "engine/report/pool/pool_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/input/wording.h"
#include "engine/performance/moments.h"
#include "engine/report/csv.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

/// The estimates of one answer, of the tables that have one.
std::vector<double> estimates_of(const PooledTables& pooled, std::size_t answer) {
  std::vector<double> estimates;
  for (const TablePart& part : pooled.parts)
    if (const auto* estimate = std::get_if<Estimate>(&part.outcomes[answer]))
      estimates.push_back(estimate->population_size);
  return estimates;
}

Cell whole_persons(double value) {
  return {whole_text(value)};
}

Table answers_table(const PooledTables& pooled) {
  Table table =
      table_with({"estimator", "mean", "std. deviation", "least", "greatest", "no estimate"});
  table.columns.back().needs_content = true;
  for (std::size_t a = 0; a < pooled.labels.size(); ++a) {
    const std::vector<double> estimates = estimates_of(pooled, a);
    const std::size_t none = pooled.parts.size() - estimates.size();
    const Cell without{none == 0 ? "" : std::to_string(none)};
    if (estimates.empty()) {
      const Cell missing{Missing{}};
      table.rows.push_back({{pooled.labels[a]}, missing, missing, missing, missing, without});
      continue;
    }
    const Moments moments = moments_of(estimates);
    const auto [least, greatest] = std::minmax_element(estimates.begin(), estimates.end());
    table.rows.push_back({{pooled.labels[a]},
                          {measured_number(moments.mean, moments.standard_error())},
                          whole_persons(moments.sd()),
                          whole_persons(*least),
                          whole_persons(*greatest),
                          without});
  }
  return table;
}

Table tables_table(const PooledTables& pooled) {
  std::vector<std::string> header{"table", "observed"};
  header.insert(header.end(), pooled.labels.begin(), pooled.labels.end());
  Table table = table_with(std::move(header));
  for (const TablePart& part : pooled.parts) {
    std::vector<Cell> cells{{part.name}, {quantity_text(part.observed)}};
    for (const FitOutcome& outcome : part.outcomes) {
      const auto* estimate = std::get_if<Estimate>(&outcome);
      cells.push_back(estimate != nullptr ? whole_persons(estimate->population_size)
                                          : Cell{std::string(name_of(std::get<Status>(outcome)))});
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

/// NaN where there is none.
struct EstimateNumbers {
  double estimate = NAN;
  double se = NAN;
  double lower = NAN;
  double upper = NAN;
  Status status = Status::ok;
};

EstimateNumbers numbers_of(const FitOutcome& outcome) {
  const auto* estimate = std::get_if<Estimate>(&outcome);
  if (estimate == nullptr) return {NAN, NAN, NAN, NAN, std::get<Status>(outcome)};
  EstimateNumbers numbers{estimate->population_size, estimate->se.value_or(NAN)};
  if (estimate->interval) {
    numbers.lower = estimate->interval->lower;
    numbers.upper = estimate->interval->upper;
  }
  return numbers;
}

Value estimates_value(const PooledTables& pooled, const TablePart& part) {
  Value estimates = empty_array();
  for (std::size_t a = 0; a < pooled.labels.size(); ++a) {
    const EstimateNumbers numbers = numbers_of(part.outcomes[a]);
    Value entry = empty_object();
    add_member(entry, "estimator", pooled.labels[a]);
    add_member(entry, "estimate", numbers.estimate);
    add_member(entry, "se", numbers.se);
    add_member(entry, "lower", numbers.lower);
    add_member(entry, "upper", numbers.upper);
    add_member(entry, "status", std::string(name_of(numbers.status)));
    estimates.array().push_back(std::move(entry));
  }
  return estimates;
}

}  // namespace

Blocks pool_tables_blocks(const PooledTables& pooled) {
  Facts facts;
  facts.lines.emplace_back(
      "pooled", fmt::format("{} of {}", counted(static_cast<double>(pooled.parts.size()), "table"),
                            join_with_and(pooled.lists)));
  Blocks blocks;
  blocks.push_back({std::move(facts)});
  blocks.push_back({answers_table(pooled)});
  blocks.push_back(remark(
      "± is the standard error of the mean over the tables. What they have in common, such as a "
      "violated assumption, it does not show."));
  blocks.push_back({tables_table(pooled)});
  return blocks;
}

std::string pool_tables_json(const PooledTables& pooled) {
  Value root = empty_object();
  Value lists = empty_array();
  for (const std::string& list : pooled.lists) lists.array().push_back(make_value(list));
  add_member(root, "lists", std::move(lists));
  Value pool = empty_array();
  for (std::size_t a = 0; a < pooled.labels.size(); ++a) {
    const std::vector<double> estimates = estimates_of(pooled, a);
    const Moments moments = moments_of(estimates);
    Value entry = empty_object();
    add_member(entry, "estimator", pooled.labels[a]);
    add_member(entry, "n_used", static_cast<std::int64_t>(estimates.size()));
    add_member(entry, "n_failed",
               static_cast<std::int64_t>(pooled.parts.size() - estimates.size()));
    add_member(entry, "mean", moments.mean);
    add_member(entry, "mean_se", moments.standard_error());
    add_member(entry, "sd", moments.sd());
    pool.array().push_back(std::move(entry));
  }
  add_member(root, "estimators", std::move(pool));
  Value tables = empty_array();
  for (const TablePart& part : pooled.parts) {
    Value entry = empty_object();
    add_member(entry, "table", part.name);
    add_member(entry, "observed", part.observed);
    add_member(entry, "estimates", estimates_value(pooled, part));
    tables.array().push_back(std::move(entry));
  }
  add_member(root, "tables", std::move(tables));
  return write_json(root, JsonLayout::indented);
}

std::string pool_tables_csv(const PooledTables& pooled) {
  std::string out = "table,observed,estimator,estimate,se,lower,upper,status\n";
  for (const TablePart& part : pooled.parts)
    for (std::size_t a = 0; a < pooled.labels.size(); ++a) {
      const EstimateNumbers numbers = numbers_of(part.outcomes[a]);
      out += fmt::format(
          "{},{},{},{},{},{},{},{}\n", csv_text(part.name), csv_number(part.observed),
          csv_text(pooled.labels[a]), csv_number(numbers.estimate), csv_number(numbers.se),
          csv_number(numbers.lower), csv_number(numbers.upper), name_of(numbers.status));
    }
  return out;
}

}  // namespace darknumber

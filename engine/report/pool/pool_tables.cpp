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
#include "engine/report/text_table.h"

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

std::string answers_table(const PooledTables& pooled, std::size_t width) {
  TextTable table({"estimator", "mean", "std. deviation", "least", "greatest", "no estimate"});
  table.leave_out_if_empty(5);
  for (std::size_t a = 0; a < pooled.labels.size(); ++a) {
    const std::vector<double> estimates = estimates_of(pooled, a);
    const std::size_t none = pooled.parts.size() - estimates.size();
    const std::string without = none == 0 ? "" : std::to_string(none);
    if (estimates.empty()) {
      table.add({pooled.labels[a], no_number_text, no_number_text, no_number_text, no_number_text,
                 without});
      continue;
    }
    const Moments moments = moments_of(estimates);
    const auto [least, greatest] = std::minmax_element(estimates.begin(), estimates.end());
    table.add({pooled.labels[a], measured_text(moments.mean, moments.standard_error()),
               quantity_text(std::round(moments.sd())), quantity_text(std::round(*least)),
               quantity_text(std::round(*greatest)), without});
  }
  return table.text(width);
}

std::string parts_table(const PooledTables& pooled, std::size_t width) {
  std::vector<std::string> header{"table", "observed"};
  header.insert(header.end(), pooled.labels.begin(), pooled.labels.end());
  TextTable table(header);
  for (const TablePart& part : pooled.parts) {
    std::vector<std::string> cells{part.name, quantity_text(part.observed)};
    for (const FitOutcome& outcome : part.outcomes) {
      const auto* estimate = std::get_if<Estimate>(&outcome);
      cells.push_back(estimate != nullptr ? quantity_text(std::round(estimate->population_size))
                                          : std::string(name_of(std::get<Status>(outcome))));
    }
    table.add(std::move(cells));
  }
  return table.text(width);
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

std::string pool_tables_text(const PooledTables& pooled, std::size_t width) {
  constexpr std::size_t label_width = 11;
  std::string out =
      labelled("pooled", label_width,
               fmt::format("{} of {}", counted(static_cast<double>(pooled.parts.size()), "table"),
                           join_with_and(pooled.lists)),
               width);
  out += "\n" + answers_table(pooled, width) + "\n";
  out +=
      wrapped(
          "  ± is the standard error of the mean over the tables. What they have in common, such "
          "as a violated assumption, it does not show.",
          width, "  ") +
      "\n\n";
  return out + parts_table(pooled, width);
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

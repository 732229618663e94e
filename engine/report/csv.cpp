// SPDX-License-Identifier: MIT
#include "engine/report/csv.h"

#include <cmath>

#include "engine/core/contracts.h"
#include "engine/input/json.h"

namespace darknumber {
namespace {

/// The factor columns of a point, each with a comma before or after it.
std::string cells_before(const std::vector<std::string>& cells) {
  std::string text;
  for (const std::string& cell : cells) text += cell + ",";
  return text;
}

std::string cells_after(const std::vector<std::string>& cells) {
  std::string text;
  for (const std::string& cell : cells) text += "," + cell;
  return text;
}

std::vector<std::string> factor_names(const RunResult& result) {
  std::vector<std::string> cells;
  for (const std::string& path : result.factors) cells.push_back(csv_text(path));
  return cells;
}

std::vector<std::string> factor_cells(const RunResult& result, const PointResult& point) {
  DN_EXPECT(point.factor_values.size() == result.factors.size(), "a value of each factor");
  std::vector<std::string> cells;
  for (const Value& value : point.factor_values) cells.push_back(csv_value(value));
  return cells;
}

std::string replicate_cells(const ReplicateRow& row, double truth) {
  std::string text = csv_number(truth);
  for (const double number : {row.estimate, row.se, row.lower, row.upper})
    text += "," + csv_number(number);
  text.append(",").append(name_of(row.status)).append(",").append(csv_number(row.observed));
  const NumberCell numbers[] = {
      {"n_hat", row.estimate}, {"se_n", row.se}, {"ci_lo", row.lower}, {"ci_hi", row.upper}};
  return text + "," + infinite_cell(numbers);
}

std::string measure_cells(const EstimatorMeasure& one) {
  const Measured& measured = one.measured;
  const NumberCell numbers[] = {
      {"value", measured.value}, {"mcse", measured.mcse}, {"exact", one.exact}};
  return csv_text(measured.name) + "," + csv_number(measured.value) + "," +
         csv_number(measured.mcse) + "," + std::to_string(measured.n_used) + "," +
         std::to_string(measured.n_failed) + "," + csv_number(one.exact) + "," +
         infinite_cell(numbers);
}

void write_replicates_of(std::ostream& out, const RunResult& result, std::size_t number) {
  const PointResult& point = result.points[number];
  const std::string factors = cells_after(factor_cells(result, point));
  const std::string point_cell = std::to_string(number) + ",";
  DN_EXPECT(point.rows.size() == result.labels.size(), "rows of each estimator");
  DN_EXPECT(result.lists.size() == result.labels.size(), "lists of each estimator");
  for (std::size_t replicate = 0; replicate < point.replicates(); ++replicate) {
    const auto name = point.first_replicate + static_cast<std::int64_t>(replicate);
    const std::string start = point_cell + std::to_string(name) + ",";
    for (std::size_t estimator = 0; estimator < result.labels.size(); ++estimator) {
      const ReplicateRow& row = point.rows[estimator][replicate];
      out << start + csv_text(result.labels[estimator]) + "," +
                 replicate_cells(row, point.truths[estimator]) + "," +
                 csv_text(chosen_model_text(row.model, result.lists[estimator])) + factors + "\n";
    }
  }
}

}  // namespace

std::string csv_text(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) cell.append(c == '"' ? 2 : 1, c);
  return cell + "\"";
}

std::string csv_number(double number) {
  return std::isfinite(number) ? shortest_number(number) : "";
}

std::string chosen_model_text(ModelCode code, const ListsInUse& lists) {
  if (code == 0) return "";
  std::string text;
  for (CaptureHistory set : interactions_of(code, static_cast<int>(lists.size())))
    text += (text.empty() ? "" : ",") + joined_names(set, lists, ":");
  return text.empty() ? "independence" : text;
}

std::string csv_value(const Value& value) {
  if (value.is_null()) return "";
  if (value.is_text()) return csv_text(value.text());
  if (value.is_integer()) return std::to_string(std::get<std::int64_t>(value.data));
  if (value.is_number()) return csv_number(value.number());
  return csv_text(write_json(value));
}

std::string infinite_cell(std::span<const NumberCell> cells) {
  std::string text;
  for (const NumberCell& cell : cells) {
    if (!std::isinf(cell.number)) continue;
    text += text.empty() ? "" : " ";
    text.append(cell.number < 0.0 ? "-" : "").append(cell.column);
  }
  return text;
}

void write_measures_csv(std::ostream& out, const RunResult& result) {
  out << "point," + cells_before(factor_names(result)) +
             "estimator,measure,value,mcse,n_used,n_failed,exact,infinite\n";
  for (std::size_t number = 0; number < result.points.size(); ++number) {
    const PointResult& point = result.points[number];
    const std::string start =
        std::to_string(number) + "," + cells_before(factor_cells(result, point));
    for (const EstimatorMeasure& one : point.own_measures)
      out << start + "," + measure_cells(one) + "\n";
    for (const EstimatorMeasure& one : point.measures)
      out << start + csv_text(result.labels[one.estimator]) + "," + measure_cells(one) + "\n";
  }
}

void write_replicates_csv(std::ostream& out, const RunResult& result) {
  out << "point,replicate,estimator,n_true,n_hat,se_n,ci_lo,ci_hi,status,n_observed,infinite,"
         "model" +
             cells_after(factor_names(result)) + "\n";
  for (std::size_t number = 0; number < result.points.size(); ++number)
    write_replicates_of(out, result, number);
}

}  // namespace darknumber

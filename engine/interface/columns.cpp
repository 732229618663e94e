// SPDX-License-Identifier: MIT
#include "engine/interface/columns.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <optional>

#include "engine/core/contracts.h"
#include "engine/input/csv.h"
#include "engine/report/csv.h"

namespace darknumber {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Fills a column of texts.
class Levels {
 public:
  explicit Levels(DataColumn& column) : column_(column) {}

  void add(const std::string& text) {
    const auto [place, is_new] = places_.emplace(text, column_.levels.size());
    if (is_new) column_.levels.push_back(text);
    column_.numbers.push_back(static_cast<double>(place->second));
  }

 private:
  DataColumn& column_;
  std::map<std::string, std::size_t> places_;
};

/// Calls `visit` with each row's point, replicate and estimator.
template <typename Visit>
void for_each_row(const RunResult& result, Visit visit) {
  for (std::size_t p = 0; p < result.points.size(); ++p) {
    const PointResult& point = result.points[p];
    for (std::size_t r = 0; r < point.replicates(); ++r)
      for (std::size_t e = 0; e < point.rows.size(); ++e) visit(p, r, e);
  }
}

template <typename NumberOf>
DataColumn numbers(const char* name, const RunResult& result, NumberOf number_of) {
  DataColumn column{name, {}, {}};
  for_each_row(result, [&](std::size_t p, std::size_t r, std::size_t e) {
    column.numbers.push_back(number_of(result.points[p], r, e));
  });
  return column;
}

DataColumn number_of_row(const char* name, const RunResult& result, double ReplicateRow::*number) {
  return numbers(name, result, [number](const PointResult& point, std::size_t r, std::size_t e) {
    return point.rows[e][r].*number;
  });
}

template <typename TextOf>
DataColumn texts(const std::string& name, const RunResult& result, TextOf text_of) {
  DataColumn column{name, {}, {}};
  Levels levels(column);
  for_each_row(result, [&](std::size_t p, std::size_t r, std::size_t e) {
    levels.add(text_of(result.points[p], r, e));
  });
  return column;
}

DataColumn points_of(const RunResult& result) {
  DataColumn column{"point", {}, {}};
  for_each_row(result, [&](std::size_t p, std::size_t, std::size_t) {
    column.numbers.push_back(static_cast<double>(p));
  });
  return column;
}

/// What a factor was set to: numbers where every point has one or none.
DataColumn factor_column(const RunResult& result, std::size_t factor) {
  const bool of_numbers =
      std::all_of(result.points.begin(), result.points.end(), [factor](const PointResult& point) {
        return point.factor_values[factor].is_null() || point.factor_values[factor].is_number();
      });
  const std::string& name = result.factors[factor];
  if (of_numbers)
    return numbers(name.c_str(), result, [factor](const PointResult& point, auto, auto) {
      const Value& value = point.factor_values[factor];
      return value.is_null() ? missing : value.number();
    });
  return texts(name, result, [factor](const PointResult& point, auto, auto) {
    const Value& value = point.factor_values[factor];
    return value.is_text() ? value.text() : csv_value(value);
  });
}

/// The number that a cell is; a missing one of an empty cell.
double number_of_cell(const std::string& cell) {
  if (cell.empty()) return missing;
  double number = 0.0;
  const char* end = cell.data() + cell.size();
  const auto [stop, error] = std::from_chars(cell.data(), end, number);
  DN_EXPECT(error == std::errc{} && stop == end, "a number in a column of numbers");
  return number;
}

}  // namespace

DataTable replicate_columns(const RunResult& result) {
  DataTable table{"replicates", {}};
  std::vector<DataColumn>& columns = table.columns;
  columns.push_back(points_of(result));
  columns.push_back(
      numbers("replicate", result, [](const PointResult& point, std::size_t r, std::size_t) {
        return static_cast<double>(point.first_replicate + static_cast<std::int64_t>(r));
      }));
  columns.push_back(texts("estimator", result, [&](const PointResult&, std::size_t, std::size_t e) {
    return result.labels[e];
  }));
  columns.push_back(numbers(
      "n_true", result,
      [](const PointResult& point, std::size_t, std::size_t e) { return point.truths[e]; }));
  columns.push_back(number_of_row("n_hat", result, &ReplicateRow::estimate));
  columns.push_back(number_of_row("se_n", result, &ReplicateRow::se));
  columns.push_back(number_of_row("ci_lo", result, &ReplicateRow::lower));
  columns.push_back(number_of_row("ci_hi", result, &ReplicateRow::upper));
  columns.push_back(
      texts("status", result, [](const PointResult& point, std::size_t r, std::size_t e) {
        return std::string(name_of(point.rows[e][r].status));
      }));
  columns.push_back(number_of_row("n_observed", result, &ReplicateRow::observed));
  columns.push_back(
      texts("model", result, [&](const PointResult& point, std::size_t r, std::size_t e) {
        return chosen_model_text(point.rows[e][r].model, result.lists[e]);
      }));
  for (std::size_t f = 0; f < result.factors.size(); ++f)
    columns.push_back(factor_column(result, f));
  return table;
}

DataTable columns_of_csv(std::string name, std::string_view csv,
                         std::span<const std::size_t> text_columns) {
  DataTable table{std::move(name), {}};
  std::vector<DataColumn>& columns = table.columns;
  std::vector<std::optional<Levels>> levels;
  visit_csv(csv, table.name, [&](TextRow& row) {
    if (columns.empty()) {
      for (const auto& head : row.fields) columns.push_back({std::string(head), {}, {}});
      levels.resize(columns.size());
      for (const std::size_t c : text_columns) levels.at(c).emplace(columns[c]);
      return;
    }
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::string cell(c < row.fields.size() ? row.fields[c] : "");
      if (levels[c])
        levels[c]->add(cell);
      else
        columns[c].numbers.push_back(number_of_cell(cell));
    }
  });
  return table;
}

}  // namespace darknumber

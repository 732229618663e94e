// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/pattern_model.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/loglinear_model.h"

namespace darknumber {
namespace {

using Values = std::vector<double>;  // one a pattern

/// The columns of one covariate.
std::vector<Values> main_columns(const PatternTable& table, std::size_t covariate, int trend) {
  const PatternCovariate& shape = table.covariates[covariate];
  const std::size_t kept = shape.kept.size();
  std::vector<Values> columns;
  if (trend == 0) {
    for (std::size_t level = 1; level < kept; ++level) {
      columns.emplace_back(table.patterns, 0.0);
      for (std::size_t p = 0; p < table.patterns; ++p)
        if (table.level_of(p, covariate) == level) columns.back()[p] = 1.0;
    }
    return columns;
  }
  const auto degrees = std::min(static_cast<std::size_t>(trend), kept - 1);
  for (std::size_t degree = 1; degree <= degrees; ++degree) {
    columns.emplace_back(table.patterns, 0.0);
    for (std::size_t p = 0; p < table.patterns; ++p) {
      const auto number = static_cast<double>(shape.kept[table.level_of(p, covariate)]);
      const double from_middle = 2.0 * number - (static_cast<double>(shape.levels) - 1.0);
      columns.back()[p] = std::pow(from_middle, static_cast<double>(degree));
    }
  }
  return columns;
}

double sufficient_statistic(const PatternTable& table, const PatternColumn& column) {
  double sum = 0.0;
  const double* margins = &table.margins[table.cell(column.lists, 0)];
  for (std::size_t p = 0; p < table.patterns; ++p) sum += column.values[p] * margins[p];
  return sum;
}

int variables_of(const PatternTable& table) {
  return table.lists + static_cast<int>(table.covariates.size());
}

}  // namespace

std::vector<PatternColumn> columns_of(const PatternTable& table, const Trends& trends,
                                      VariableSet term) {
  std::vector<Values> products{Values(table.patterns, 1.0)};
  const std::uint32_t covariates = covariates_of(term, table.lists);
  for (std::size_t c = 0; c < table.covariates.size(); ++c) {
    if (((covariates >> c) & 1U) == 0) continue;
    const std::vector<Values> of_one = main_columns(table, c, trends[c]);
    std::vector<Values> longer;
    for (const Values& product : products)
      for (const Values& factor : of_one) {
        longer.push_back(product);
        for (std::size_t p = 0; p < table.patterns; ++p) longer.back()[p] *= factor[p];
      }
    products = std::move(longer);
  }
  std::vector<PatternColumn> columns;
  for (Values& product : products) {
    DN_ENSURE(std::all_of(product.begin(), product.end(),
                          [](double value) { return std::abs(value) <= largest_whole_value; }),
              "values of columns are exact whole numbers");
    columns.push_back({term, lists_of(term, table.lists), std::move(product), 0.0});
    columns.back().observed = sufficient_statistic(table, columns.back());
  }
  return columns;
}

void add_term(PatternModel& model, const PatternTable& table, const Trends& trends,
              VariableSet term) {
  std::vector<PatternColumn> columns = columns_of(table, trends, term);
  if (columns.empty()) return;
  model.terms.push_back(term);
  for (PatternColumn& column : columns) model.columns.push_back(std::move(column));
}

PatternModel pattern_model_of(const PatternTable& table, const Trends& trends,
                              std::span<const VariableSet> interactions) {
  PatternModel model;
  model.columns = columns_of(table, trends, 0);
  for (int variable = 0; variable < variables_of(table); ++variable)
    add_term(model, table, trends, VariableSet{1} << variable);
  for (VariableSet term : closed_downwards(interactions)) add_term(model, table, trends, term);
  return model;
}

bool identifiable(const PatternModel& model, int lists) {
  const CaptureHistory all = only(lists) - 1;
  return std::none_of(model.terms.begin(), model.terms.end(),
                      [&](VariableSet term) { return is_subset(all, lists_of(term, lists)); });
}

WholeRow row_of(const PatternModel& model, CaptureHistory history, std::size_t pattern) {
  WholeRow row;
  row.reserve(model.columns.size());
  for (const PatternColumn& column : model.columns)
    row.push_back(is_subset(column.lists, history)
                      ? static_cast<std::int64_t>(column.values[pattern])  // whole, so exact
                      : 0);
  return row;
}

std::vector<VariableSet> two_way_terms(const PatternTable& table) {
  const CaptureHistory all = only(table.lists) - 1;
  std::vector<VariableSet> terms;
  for (int first = 0; first < variables_of(table); ++first)
    for (int second = first + 1; second < variables_of(table); ++second) {
      const VariableSet term = (VariableSet{1} << first) | (VariableSet{1} << second);
      if (!is_subset(all, lists_of(term, table.lists))) terms.push_back(term);
    }
  return terms;
}

}  // namespace darknumber

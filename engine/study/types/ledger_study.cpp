// SPDX-License-Identifier: MIT
#include "engine/study/types/ledger_study.h"

#include <algorithm>
#include <cmath>

#include "engine/input/make_value.h"
#include "engine/study/ledger.h"
#include "engine/study/plan_rows.h"
#include "engine/study/rounding.h"

namespace darknumber {
namespace {

/// The ledger of each replicate, and the mean and error of every entry.
LedgerOutcome::OfAnswer ledger(const AnswerRows& rows, std::size_t answer, std::size_t violations) {
  std::vector<std::vector<double>> values;
  for (std::size_t row = 0; row < rows.size(); ++row) values.push_back(rows.values(row));
  const std::size_t replicates = values.front().size();
  struct Columns {
    std::vector<double> alone, last, shapley;
  };
  std::vector<Columns> columns(violations);
  std::vector<double> off;
  std::vector<double> all;
  for (std::size_t r = 0; r < replicates; ++r) {
    std::vector<std::optional<double>> answers;
    double largest = 0.0;
    for (const std::vector<double>& row : values) {
      answers.push_back(std::isnan(row[r]) ? std::nullopt : std::optional(row[r]));
      if (std::isfinite(row[r])) largest = std::max(largest, std::abs(row[r]));
    }
    const Ledger one = ledger_of(violations, answers);
    off.push_back(one.off.value_or(NAN));
    all.push_back(one.all.value_or(NAN));
    for (std::size_t v = 0; v < violations; ++v) {
      columns[v].alone.push_back(one.lines[v].alone.value_or(NAN));
      columns[v].last.push_back(one.lines[v].last.value_or(NAN));
      columns[v].shapley.push_back(beyond_rounding(one.lines[v].shapley.value_or(NAN), largest));
    }
  }
  LedgerOutcome::OfAnswer outcome{answer, rows.mean_of(off), rows.mean_of(all), {}};
  for (const Columns& column : columns)
    outcome.lines.push_back(
        {rows.mean_of(column.alone), rows.mean_of(column.last), rows.mean_of(column.shapley)});
  return outcome;
}

}  // namespace

RowsAsked rows_asked(const LedgerStudy&, const StudySpec&, std::uint64_t) {
  return a_few_rows;
}

void plan_rows(const LedgerStudy&, StudyPlan& plan, RowPlanner& planner) {
  LedgerRows ledger{violations_of(planner.world)};
  planner.factors.emplace_back("violations");
  const std::vector<ViolationSet> subsets = ledger_subsets(ledger.violations.size());
  RowSource source;
  source.rows = subsets.size();
  source.values = [violations = ledger.violations, subsets](std::size_t row) {
    std::string on;
    for (std::size_t v = 0; v < violations.size(); ++v)
      if ((subsets[row] >> v & 1U) != 0)
        on += (on.empty() ? "" : " + ") + std::string(name_of(violations[v]));
    return std::vector<Value>{make_value(on.empty() ? "none" : on)};
  };
  source.scenario = [violations = ledger.violations, subsets,
                     world = planner.world](std::size_t row) {
    Scenario scenario = world;
    for (std::size_t v = 0; v < violations.size(); ++v)
      if ((subsets[row] >> v & 1U) == 0) scenario = without(std::move(scenario), violations[v]);
    return scenario;
  };
  plan.rows = plan.points.add(std::move(source));
  plan.meaning = std::move(ledger);
}

LedgerOutcome outcome_of(const LedgerStudy&, const StudyPlan& plan,
                         const std::vector<PointResult>& points) {
  LedgerOutcome outcome;
  outcome.violations = std::get<LedgerRows>(plan.meaning).violations;
  for (std::size_t answer : answers_asked(plan))
    outcome.answers.push_back(
        ledger(AnswerRows(plan, points, answer), answer, outcome.violations.size()));
  return outcome;
}

}  // namespace darknumber

// SPDX-License-Identifier: MIT
#include "engine/report/compare/compare_results_report.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/compare/difference_table.h"
#include "engine/report/compare/greatest_change.h"
#include "engine/report/csv.h"
#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

constexpr std::size_t most_lines = 60;  // of the table of measures; all with --format json

Evaluation evaluation_of(const StoredResults& results) {
  return results.scenario.study ? results.scenario.study->evaluate : Evaluation::monte_carlo;
}

bool same_scenario(const ComparedResults& compared) {
  return compared.first.run.scenario_hash == compared.second.run.scenario_hash;
}

bool same_digest(const ComparedResults& compared) {
  return compared.first.run.digest == compared.second.run.digest;
}

bool same_engine(const ComparedResults& compared) {
  return compared.first.run.engine_version == compared.second.run.engine_version &&
         compared.first.run.build == compared.second.run.build;
}

std::vector<FieldDifference> differences(const ComparedResults& compared) {
  return differences_of(compared.first.run.scenario, compared.second.run.scenario);
}

std::string side_text(const StoredResults& results) {
  const RunResult& run = results.run;
  const std::string made =
      evaluation_of(results) == Evaluation::expected
          ? "on the expected table"
          : fmt::format("{} replicates, seed {}",
                        quantity_text(static_cast<double>(run.points.front().replicates())),
                        run.seed);
  const std::string points =
      run.points.size() > 1 ? fmt::format("{} points, ", run.points.size()) : "";
  return fmt::format("{}: {}{}, digest {}", results.folder.string(), points, made, run.digest);
}

std::string engines_text(const ComparedResults& compared) {
  if (same_engine(compared)) return "";
  const auto engine = [](const RunResult& run) {
    return fmt::format("version {} ({})", run.engine_version, run.build);
  };
  return fmt::format("A was run by {}, B by {}.", engine(compared.first.run),
                     engine(compared.second.run));
}

/// Of scenarios that differ. `differing` is asked of paired replicates of the estimators of both.
std::string sameness_of_others(const RunComparison& comparison) {
  if (comparison.pairing != Pairing::paired || comparison.measures.empty())
    return "The scenarios differ.";
  return comparison.differing ? "The scenarios differ, and so do the replicates."
                              : "The scenarios differ; the replicates that both have, of the "
                                "estimators of both, are "
                                "the same to the last bit.";
}

/// Whether the replicates are the same, as one sentence or two.
std::string sameness_text(const ComparedResults& compared) {
  const RunComparison& comparison = compared.comparison;
  if (same_digest(compared)) return "The replicates are the same to the last bit.";
  if (!same_scenario(compared)) return sameness_of_others(comparison);
  if (compared.first.run.seed != compared.second.run.seed) return "The seeds differ.";
  if (!comparison.differing)
    return "All replicates that both have are the same to the last bit; one has more of them.";
  const DifferingReplicate& differing = *comparison.differing;
  const std::size_t point = comparison.points[differing.point].first;
  const std::string where = compared.first.run.points.size() > 1
                                ? fmt::format(" at {}", point_text(compared.first.run, point))
                                : "";
  return fmt::format(
      "Scenario and seed are the same, and the replicates are not: the first that differs is "
      "replicate {}{}, in {}. darknumber replay shows it stage by stage.",
      differing.replicate, where, differing.estimator);
}

std::string pairing_text(const RunComparison& comparison) {
  switch (comparison.pairing) {
    case Pairing::paired:
      return fmt::format(
          "Paired: A and B have the same seed, so the {} that both have draw the same random "
          "numbers. ± is the Monte Carlo standard error; that of a difference is of "
          "paired replicates.",
          counted(static_cast<double>(comparison.common_replicates), "replicate"));
    case Pairing::unpaired:
      return "Unpaired: A and B share no random numbers. ± is the Monte Carlo standard error; that "
             "of "
             "a difference is the root of the sum of both squares.";
    case Pairing::exact:
      return "Both were evaluated on the expected table, without sampling noise.";
  }
  return "";
}

std::string unmatched_text(const ComparedResults& compared) {
  const RunComparison& comparison = compared.comparison;
  std::string text;
  for (const std::string& label : comparison.only_first)
    text += fmt::format(" Only A has {}.", label);
  for (const std::string& label : comparison.only_second)
    text += fmt::format(" Only B has {}.", label);
  const auto count = [&](const RunResult& run) {
    return run.points.size() - comparison.points.size();
  };
  if (const std::size_t only = count(compared.first.run); only > 0)
    text += fmt::format(" {} point{} of A {} not in B.", only, only == 1 ? "" : "s",
                        only == 1 ? "is" : "are");
  if (const std::size_t only = count(compared.second.run); only > 0)
    text += fmt::format(" {} point{} of B {} not in A.", only, only == 1 ? "" : "s",
                        only == 1 ? "is" : "are");
  return text.empty() ? "" : text.substr(1);
}

Cell value_cell(double value, double mcse) {
  return {mcse > 0.0 ? measured_number(value, mcse) : significant(value, 4)};
}

Table measures_table(const ComparedResults& compared) {
  const RunComparison& comparison = compared.comparison;
  const bool many = comparison.points.size() > 1;
  std::vector<std::string> header{"measure", "estimator", "A", "B", "B − A"};
  if (many) header.insert(header.begin(), "point");
  Table table = table_with(std::move(header));
  table.columns[1].align = Align::left;
  if (many) table.columns[2].align = Align::left;
  std::size_t lines = 0;
  for (const MeasureDifference& one : comparison.measures) {
    if (++lines > most_lines) break;
    std::vector<Cell> row{{one.measure},
                          {one.estimator},
                          value_cell(one.first, one.first_mcse),
                          value_cell(one.second, one.second_mcse),
                          value_cell(one.difference, one.mcse)};
    if (many)
      row.insert(row.begin(),
                 Cell{point_text(compared.first.run, comparison.points[one.point].first)});
    table.rows.push_back(std::move(row));
  }
  if (comparison.measures.size() > most_lines)
    table.note =
        fmt::format("{} more; all with --format json", comparison.measures.size() - most_lines);
  return table;
}

Value side_value(const StoredResults& results) {
  Value value = empty_object();
  add_member(value, "folder", results.folder.string());
  add_member(value, "version", results.run.engine_version);
  add_member(value, "build", results.run.build);
  add_member(value, "scenario_hash", results.run.scenario_hash);
  add_member(value, "seed", static_cast<std::int64_t>(results.run.seed));
  add_member(value, "digest", results.run.digest);
  add_member(value, "points", static_cast<std::int64_t>(results.run.points.size()));
  add_member(value, "replicates",
             static_cast<std::int64_t>(results.run.points.front().replicates()));
  return value;
}

Value points_value(const ComparedResults& compared) {
  const RunResult& run = compared.first.run;
  Value points = empty_array();
  for (const MatchedPoint& matched : compared.comparison.points) {
    Value entry = empty_object();
    add_member(entry, "a", static_cast<std::int64_t>(matched.first));
    add_member(entry, "b", static_cast<std::int64_t>(matched.second));
    Value factors = empty_object();
    for (std::size_t f = 0; f < run.factors.size(); ++f)
      add_member(factors, run.factors[f], run.points[matched.first].factor_values[f]);
    add_member(entry, "factors", std::move(factors));
    points.array().push_back(std::move(entry));
  }
  return points;
}

Value measures_value(const ComparedResults& compared) {
  Value measures = empty_array();
  for (const MeasureDifference& one : compared.comparison.measures) {
    const MatchedPoint& point = compared.comparison.points[one.point];
    Value entry = empty_object();
    add_member(entry, "point_a", static_cast<std::int64_t>(point.first));
    add_member(entry, "point_b", static_cast<std::int64_t>(point.second));
    add_member(entry, "estimator",
               one.estimator.empty() ? null_value() : make_value(one.estimator));
    add_member(entry, "measure", one.measure);
    add_member(entry, "a", one.first);
    add_member(entry, "a_mcse", one.first_mcse);
    add_member(entry, "b", one.second);
    add_member(entry, "b_mcse", one.second_mcse);
    add_member(entry, "difference", one.difference);
    add_member(entry, "mcse", one.mcse);
    measures.array().push_back(std::move(entry));
  }
  return measures;
}

Value differing_value(const ComparedResults& compared) {
  if (!compared.comparison.differing) return null_value();
  const DifferingReplicate& differing = *compared.comparison.differing;
  const MatchedPoint& point = compared.comparison.points[differing.point];
  Value value = empty_object();
  add_member(value, "point_a", static_cast<std::int64_t>(point.first));
  add_member(value, "point_b", static_cast<std::int64_t>(point.second));
  add_member(value, "replicate", differing.replicate);
  add_member(value, "estimator", differing.estimator);
  return value;
}

Value labels_value(const std::vector<std::string>& labels) {
  Value value = empty_array();
  for (const std::string& label : labels) value.array().push_back(make_value(label));
  return value;
}

}  // namespace

ComparedResults compare_results(const StoredResults& first, const StoredResults& second) {
  const std::string measure =
      first.scenario.study ? measure_of(*first.scenario.study) : "median_inflation";
  return {first, second,
          compare_runs({first.run, evaluation_of(first), first.scenario.published},
                       {second.run, evaluation_of(second), second.scenario.published}, measure)};
}

Blocks compare_results_blocks(const ComparedResults& compared) {
  Blocks blocks{{Facts{3, {{"A", side_text(compared.first)}, {"B", side_text(compared.second)}}}}};
  append(blocks, differences_blocks(differences(compared)));
  blocks.push_back(statement(sameness_text(compared)));
  for (const std::string& text : {engines_text(compared), unmatched_text(compared)})
    if (!text.empty()) blocks.push_back({Paragraph{text}, true});
  if (compared.comparison.measures.empty()) {
    blocks.push_back(statement("The two have no point and no estimator in common to compare."));
    return blocks;
  }
  blocks.push_back({measures_table(compared)});
  blocks.push_back(remark(pairing_text(compared.comparison)));
  if (std::string change = greatest_change(compared); !change.empty())
    blocks.push_back(statement(std::move(change)));
  return blocks;
}

std::string compare_results_csv(const ComparedResults& compared) {
  std::string text =
      "point_a,point_b,estimator,measure,a,a_mcse,b,b_mcse,difference,mcse,infinite\n";
  for (const MeasureDifference& one : compared.comparison.measures) {
    const MatchedPoint& point = compared.comparison.points[one.point];
    const NumberCell numbers[] = {{"a", one.first},
                                  {"a_mcse", one.first_mcse},
                                  {"b", one.second},
                                  {"b_mcse", one.second_mcse},
                                  {"difference", one.difference},
                                  {"mcse", one.mcse}};
    text += fmt::format("{},{},{},{}", point.first, point.second, csv_text(one.estimator),
                        csv_text(one.measure));
    for (const NumberCell& cell : numbers) text += "," + csv_number(cell.number);
    text += "," + infinite_cell(numbers) + "\n";
  }
  return text;
}

std::string compare_results_json(const ComparedResults& compared) {
  const RunComparison& comparison = compared.comparison;
  Value root = empty_object();
  add_member(root, "compared", "results");
  add_member(root, "a", side_value(compared.first));
  add_member(root, "b", side_value(compared.second));
  add_member(root, "differences", differences_value(differences(compared)));
  add_member(root, "same_scenario", same_scenario(compared));
  add_member(root, "same_digest", same_digest(compared));
  add_member(root, "first_difference", differing_value(compared));
  add_member(root, "pairing", std::string(name_of(comparison.pairing)));
  add_member(root, "common_replicates", comparison.common_replicates);
  add_member(root, "only_a", labels_value(comparison.only_first));
  add_member(root, "only_b", labels_value(comparison.only_second));
  add_member(root, "points", points_value(compared));
  add_member(root, "measures", measures_value(compared));
  return write_json(root, JsonLayout::indented);
}

}  // namespace darknumber
